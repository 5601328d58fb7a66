ALTER TABLE "channel_account" ADD COLUMN "tokens" jsonb;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "refresh_owner" text;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "refresh_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "month" text;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "sent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "chat_key" text;