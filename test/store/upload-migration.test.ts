// Files that earlier programs kept without reading them: each says what it is, and none waits to be read.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrationsFolder } from "../../src/paths.ts";
import { openDb } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { claimUnread } from "../../src/store/rounds/reading.ts";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";
import { createEmptyDatabase } from "../support/run/database.ts";

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let sql: postgres.Sql;
let before: string;
beforeEach(async () => {
  database = await createEmptyDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  before = mkdtempSync(join(tmpdir(), "tonghop-test-uploads-"));
  cpSync(migrationsFolder, before, { recursive: true });
  const path = join(before, "meta", "_journal.json");
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(path, "utf8"));
  const at = journal.entries.findIndex(({ tag }) => tag.endsWith("upload_stored_first"));
  expect(at).toBeGreaterThan(0);
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
  await migrate(database.url, before);
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  rmSync(before, { recursive: true, force: true });
});

test("what was read is lifted, what was not says what it is, and what was taken back says nothing", async () => {
  const openXml = "application/vnd.openxmlformats-officedocument";
  const add = (mime: string, cells: unknown = null, removed: string | null = null) => sql`
    insert into upload (node_id, person_id, at, name, mime, size, sha256, cells, removed_at)
    values (1, 1, now(), ${mime}, ${mime}, 1, ${mime}, ${cells === null ? null : JSON.stringify(cells)}::text::jsonb, ${removed}::timestamptz)`;
  await add(`${openXml}.spreadsheetml.sheet`, { v: 1, sheets: [[["1.2", "", "120"]]] });
  await add("text/csv", [[["1.2", "4"]]]);
  await add(`${openXml}.wordprocessingml.document`);
  await add("application/msword");
  await add("application/vnd.ms-excel");
  await add("application/pdf");
  await add("image/heic");
  await add("image/png", null, "2022-10-10T10:00:00Z");
  await migrate(database.url);
  const rows = await sql`select outcome from upload order by id`;
  const outcomes = rows.map(({ outcome }) => (outcome === null ? null : outcomeShape.read(outcome)));
  const cell = (column: number, text: string) => ({
    ...{ column, across: 1, down: 1, shown: text },
    value: { type: "text", text },
  });
  expect(outcomes).toMatchObject([
    { type: "read", file: { blocks: [{ rows: [{ no: 1, cells: [cell(0, "1.2"), cell(2, "120")] }] }] } },
    { type: "read", file: { blocks: [{ rows: [{ no: 1, cells: [cell(0, "1.2"), cell(1, "4")] }] }] } },
    { type: "unreadable", why: { type: "broken", kind: "docx" } },
    { type: "kept", kind: "old-word" },
    { type: "kept", kind: "old-excel" },
    { type: "kept", kind: "pdf" },
    { type: "kept", kind: "picture" },
    null,
  ]);
  const opened = openDb(database.url, { max: 1 });
  expect(await claimUnread(opened.db)).toBeNull();
  await opened.close();
});
