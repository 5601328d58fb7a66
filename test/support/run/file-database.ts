// The database of one test file, empty before each of its tests.
import { afterAll, beforeAll, beforeEach } from "vitest";
import { emptyDatabase } from "../round/seed.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** Call once at the top of a test file: opened before its first test, emptied before each, dropped after the last. */
export function fileDatabase(): TestDatabase {
  let opened: TestDatabase | null = null;
  const here = () => {
    if (!opened) throw new Error("the database opens before the first test");
    return opened;
  };
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened?.close());
  beforeEach(() => emptyDatabase(here().sql));
  return {
    get url() {
      return here().url;
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
