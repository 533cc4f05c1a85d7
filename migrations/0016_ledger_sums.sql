CREATE TABLE "ledger_sums" (
	"evaluation_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"workspace" text NOT NULL,
	"simulated" boolean NOT NULL,
	"actor_kind" text,
	"actor_id" text,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_sums_evaluation_id_since_pk" PRIMARY KEY("evaluation_id","since")
);
--> statement-breakpoint
CREATE INDEX "ledger_sums_workspace" ON "ledger_sums" USING btree ("workspace","since");--> statement-breakpoint
INSERT INTO "ledger_sums"
SELECT "evaluation_id", date_bin('15 minutes', "at", '2000-01-01Z'), "workspace", "simulated",
	min("actor_kind"), min("actor_id"), sum("amount")
FROM "ledger" GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
CREATE FUNCTION "sum_new_bills"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO ledger_sums AS s
	SELECT evaluation_id, date_bin('15 minutes', at, '2000-01-01Z'), workspace, simulated,
		min(actor_kind), min(actor_id), sum(amount)
	FROM added GROUP BY 1, 2, 3, 4
	ON CONFLICT (evaluation_id, since) DO UPDATE SET amount = s.amount + excluded.amount;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "sum_changed_bills"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE ledger_sums s SET amount = s.amount + d.amount
	FROM (
		SELECT evaluation_id, date_bin('15 minutes', at, '2000-01-01Z') AS since, sum(amount) AS amount
		FROM (
			SELECT evaluation_id, at, amount FROM added
			UNION ALL SELECT evaluation_id, at, -amount FROM removed
		) each GROUP BY 1, 2
	) d
	WHERE s.evaluation_id = d.evaluation_id AND s.since = d.since AND d.amount <> 0;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bills_added" AFTER INSERT ON "ledger" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "sum_new_bills"();
--> statement-breakpoint
CREATE TRIGGER "bills_changed" AFTER UPDATE ON "ledger"
REFERENCING NEW TABLE AS added OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "sum_changed_bills"();
