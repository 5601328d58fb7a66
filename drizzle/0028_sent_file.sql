CREATE TABLE "sent_file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sent_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"node_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"place" text NOT NULL,
	"name" text,
	"size" integer,
	"album" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	"bytes" "bytea",
	"trouble" text
);
--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "beside_id" bigint;--> statement-breakpoint
CREATE INDEX "sent_file_address_id_index" ON "sent_file" USING btree ("address_id");--> statement-breakpoint
CREATE INDEX "upload_beside" ON "upload" USING btree ("beside_id") WHERE beside_id is not null;