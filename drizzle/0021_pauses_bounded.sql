ALTER TABLE "address" ADD COLUMN "paused_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "paused_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "again_at" timestamp with time zone;