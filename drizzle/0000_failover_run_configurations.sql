CREATE TABLE "failover_run_configurations" (
	"digest" text PRIMARY KEY NOT NULL,
	"source_cluster_id" bigint NOT NULL,
	"replication_cluster_id" bigint NOT NULL,
	"protection_group_id" text,
	"run_type" text NOT NULL,
	"view_id" bigint,
	"cancel_non_failover_runs" boolean NOT NULL,
	"pause_next_runs" boolean NOT NULL,
	"object_ids" bigint[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "failover_run_configurations_digest" CHECK ("failover_run_configurations"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "failover_run_configurations_run_type" CHECK ("failover_run_configurations"."run_type" in ('INCREMENTAL', 'FULL', 'LOG', 'SYSTEM', 'ALL', 'HYDRATE_CDP', 'STORAGE_ARRAY_SNAPSHOT')),
	CONSTRAINT "failover_run_configurations_objects" CHECK (cardinality("failover_run_configurations"."object_ids") > 0)
);
--> statement-breakpoint
CREATE INDEX "failover_run_configurations_by_creation" ON "failover_run_configurations" USING btree ("created_at","digest");--> statement-breakpoint
CREATE INDEX "failover_run_configurations_by_source" ON "failover_run_configurations" USING btree ("source_cluster_id","created_at","digest");--> statement-breakpoint
CREATE INDEX "failover_run_configurations_by_replication" ON "failover_run_configurations" USING btree ("replication_cluster_id","created_at","digest");--> statement-breakpoint
CREATE INDEX "failover_run_configurations_by_group" ON "failover_run_configurations" USING btree ("protection_group_id","created_at","digest");--> statement-breakpoint
CREATE INDEX "failover_run_configurations_by_run_type" ON "failover_run_configurations" USING btree ("run_type","created_at","digest");