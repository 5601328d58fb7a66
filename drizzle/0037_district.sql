CREATE TABLE "later_figure" (
	"node_id" bigint NOT NULL,
	"submission_id" bigint NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" bigint,
	CONSTRAINT "later_figure_node_id_submission_id_pk" PRIMARY KEY("node_id","submission_id")
);
--> statement-breakpoint
CREATE TABLE "returned_row" (
	"return_id" bigint NOT NULL,
	"question" text NOT NULL,
	"position" smallint NOT NULL,
	"comment" text NOT NULL,
	"proposed" jsonb,
	"outcome" text,
	"at" timestamp with time zone,
	CONSTRAINT "returned_row_return_id_question_pk" PRIMARY KEY("return_id","question")
);
--> statement-breakpoint
CREATE TABLE "row_return" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "row_return_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"node_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "submission_source" (
	"submission_id" bigint NOT NULL,
	"node_id" bigint NOT NULL,
	"source_id" bigint,
	CONSTRAINT "submission_source_submission_id_node_id_pk" PRIMARY KEY("submission_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "to_tell" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "to_tell_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"node_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"submission_id" bigint,
	"at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "node" ADD COLUMN "compiles" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "node" ADD COLUMN "inner_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "rhythm" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "state" text DEFAULT 'told' NOT NULL;--> statement-breakpoint
ALTER TABLE "request" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
-- What was asked in a round that is still open waits for a decision; older requests were told and are history.
UPDATE "request" SET "state" = 'open' FROM "node", "round"
  WHERE "node"."id" = "request"."node_id" AND "round"."id" = "node"."round_id" AND "round"."state" = 'open';--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "decided_by" bigint;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "reply" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "granted_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "passed_on_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role" ADD COLUMN "responsible" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "role" ADD COLUMN "child_kinds" text[];--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "locked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "locked_by" bigint;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "coverage_of" integer;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "coverage_in" integer;--> statement-breakpoint
CREATE INDEX "row_return_node_id_id_index" ON "row_return" USING btree ("node_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "row_return_open" ON "row_return" USING btree ("node_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "submission_source_source_id_index" ON "submission_source" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "to_tell_waiting" ON "to_tell" USING btree ("person_id","id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "to_tell_node_id_index" ON "to_tell" USING btree ("node_id");--> statement-breakpoint
CREATE INDEX "to_tell_age" ON "to_tell" USING brin ("at");--> statement-breakpoint
CREATE INDEX "request_open" ON "request" USING btree ("id") WHERE state = 'open';