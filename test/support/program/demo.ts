// The whole program over a demonstration whose deadline is days away, for the tests of one file or group.
import { afterAll, beforeAll } from "vitest";
import type { Sql } from "../../../src/store/db.ts";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { codeFor } from "../round/join-code.ts";
import { openTestDatabase, type TestDatabase } from "../run/database.ts";
import { type Running, startInProcess } from "./in-process.ts";

/** No reminder of the usual ladder falls on the days before it, at whatever hour a test runs. */
const quietMs = 6 * 86_400_000;

export type DemoProgram = {
  readonly sql: Sql;
  readonly running: Running;
  /** Where its page is now. */
  readonly url: string;
  /** A fresh code, in clear. */
  code(unit: string, role: "contact" | "officer"): Promise<string>;
  /** How many rows there are: a table, with what follows it. */
  count(table: string): Promise<number>;
  restart(): Promise<void>;
};

/** Call once at the top of a file or group: started before its first test, stopped after the last. */
export function demoProgram(): DemoProgram {
  let started: { database: TestDatabase; running: Running } | null = null;
  const here = () => {
    if (!started) throw new Error("the program starts before the first test");
    return started;
  };
  beforeAll(async () => {
    const database = await openTestDatabase();
    const now = new Date();
    await seedDemo(database.db, now, new Date(now.getTime() + quietMs));
    started = { database, running: await startInProcess(database, {}) };
  });
  afterAll(async () => {
    await started?.running.stop();
    await started?.database.close();
  });
  return {
    get sql() {
      return here().database.sql;
    },
    get running() {
      return here().running;
    },
    get url() {
      return here().running.program.address;
    },
    code: (unit, role) => codeFor(here().database.db, unit, role),
    count: async (table) => {
      const [row] = await here().database.sql.unsafe(`select count(*)::int as n from ${table}`);
      return Number(row?.n);
    },
    restart: async () => {
      await here().running.stop();
      started = { ...here(), running: await startInProcess(here().database, {}) };
    },
  };
}
