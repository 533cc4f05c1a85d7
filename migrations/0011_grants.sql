ALTER TABLE "evaluations" ADD COLUMN "granted" bigint;--> statement-breakpoint
UPDATE "evaluations" SET "granted" = "budget";--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "granted" SET NOT NULL;
