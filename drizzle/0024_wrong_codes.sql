CREATE TABLE "wrong_code" (
	"network" text PRIMARY KEY NOT NULL,
	"codes" integer NOT NULL,
	"without_session" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
