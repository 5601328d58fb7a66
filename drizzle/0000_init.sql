CREATE TABLE "address" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "address_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"chat_key" text NOT NULL,
	"person_id" bigint,
	"display_name" text,
	"state" text DEFAULT 'open' NOT NULL,
	"last_in" timestamp with time zone,
	"lease_by" text,
	"lease_until" timestamp with time zone,
	"paused_until" timestamp with time zone,
	"next_seq" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "address_channel_account_chatKey_unique" UNIQUE("channel","account","chat_key")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"node_id" bigint NOT NULL,
	"place" text NOT NULL,
	"value" jsonb,
	"raw" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"rev" integer NOT NULL,
	CONSTRAINT "answer_node_id_place_pk" PRIMARY KEY("node_id","place")
);
--> statement-breakpoint
CREATE TABLE "channel_account" (
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"poll_owner" text,
	"poll_until" timestamp with time zone,
	"webhook_hash" text,
	"paused_until" timestamp with time zone,
	"problem" text,
	CONSTRAINT "channel_account_channel_account_pk" PRIMARY KEY("channel","account")
);
--> statement-breakpoint
CREATE TABLE "chat" (
	"address_id" bigint PRIMARY KEY NOT NULL,
	"node_id" bigint,
	"state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"wrong_since" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"purpose" text NOT NULL,
	"unit_id" bigint NOT NULL,
	"role" text NOT NULL,
	"person_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "code_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"node_id" bigint,
	"address_id" bigint,
	"person_id" bigint,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	"source" text
);
--> statement-breakpoint
CREATE TABLE "figure" (
	"submission_id" bigint NOT NULL,
	"place" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "figure_submission_id_place_pk" PRIMARY KEY("submission_id","place")
);
--> statement-breakpoint
CREATE TABLE "form" (
	"form_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "form_form_id_version_pk" PRIMARY KEY("form_id","version")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"key" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"payload" jsonb,
	"address_id" bigint,
	"message_id" text,
	"places" jsonb,
	"problem" text,
	CONSTRAINT "inbox_channel_account_key_unique" UNIQUE("channel","account","key")
);
--> statement-breakpoint
CREATE TABLE "link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"person_id" bigint NOT NULL,
	"target" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "link_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "node" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "node_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"parent_id" bigint,
	"path" text NOT NULL,
	"expected" boolean NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"profile" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"phone" text,
	"position" integer NOT NULL,
	"deadline" timestamp with time zone,
	"exempt_reason" text,
	CONSTRAINT "node_roundId_unitId_unique" UNIQUE("round_id","unit_id"),
	CONSTRAINT "node_roundId_code_unique" UNIQUE("round_id","code")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address_id" bigint NOT NULL,
	"priority" smallint NOT NULL,
	"kind" text NOT NULL,
	"dedupe" text,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"seq" integer,
	"platform_id" text,
	"sent_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "outbox_dedupe_unique" UNIQUE("dedupe")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text,
	"created_at" timestamp with time zone NOT NULL,
	"notice_version" text,
	"notice_at" timestamp with time zone,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report" (
	"node_id" bigint PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"rev" integer DEFAULT 0 NOT NULL,
	"submission_id" bigint,
	"remark" text,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"role" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "round_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"form_id" text NOT NULL,
	"form_version" integer NOT NULL,
	"title" text NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"settings" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submission_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"node_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"receipt" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"person_id" bigint,
	"late" boolean NOT NULL,
	"missing" integer NOT NULL,
	"missing_reason" text,
	CONSTRAINT "submission_receipt_unique" UNIQUE("receipt"),
	CONSTRAINT "submission_nodeId_version_unique" UNIQUE("node_id","version")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"parent_id" bigint,
	"area" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"phone" text,
	"email" text,
	"position" integer NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unit_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "waiver" (
	"node_id" bigint NOT NULL,
	"check_id" text NOT NULL,
	"stem" text NOT NULL,
	"hash" text NOT NULL,
	"words" text,
	"person_id" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "waiver_node_id_check_id_stem_pk" PRIMARY KEY("node_id","check_id","stem")
);
--> statement-breakpoint
CREATE TABLE "web_session" (
	"hash" text PRIMARY KEY NOT NULL,
	"address_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "event_node_id_id_index" ON "event" USING btree ("node_id","id");--> statement-breakpoint
CREATE INDEX "inbox_address_id_message_id_index" ON "inbox" USING btree ("address_id","message_id");--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("state","id") WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "node_round_id_position_index" ON "node" USING btree ("round_id","position");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("address_id","priority","id") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_seq" ON "outbox" USING btree ("address_id","seq");--> statement-breakpoint
CREATE INDEX "role_person_id_index" ON "role" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_unit_id_index" ON "role" USING btree ("unit_id");