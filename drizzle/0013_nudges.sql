CREATE TABLE "nudge" (
	"outbox_id" bigint PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"node_ids" bigint[] NOT NULL,
	"named_first" bigint
);
--> statement-breakpoint
CREATE INDEX "nudge_person_id_at_index" ON "nudge" USING btree ("person_id","at");--> statement-breakpoint
INSERT INTO "nudge" ("outbox_id", "person_id", "at", "source", "node_ids", "named_first")
-- A message told of one report then: what a person got for a round within an hour was one rung, or one officer's wish.
SELECT "id", "person_id", "at", "source",
	array_agg("node_id") OVER (PARTITION BY "person_id", "round", "source" ORDER BY "at"
		RANGE BETWEEN '1 hour' PRECEDING AND '1 hour' FOLLOWING),
	"node_id"
FROM (
	SELECT "outbox"."id", "address"."person_id", "outbox"."created_at" AS "at",
		CASE
			WHEN starts_with("outbox"."dedupe", 'short-') THEN 'short-rung'
			WHEN split_part("outbox"."dedupe", ':', 4) IN (SELECT "body" ->> 'asking' FROM "event" WHERE "type" = 'reminded') THEN 'officer'
			ELSE 'rung'
		END AS "source",
		split_part("outbox"."dedupe", ':', 2) AS "round", split_part("outbox"."dedupe", ':', 3)::bigint AS "node_id"
	FROM "outbox" JOIN "address" ON "address"."id" = "outbox"."address_id"
	WHERE "outbox"."kind" = 'reminder' AND "address"."person_id" IS NOT NULL
		AND split_part("outbox"."dedupe", ':', 1) IN ('remind', 'short-remind')
) AS "put_out";
