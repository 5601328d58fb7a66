CREATE TABLE "unit_door" (
	"unit_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "unit_door_unit_id_channel_pk" PRIMARY KEY("unit_id","channel")
);
--> statement-breakpoint
ALTER TABLE "channel_account" ADD COLUMN "link" text;