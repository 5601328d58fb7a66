// The whole program as a test runs it: real database, real HTTP on 127.0.0.1, the demonstration seeded.
import { createServer } from "node:net";
import { inspect } from "node:util";
import { newId, now } from "../../src/clock.ts";
import { readSettings } from "../../src/config.ts";
import type { Log } from "../../src/log.ts";
import { type Program, startProgram } from "../../src/program.ts";
import { makeCode } from "../../src/store/codes.ts";
import { openDb } from "../../src/store/db.ts";
import { seedDemo } from "../../src/store/demo.ts";
import { unitsByCode } from "../../src/store/rounds.ts";
import type { TestDatabase } from "./database.ts";

const dayMs = 86_400_000;

export type Running = {
  readonly program: Program;
  readonly errors: readonly string[];
  code(unit: string, role: "contact" | "officer"): Promise<string>;
};

/** Starts the program over a test's database; the caller stops `program`. */
export async function run(database: TestDatabase, env: Record<string, string> = {}): Promise<Running> {
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (details, message) => errors.push(`${message} ${inspect(details, { depth: 6 })}`),
  };
  const settings = readSettings({ PORT: "0", ...env });
  const pool = openDb(database.url, { max: 8 });
  await seedDemo(database.db, now(), new Date(now().getTime() + 7 * dayMs));
  const started = await startProgram({
    settings,
    log,
    store: { ...pool, url: database.url },
    clock: now,
    newId,
  });
  const program = {
    ...started,
    stop: async () => {
      await started.stop();
      await pool.close();
    },
  };
  const code = (unitCode: string, role: "contact" | "officer") =>
    database.db.transaction(async (tx) => {
      const [unit] = await unitsByCode(tx, [unitCode]);
      if (!unit) throw new Error(`no unit ${unitCode}`);
      const at = now();
      return makeCode(tx, {
        unitId: unit.id,
        role,
        random: newId(),
        now: at,
        expiresAt: new Date(at.getTime() + dayMs),
      });
    });
  return { program, errors, code };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
