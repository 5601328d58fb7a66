// Where drizzle-kit finds the schema and puts the migrations.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./src/store/schema.ts",
  out: "./drizzle",
  casing: "snake_case",
});
