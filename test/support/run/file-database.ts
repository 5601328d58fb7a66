// The database of one test file, empty before each of its tests.
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Sql } from "../../../src/store/db.ts";
import * as schema from "../../../src/store/schema.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** Call once at the top of a test file: opened before its first test, emptied before each, dropped after the last. */
export function fileDatabase(options: Parameters<typeof openTestDatabase>[0] = {}): TestDatabase {
  let opened: TestDatabase | null = null;
  const here = () => {
    if (!opened) throw new Error("the database opens before the first test");
    return opened;
  };
  beforeAll(async () => {
    opened = await openTestDatabase(options);
  });
  afterAll(() => opened?.close());
  beforeEach(() => emptyDatabase(here().sql));
  return {
    get url() {
      return here().url;
    },
    get ownerUrl() {
      return here().ownerUrl;
    },
    get db() {
      return here().db;
    },
    get sql() {
      return here().sql;
    },
    close: () => here().close(),
  };
}

/**
 * Takes everything out of a test's database. Rows that name others are no obstacle: as a replica would, the session
 * asks for no foreign keys. `truncate` would make new files for every table and index, which takes longer than the
 * tests themselves.
 */
export async function emptyDatabase(sql: Sql): Promise<void> {
  // The kinds of unit that ship come with the migrations, so they stay.
  const emptied = Object.values(schema).filter((table) => table !== schema.unitKind);
  const deletes = emptied.map((table) => `delete from "${getTableName(table)}"`);
  await sql.unsafe(["set local session_replication_role = replica", ...deletes].join("; "));
}
