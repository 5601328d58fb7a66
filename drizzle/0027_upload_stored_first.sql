ALTER TABLE "upload" RENAME COLUMN "cells" TO "outcome";--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "address_id" bigint;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
-- Files of earlier programs that were not read: no program waits to read them again.
UPDATE "upload" SET "outcome" = CASE
  WHEN "kind" IN ('xlsx', 'docx', 'csv') THEN
    jsonb_build_object('v', 2, 'type', 'unreadable', 'why', jsonb_build_object('type', 'broken', 'kind', "kind"))
  ELSE jsonb_build_object('v', 2, 'type', 'kept', 'kind', "kind")
END FROM (SELECT "id" AS "of", CASE
  WHEN "mime" LIKE 'image/%' THEN 'picture'
  WHEN "mime" = 'application/pdf' THEN 'pdf'
  WHEN "mime" = 'application/msword' THEN 'old-word'
  WHEN "mime" = 'application/vnd.ms-excel' THEN 'old-excel'
  WHEN "mime" = 'text/csv' THEN 'csv'
  WHEN "mime" LIKE '%.spreadsheetml.sheet' THEN 'xlsx'
  WHEN "mime" LIKE '%.wordprocessingml.document' THEN 'docx'
  ELSE 'unknown'
END AS "kind" FROM "upload") AS "known"
WHERE "of" = "id" AND "outcome" IS NULL AND "removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "upload_waiting" ON "upload" USING btree ("person_id","id") WHERE outcome is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "upload_person_id_read_at_index" ON "upload" USING btree ("person_id","read_at");