ALTER TABLE "evaluations" ADD COLUMN "largest_usd" double precision;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "asks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "questions" jsonb DEFAULT '[]'::jsonb NOT NULL;