ALTER TABLE "ledger" ADD COLUMN "actor_kind" text;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "actor_id" text;--> statement-breakpoint
UPDATE "ledger" SET
	"actor_kind" = e."actor_kind",
	"actor_id" = e."actor_id"
	FROM "evaluations" e WHERE e."id" = "ledger"."evaluation_id";
