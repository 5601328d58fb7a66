// The whole program over a test's database in the test's own process, as main.ts starts it.
import { randomBytes } from "node:crypto";
import { readSettings } from "../../../src/config/settings.ts";
import { type Program, startProgram } from "../../../src/program.ts";
import type { TestDatabase } from "../run/database.ts";

export type Running = {
  readonly program: Program;
  readonly logged: readonly string[];
  stop(): Promise<void>;
};

/** Starts the program; several over one database are several processes. */
export async function startInProcess(
  database: TestDatabase,
  env: Readonly<Record<string, string>>,
  clock: () => Date = () => new Date(),
): Promise<Running> {
  const logged: string[] = [];
  const note = (details: object, message: string) => {
    const errors = Object.values(details).map((value) => (value instanceof Error ? ` ${value.stack}` : ""));
    logged.push(`${message} ${JSON.stringify(details)}${errors.join("")}`);
  };
  const { db, sql: bare, url, ownerUrl } = database;
  const program = await startProgram({
    settings: readSettings({ PORT: "0", DEMO: "off", ...env }),
    log: { info: () => undefined, warn: note, error: note },
    store: { db, sql: bare, url, ownerUrl, close: async () => undefined },
    clock,
    newId: () => randomBytes(18).toString("base64url"),
  });
  let stopped = false;
  return {
    program,
    logged,
    stop: async () => {
      if (!stopped) await program.stop();
      stopped = true;
    },
  };
}
