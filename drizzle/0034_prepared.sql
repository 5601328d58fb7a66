ALTER TABLE "round" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "starts_at" timestamp with time zone;