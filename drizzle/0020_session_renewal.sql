ALTER TABLE "web_session" ADD COLUMN "person_id" bigint;--> statement-breakpoint
ALTER TABLE "web_session" ADD COLUMN "role_id" bigint;--> statement-breakpoint
ALTER TABLE "web_session" ADD COLUMN "successor_salt" text;--> statement-breakpoint
ALTER TABLE "web_session" ADD COLUMN "replaces" text;--> statement-breakpoint
CREATE INDEX "web_session_address_id_index" ON "web_session" USING btree ("address_id");--> statement-breakpoint
-- A session ends 30 days after it was last used; those that were given 90 days have as many from now on.
UPDATE "web_session" SET "expires_at" = least("expires_at", now() + interval '30 days');
