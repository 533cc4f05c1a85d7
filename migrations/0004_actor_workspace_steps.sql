ALTER TABLE "ledger" DROP CONSTRAINT "ledger_evaluation_id_evaluations_id_fk";
--> statement-breakpoint
DROP INDEX "ledger_at";--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "workspace" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "actor_kind" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "destination_channel" text;--> statement-breakpoint
UPDATE "evaluations" SET
	"workspace" = coalesce(nullif("requester"->>'team', ''), 'local'),
	"actor_kind" = CASE WHEN "requester"->>'user' IS NULL THEN 'terminal' ELSE 'person' END,
	"actor_id" = "requester"->>'user',
	"destination_channel" = "requester"->>'channel';--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "workspace" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "actor_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "requester";--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "workspace" text;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "simulated" boolean;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "provider" text;--> statement-breakpoint
UPDATE "ledger" SET
	"workspace" = e."workspace",
	"simulated" = e."simulated",
	"provider" = split_part("model", '/', 1),
	"purpose" = CASE "purpose" WHEN 'trial' THEN 'answer' ELSE "purpose" END
	FROM "evaluations" e WHERE e."id" = "ledger"."evaluation_id";--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "workspace" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "simulated" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "provider" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "steps" jsonb;--> statement-breakpoint
ALTER TABLE "trials" DROP COLUMN "cost";--> statement-breakpoint
CREATE INDEX "evaluations_workspace" ON "evaluations" USING btree ("workspace","created_at");--> statement-breakpoint
CREATE INDEX "ledger_provider_at" ON "ledger" USING btree ("provider","at");--> statement-breakpoint
CREATE INDEX "ledger_workspace_at" ON "ledger" USING btree ("workspace","at");
