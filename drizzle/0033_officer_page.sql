CREATE TABLE "officer_page" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "officer_page_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_hash" text NOT NULL,
	"person_id" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"hash" text,
	"opened_at" timestamp with time zone,
	CONSTRAINT "officer_page_linkHash_unique" UNIQUE("link_hash"),
	CONSTRAINT "officer_page_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "trial" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trial_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"profile" text NOT NULL,
	"person_id" bigint NOT NULL,
	"said" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_draftId_profile_personId_unique" UNIQUE("draft_id","profile","person_id")
);
--> statement-breakpoint
CREATE INDEX "officer_page_person_id_index" ON "officer_page" USING btree ("person_id");