ALTER TABLE "node" ADD COLUMN "deadline_from" bigint;--> statement-breakpoint
ALTER TABLE "node" ADD COLUMN "inner_deadline" timestamp with time zone;