ALTER TABLE "sent_file" ADD COLUMN "proofs" text[];--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "proofs" text[];