// Colleagues who were given some items before questions were kept by id: their numbers become the ids of those questions.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/store/migrate.ts";
import { createEmptyDatabase } from "../support/run/database.ts";

const step = "scope_by_question";
const form = JSON.parse(
  readFileSync(new URL("../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url), "utf8"),
);

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let sql: postgres.Sql;
let before: string;
beforeEach(async () => {
  database = await createEmptyDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  before = mkdtempSync(join(tmpdir(), "tonghop-test-scope-"));
  cpSync(new URL("../../drizzle", import.meta.url), before, { recursive: true });
  const path = join(before, "meta", "_journal.json");
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(path, "utf8"));
  const at = journal.entries.findIndex(({ tag }) => tag.endsWith(step));
  expect(at).toBeGreaterThan(0);
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
  await migrate(database.url, before);
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  rmSync(before, { recursive: true, force: true });
});

test("numbers of a colleague's items become the ids of their questions, in codes not used yet too", async () => {
  await sql`insert into form (form_id, version, body, sha256) values ('tuan-le-htsd-2022', 1, ${form}, 'x')`;
  await sql`insert into round (form_id, form_version, title, deadline, state, settings, opened_at)
    values ('tuan-le-htsd-2022', 1, 'Tuần lễ', now(), 'open', '{}', now())`;
  for (const code of ["ASKED", "NEVER"])
    await sql`insert into unit (code, kind, name, short_name, position) values (${code}, 'thpt', ${code}, ${code}, 1)`;
  await sql`insert into node (round_id, unit_id, path, expected, code, kind, name, short_name, profile, position)
    select round.id, unit.id, '/1/', true, code, kind, name, short_name, 'thpt', 1
    from round, unit where code = 'ASKED'`;
  const roles: [string, string[] | null][] = [
    ["ASKED", ["10"]],
    ["ASKED", ["4.3", "2"]],
    ["ASKED", ["I.3"]],
    ["ASKED", ["I.3A", "10.2"]],
    ["ASKED", ["II.1", "99"]],
    ["ASKED", null],
    ["NEVER", ["4.3"]],
  ];
  for (const [code, scope] of roles)
    await sql`insert into role (person_id, unit_id, role, from_at, scope)
      select 1, id, 'contact', now(), ${scope} from unit where code = ${code}`;
  await sql`insert into code (hash, purpose, unit_id, role, scope, created_at, expires_at)
    select 'h', 'handover', id, 'contact', ${["1.1", "11"]}, now(), now() from unit where code = 'ASKED'`;

  await migrate(database.url);

  expect((await sql`select scope from role order by id`).map(({ scope }) => scope)).toEqual([
    ["n2_5/r10_1", "n2_5/r10_2"],
    ["n2_5/r4_3", "n2_5/r2"],
    ["n2_5/r10_1", "n2_5/r10_2"],
    ["n2_5/r10_1", "n2_5/r10_2"],
    // A number that no form of the unit has names nothing and opens nothing.
    ["n2_1", "99"],
    null,
    ["4.3"],
  ]);
  expect((await sql`select scope from code`).map(({ scope }) => scope)).toEqual([["n2_5/r1_1", "n2_5/r11"]]);
});
