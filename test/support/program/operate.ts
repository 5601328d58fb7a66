// Runs an operator's command in this process: the arguments as typed, over a test's database, on a clock of the test's.
import { randomBytes } from "node:crypto";
import { readSettings } from "../../../src/config/settings.ts";
import { operations } from "../../../src/operations/index.ts";
import { runOperation } from "../../../src/operations/shared/run-operation.ts";
import type { TestDatabase } from "../run/database.ts";

export type Operate = (...args: string[]) => Promise<string>;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the command printed; rejects with what it would have said on the error output. */
export function operator(
  database: TestDatabase,
  options: { at?: Date; env?: Record<string, string>; warned?: string[] } = {},
): Operate {
  const at = options.at ?? new Date("2022-10-05T09:00:00+07:00");
  return async (...args) => {
    const operation = [...operations]
      .sort((a, b) => b.name.length - a.name.length)
      .find(({ name }) => args.slice(0, name.split(" ").length).join(" ") === name);
    if (!operation) throw new Error(`there is no command ${args.join(" ")}`);
    const lines: string[] = [];
    await runOperation(operation, args.slice(operation.name.split(" ").length), {
      settings: readSettings(options.env ?? {}),
      log: { ...silent, warn: (_details, message) => void options.warned?.push(message) },
      store: operation.needsDatabase ? database : null,
      now: () => at,
      newId: () => randomBytes(18).toString("base64url"),
      print: (text) => void lines.push(text),
      warn: (text) => void options.warned?.push(text),
    });
    return lines.join("\n");
  };
}
