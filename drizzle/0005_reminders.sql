CREATE TABLE "reminder" (
	"round_id" bigint NOT NULL,
	"node_id" bigint NOT NULL,
	"rung" text NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"messages" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "reminder_node_id_deadline_rung_pk" PRIMARY KEY("node_id","deadline","rung")
);
--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "deadline_set_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "reminder_round_id_index" ON "reminder" USING btree ("round_id");