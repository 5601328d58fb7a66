ALTER TABLE "address" ADD COLUMN "menu" text;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "username" text;