ALTER TABLE "inbox" ADD COLUMN "prompt" jsonb;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "part_ids" text[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "platform_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "prompt" jsonb;