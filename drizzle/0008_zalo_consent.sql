ALTER TABLE "channel_account" ADD COLUMN "consent_hash" text;--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "consent_until" timestamp with time zone;