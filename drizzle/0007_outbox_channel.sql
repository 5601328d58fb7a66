DROP INDEX "outbox_next";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "channel" text;--> statement-breakpoint
UPDATE "outbox" SET "channel" = "address"."channel" FROM "address" WHERE "address"."id" = "outbox"."address_id";--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" USING btree ("channel","priority","id") WHERE state in ('queued', 'sending');