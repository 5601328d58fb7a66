CREATE TABLE "gathered" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gathered_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"gathering_id" bigint NOT NULL,
	"upload_id" bigint NOT NULL,
	"part" text NOT NULL,
	"name" text NOT NULL,
	"node_id" bigint,
	"state" text NOT NULL,
	"why" text,
	"no" smallint,
	"blanks" smallint DEFAULT 0 NOT NULL,
	"submission_id" bigint,
	"rev" integer,
	CONSTRAINT "gathered_gatheringId_uploadId_part_unique" UNIQUE("gathering_id","upload_id","part")
);
--> statement-breakpoint
CREATE TABLE "gathering" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gathering_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"node_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"address_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"zeros" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "gathering_id" bigint;--> statement-breakpoint
CREATE INDEX "gathering_node_id_id_index" ON "gathering" USING btree ("node_id","id");--> statement-breakpoint
CREATE INDEX "upload_gathering" ON "upload" USING btree ("gathering_id") WHERE gathering_id is not null;