CREATE TABLE "update_turns" (
	"workspace" text PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL
);
