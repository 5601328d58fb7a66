CREATE TABLE "draft" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"form_id" text,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"made_by" bigint,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_file_draftId_sha256_unique" UNIQUE("draft_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "draft_version" (
	"draft_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"saved_by" bigint,
	"saved_at" timestamp with time zone NOT NULL,
	"from_file" text,
	CONSTRAINT "draft_version_draft_id_version_pk" PRIMARY KEY("draft_id","version")
);
--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "released_by" bigint;--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "draft_id" bigint;--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "draft_version" integer;--> statement-breakpoint
ALTER TABLE "form" ADD COLUMN "part" smallint;--> statement-breakpoint
CREATE INDEX "form_of_draft" ON "form" USING btree ("draft_id") WHERE draft_id is not null;