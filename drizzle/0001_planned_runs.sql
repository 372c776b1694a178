CREATE TABLE "planned_run_events" (
	"failover_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"from_status" text,
	"to_status" text,
	"message" text NOT NULL,
	CONSTRAINT "planned_run_events_in_order" PRIMARY KEY("failover_id","position")
);
--> statement-breakpoint
CREATE TABLE "planned_runs" (
	"failover_id" text PRIMARY KEY NOT NULL,
	"configuration_digest" text NOT NULL,
	"source_cluster_id" bigint NOT NULL,
	"replication_cluster_id" bigint NOT NULL,
	"protection_group_id" text NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"waiting_on_other_run_cancellations" boolean DEFAULT false NOT NULL,
	"run_id" text,
	"percent_complete" double precision DEFAULT 0 NOT NULL,
	"bytes_transferred" bigint,
	"reason" text,
	"started_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submission_attempted_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"estimated_completion_at" timestamp (3) with time zone,
	"cancel_requested_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"last_synced_at" timestamp (3) with time zone,
	"failure_code" text,
	"failure_message" text,
	CONSTRAINT "planned_runs_failover_id" CHECK ("planned_runs"."failover_id" ~ '^[A-Za-z0-9._:-]{1,128}$'),
	CONSTRAINT "planned_runs_status" CHECK ("planned_runs"."status" in ('PENDING', 'WAITING', 'RUNNING', 'REPLICATING', 'SUCCEEDED', 'SUCCEEDED_WITH_WARNING', 'FAILED', 'MISSED', 'SKIPPED', 'PAUSED', 'ON_HOLD', 'CANCELING', 'CANCELED')),
	CONSTRAINT "planned_runs_percent" CHECK ("planned_runs"."percent_complete" between 0 and 100),
	CONSTRAINT "planned_runs_failure" CHECK (("planned_runs"."failure_code" is null) = ("planned_runs"."failure_message" is null))
);
--> statement-breakpoint
ALTER TABLE "planned_run_events" ADD CONSTRAINT "planned_run_events_of_run" FOREIGN KEY ("failover_id") REFERENCES "public"."planned_runs"("failover_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_runs" ADD CONSTRAINT "planned_runs_of_configuration" FOREIGN KEY ("configuration_digest") REFERENCES "public"."failover_run_configurations"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "planned_runs_one_unfinished_per_group" ON "planned_runs" USING btree ("source_cluster_id","protection_group_id") WHERE "planned_runs"."status" not in ('SUCCEEDED', 'SUCCEEDED_WITH_WARNING', 'FAILED', 'MISSED', 'SKIPPED', 'CANCELED');--> statement-breakpoint
CREATE INDEX "planned_runs_unfinished" ON "planned_runs" USING btree ("source_cluster_id","created_at","failover_id") WHERE "planned_runs"."status" not in ('SUCCEEDED', 'SUCCEEDED_WITH_WARNING', 'FAILED', 'MISSED', 'SKIPPED', 'CANCELED');--> statement-breakpoint
CREATE INDEX "planned_runs_by_creation" ON "planned_runs" USING btree ("created_at","failover_id");--> statement-breakpoint
CREATE INDEX "planned_runs_by_status" ON "planned_runs" USING btree ("status","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "planned_runs_by_source" ON "planned_runs" USING btree ("source_cluster_id","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "planned_runs_by_group" ON "planned_runs" USING btree ("protection_group_id","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "planned_runs_by_configuration" ON "planned_runs" USING btree ("configuration_digest","created_at","failover_id");