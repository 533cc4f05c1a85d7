UPDATE "trials" SET "steps" = CASE WHEN "answer" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object(
	'purpose', 'answer',
	'model', e."spec" #>> ARRAY['candidates', "candidate"::text, 'name'],
	'text', "answer",
	'servedModel', coalesce("answered_by", e."spec" #>> ARRAY['candidates', "candidate"::text, 'model']),
	'stop', coalesce("stop", 'complete'),
	'usage', "usage",
	'latencyMs', coalesce("latency_ms", 0))) END
	FROM "evaluations" e WHERE e."id" = "trials"."evaluation_id";--> statement-breakpoint
ALTER TABLE "trials" ALTER COLUMN "steps" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "trials" ALTER COLUMN "steps" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "margin" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "margin" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "call" jsonb;--> statement-breakpoint
UPDATE "trials" SET "provider" = split_part(e."spec" #>> '{scorer,model}', '/', 1)
	FROM "evaluations" e WHERE e."id" = "trials"."evaluation_id"
	AND "trials"."state" IN ('planned', 'running') AND "answer" IS NOT NULL AND e."spec" #>> '{scorer,type}' = 'judge';--> statement-breakpoint
UPDATE "trials" SET "call" = jsonb_build_object(
	'purpose', CASE WHEN "answer" IS NULL THEN 'answer' ELSE 'judge' END,
	'provider', "provider",
	'model', CASE WHEN "answer" IS NULL THEN e."spec" #>> ARRAY['candidates', "candidate"::text, 'name'] ELSE e."spec" #>> '{scorer,model}' END,
	'worst', "trials"."reserved"::text)
	FROM "evaluations" e WHERE e."id" = "trials"."evaluation_id" AND "trials"."state" = 'running';--> statement-breakpoint
ALTER TABLE "trials" DROP COLUMN "answer";--> statement-breakpoint
ALTER TABLE "trials" DROP COLUMN "answered_by";--> statement-breakpoint
ALTER TABLE "trials" DROP COLUMN "stop";--> statement-breakpoint
ALTER TABLE "trials" DROP COLUMN "usage";
