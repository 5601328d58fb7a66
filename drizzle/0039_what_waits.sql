ALTER TABLE "inbox" ADD COLUMN "spoken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "to_tell" ADD COLUMN "role_id" bigint;--> statement-breakpoint
ALTER TABLE "to_tell" ADD COLUMN "outbox_id" bigint;--> statement-breakpoint
ALTER TABLE "to_tell" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "to_tell_outbox_id_index" ON "to_tell" USING btree ("outbox_id");