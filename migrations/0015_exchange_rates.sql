CREATE TABLE "exchange_rates" (
	"source" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"per_dollar" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
