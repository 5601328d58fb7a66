CREATE TABLE "security_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"person_id" bigint,
	"unit_id" bigint,
	"channel" text,
	"network" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "security_log_at_index" ON "security_log" USING btree ("at");