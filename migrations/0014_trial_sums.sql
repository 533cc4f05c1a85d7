CREATE TABLE "trial_sums" (
	"evaluation_id" uuid PRIMARY KEY NOT NULL,
	"sums" json NOT NULL,
	"scores" json NOT NULL,
	"latencies" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trial_sums" ADD CONSTRAINT "trial_sums_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;