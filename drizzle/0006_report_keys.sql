CREATE TABLE "report_keys" (
	"id" integer PRIMARY KEY NOT NULL,
	"private_key" text NOT NULL
);
