CREATE TABLE "announcements" (
	"workspace" text NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcements_workspace_subject_key_pk" PRIMARY KEY("workspace","subject","key")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"workspace" text NOT NULL,
	"week" text NOT NULL,
	"state" text NOT NULL,
	"channel" text,
	"ts" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "digests_workspace_week_pk" PRIMARY KEY("workspace","week")
);
