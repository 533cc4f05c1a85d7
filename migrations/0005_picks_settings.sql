CREATE TABLE "accepted_picks" (
	"evaluation_id" uuid PRIMARY KEY NOT NULL,
	"workspace" text NOT NULL,
	"name" text NOT NULL,
	"model" text NOT NULL,
	"replaces" text,
	"volume" bigint NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text,
	"destination_channel" text,
	"simulated" boolean NOT NULL,
	"cost_per_call" double precision NOT NULL,
	"tokens" jsonb,
	"accepted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspace_settings" (
	"workspace" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"changed_by_kind" text NOT NULL,
	"changed_by_id" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspace_settings_workspace_name_pk" PRIMARY KEY("workspace","name")
);
--> statement-breakpoint
CREATE INDEX "accepted_picks_workspace" ON "accepted_picks" USING btree ("workspace","accepted_at");