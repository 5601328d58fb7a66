ALTER TABLE "channel_account" ADD COLUMN "webhook_refused" jsonb;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "buttons_refused_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox" USING btree ("channel","account","chat_key","id") WHERE state = 'received';