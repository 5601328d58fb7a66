ALTER TABLE "link" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "number_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_number_unique" UNIQUE("number");