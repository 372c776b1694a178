ALTER TABLE "planned_runs" ADD COLUMN "contact_state" text DEFAULT 'IN_CONTACT' NOT NULL;--> statement-breakpoint
ALTER TABLE "planned_runs" ADD COLUMN "contact_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "planned_runs" ADD COLUMN "contact_code" text;--> statement-breakpoint
ALTER TABLE "planned_runs" ADD COLUMN "contact_message" text;--> statement-breakpoint
ALTER TABLE "planned_runs" ADD CONSTRAINT "planned_runs_contact_state" CHECK ("planned_runs"."contact_state" in ('IN_CONTACT', 'LOST', 'NOT_UNDERSTOOD'));--> statement-breakpoint
ALTER TABLE "planned_runs" ADD CONSTRAINT "planned_runs_contact" CHECK (("planned_runs"."contact_code" is null) = ("planned_runs"."contact_message" is null));--> statement-breakpoint
-- Until now the failure of a run that had not ended said why its cluster could not be asked. It stays there beside
-- the contact for one release, for servers of the last one.
UPDATE "planned_runs" AS "run" SET
	"contact_state" = CASE WHEN "failure_code" IN ('CLUSTER_NOT_UNDERSTOOD', 'CLUSTER_UNEXPECTED_ANSWER', 'PLANNED_RUN_UNKNOWN') THEN 'NOT_UNDERSTOOD' ELSE 'LOST' END,
	"contact_since" = coalesce((
		SELECT min("lost"."at") FROM "planned_run_events" AS "lost"
		WHERE "lost"."failover_id" = "run"."failover_id" AND "lost"."kind" = 'CLUSTER_LOST' AND "lost"."position" > coalesce((
			SELECT max("found"."position") FROM "planned_run_events" AS "found"
			WHERE "found"."failover_id" = "run"."failover_id" AND "found"."kind" = 'CLUSTER_FOUND'), 0)), "last_synced_at"),
	"contact_code" = "failure_code",
	"contact_message" = "failure_message"
WHERE "failure_code" IS NOT NULL AND "status" NOT IN ('SUCCEEDED', 'SUCCEEDED_WITH_WARNING', 'FAILED', 'MISSED', 'SKIPPED', 'CANCELED');
