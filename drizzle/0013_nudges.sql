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
SELECT "outbox"."id", "address"."person_id", "outbox"."created_at",
	CASE
		WHEN starts_with("outbox"."dedupe", 'short-') THEN 'short-rung'
		WHEN split_part("outbox"."dedupe", ':', 4) IN (SELECT "body" ->> 'asking' FROM "event" WHERE "type" = 'reminded') THEN 'officer'
		ELSE 'rung'
	END,
	ARRAY[split_part("outbox"."dedupe", ':', 3)::bigint], split_part("outbox"."dedupe", ':', 3)::bigint
FROM "outbox" JOIN "address" ON "address"."id" = "outbox"."address_id"
WHERE "outbox"."kind" = 'reminder' AND "address"."person_id" IS NOT NULL
	AND split_part("outbox"."dedupe", ':', 1) IN ('remind', 'short-remind');
