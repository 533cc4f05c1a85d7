CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"spec" jsonb NOT NULL,
	"sample_count" integer NOT NULL,
	"requester" jsonb,
	"simulated" boolean NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"plan" jsonb,
	"stops" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"budget" bigint NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	"open" integer DEFAULT 0 NOT NULL,
	"wake_at" integer DEFAULT 0 NOT NULL,
	"estimated_usd" double precision NOT NULL,
	"full_design_usd" double precision NOT NULL,
	"expected_calls" integer NOT NULL,
	"result" jsonb,
	"message" jsonb,
	"announced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "evaluations_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"evaluation_id" uuid NOT NULL,
	"candidate" smallint NOT NULL,
	"sample" integer NOT NULL,
	"repeat" smallint NOT NULL,
	"attempt" integer NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"model" text NOT NULL,
	"served_model" text,
	"usage" jsonb,
	"price_row" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_call" UNIQUE("evaluation_id","candidate","sample","repeat","attempt","purpose")
);
--> statement-breakpoint
CREATE TABLE "samples" (
	"evaluation_id" uuid NOT NULL,
	"sample" integer NOT NULL,
	"columns" jsonb NOT NULL,
	"expected" text NOT NULL,
	"group" text,
	CONSTRAINT "samples_evaluation_id_sample_pk" PRIMARY KEY("evaluation_id","sample")
);
--> statement-breakpoint
CREATE TABLE "trials" (
	"evaluation_id" uuid NOT NULL,
	"candidate" smallint NOT NULL,
	"sample" integer NOT NULL,
	"repeat" smallint NOT NULL,
	"provider" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"worker" text,
	"lease_until" timestamp with time zone,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"answer" text,
	"answered_by" text,
	"stop" text,
	"usage" jsonb,
	"latency_ms" double precision,
	"cost" bigint DEFAULT 0 NOT NULL,
	"uncached_cost" bigint DEFAULT 0 NOT NULL,
	"score" double precision,
	"failure" text,
	"note" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "trials_evaluation_id_candidate_sample_repeat_pk" PRIMARY KEY("evaluation_id","candidate","sample","repeat")
);
--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samples" ADD CONSTRAINT "samples_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trials" ADD CONSTRAINT "trials_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluations_state" ON "evaluations" USING btree ("state");--> statement-breakpoint
CREATE INDEX "ledger_at" ON "ledger" USING btree ("at");--> statement-breakpoint
CREATE INDEX "trials_unfinished" ON "trials" USING btree ("state","lease_until");