CREATE TABLE "trial_counts" (
	"evaluation_id" uuid NOT NULL,
	"candidate" smallint NOT NULL,
	"done" integer NOT NULL,
	"wanted" integer NOT NULL,
	"scored" integer NOT NULL,
	"score_sum" double precision NOT NULL,
	CONSTRAINT "trial_counts_evaluation_id_candidate_pk" PRIMARY KEY("evaluation_id","candidate")
);
--> statement-breakpoint
ALTER TABLE "trial_counts" ADD CONSTRAINT "trial_counts_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "trial_counts"
SELECT "evaluation_id", "candidate", count(*) FILTER (WHERE "state" = 'done'),
	count(*) FILTER (WHERE "state" <> 'dropped'), count("score"), coalesce(sum("score"), 0)
FROM "trials" GROUP BY "evaluation_id", "candidate";
--> statement-breakpoint
CREATE FUNCTION "count_new_trials"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO trial_counts AS c
	SELECT evaluation_id, candidate, count(*) FILTER (WHERE state = 'done'),
		count(*) FILTER (WHERE state <> 'dropped'), count(score), coalesce(sum(score), 0)
	FROM added GROUP BY evaluation_id, candidate
	ON CONFLICT (evaluation_id, candidate) DO UPDATE SET done = c.done + excluded.done,
		wanted = c.wanted + excluded.wanted, scored = c.scored + excluded.scored,
		score_sum = c.score_sum + excluded.score_sum;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "count_changed_trials"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE trial_counts c SET done = c.done + d.done, wanted = c.wanted + d.wanted,
		scored = c.scored + d.scored, score_sum = c.score_sum + d.score_sum
	FROM (
		SELECT evaluation_id, candidate, sum(sign * (state = 'done')::int) AS done,
			sum(sign * (state <> 'dropped')::int) AS wanted,
			sum(sign * (score IS NOT NULL)::int) AS scored, sum(sign * coalesce(score, 0)) AS score_sum
		FROM (
			SELECT 1 AS sign, evaluation_id, candidate, state, score FROM added
			UNION ALL SELECT -1, evaluation_id, candidate, state, score FROM removed
		) each GROUP BY evaluation_id, candidate
	) d
	WHERE c.evaluation_id = d.evaluation_id AND c.candidate = d.candidate
		AND (d.done <> 0 OR d.wanted <> 0 OR d.scored <> 0 OR d.score_sum <> 0);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "trials_added" AFTER INSERT ON "trials" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "count_new_trials"();
--> statement-breakpoint
CREATE TRIGGER "trials_changed" AFTER UPDATE ON "trials"
REFERENCING NEW TABLE AS added OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_trials"();
