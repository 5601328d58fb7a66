CREATE TABLE "admission" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "admission_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code_id" bigint NOT NULL,
	"address_id" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" bigint,
	"granted" boolean,
	"used_at" timestamp with time zone,
	CONSTRAINT "admission_codeId_addressId_unique" UNIQUE("code_id","address_id")
);
--> statement-breakpoint
ALTER TABLE "code" ADD COLUMN "scope" text[];--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "entered" jsonb;--> statement-breakpoint
ALTER TABLE "role" ADD COLUMN "scope" text[];--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "entered" jsonb;