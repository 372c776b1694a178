CREATE TABLE "failover_events" (
	"failover_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"message" text NOT NULL,
	"phase" text NOT NULL,
	"step" text,
	"gate" text,
	"mark" text,
	"hash" text NOT NULL,
	CONSTRAINT "failover_events_in_order" PRIMARY KEY("failover_id","number")
);
--> statement-breakpoint
CREATE TABLE "failover_holds" (
	"source_cluster_id" bigint NOT NULL,
	"source_object_id" bigint NOT NULL,
	"failover_id" text NOT NULL,
	CONSTRAINT "failover_holds_once" PRIMARY KEY("source_cluster_id","source_object_id")
);
--> statement-breakpoint
CREATE TABLE "failover_objects" (
	"failover_id" text PRIMARY KEY NOT NULL,
	"objects" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failovers" (
	"failover_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"phase" text NOT NULL,
	"waiting_for" text,
	"source_cluster_id" bigint NOT NULL,
	"replication_cluster_id" bigint NOT NULL,
	"protection_group_id" text,
	"configuration_digest" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"look_at" timestamp (3) with time zone,
	"is_observed" boolean DEFAULT false NOT NULL,
	"last_event_number" integer DEFAULT 0 NOT NULL,
	"last_event_hash" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "failovers_failover_id" CHECK ("failovers"."failover_id" ~ '^[A-Za-z0-9._:-]{1,128}$'),
	CONSTRAINT "failovers_kind" CHECK ("failovers"."kind" in ('OBJECTS', 'VIEW')),
	CONSTRAINT "failovers_phase" CHECK ("failovers"."phase" in ('PREPARED', 'SYNCING', 'IN_SYNC', 'RECOVERING', 'RECOVERED', 'ACTIVATED', 'COMPLETED', 'ROLLING_BACK', 'ROLLED_BACK', 'CANCELED', 'STOPPED', 'FINISHED_BY_HAND'))
);
--> statement-breakpoint
ALTER TABLE "failover_events" ADD CONSTRAINT "failover_events_of_failover" FOREIGN KEY ("failover_id") REFERENCES "public"."failovers"("failover_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failover_holds" ADD CONSTRAINT "failover_holds_failover" FOREIGN KEY ("failover_id") REFERENCES "public"."failovers"("failover_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failover_objects" ADD CONSTRAINT "failover_objects_of_failover" FOREIGN KEY ("failover_id") REFERENCES "public"."failovers"("failover_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "failover_holds_of_failover" ON "failover_holds" USING btree ("failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_creation" ON "failovers" USING btree ("created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_phase" ON "failovers" USING btree ("phase","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_waiting" ON "failovers" USING btree ("waiting_for","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_source" ON "failovers" USING btree ("source_cluster_id","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_replication" ON "failovers" USING btree ("replication_cluster_id","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_by_group" ON "failovers" USING btree ("protection_group_id","created_at","failover_id");--> statement-breakpoint
CREATE INDEX "failovers_due" ON "failovers" USING btree ("look_at") WHERE "failovers"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "failovers_observed" ON "failovers" USING btree ("replication_cluster_id") WHERE "failovers"."is_observed";