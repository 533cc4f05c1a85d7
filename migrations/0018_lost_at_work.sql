ALTER TABLE "trials" ADD COLUMN "lost_at_work" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "trials" SET "lost_at_work" = "losses" WHERE "losses" > 0;
