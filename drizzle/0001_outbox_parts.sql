ALTER TABLE "outbox" ADD COLUMN "unknowns" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "parts_done" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "supersedable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" USING btree ("priority","id") WHERE state in ('queued', 'sending');