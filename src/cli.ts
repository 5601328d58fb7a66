// The operator's command line: reads the arguments, opens the database, runs one operation, says what it did.
import { newId, now } from "./clock.ts";
import { readEnvFile, readSettings } from "./config/settings.ts";
import { openLog, safeText } from "./log.ts";
import { openStore, whereNothingIs } from "./open.ts";
import { operations } from "./operations/index.ts";
import { Misuse, type Operation } from "./operations/shared/operation.ts";
import { runOperation } from "./operations/shared/run-operation.ts";
import { sayUnopened } from "./say-unopened.ts";
import { isOfQuery, isUnavailable } from "./store/db.ts";
import { commandList, misuse } from "./text/operator/command-line.ts";
import { sayQueryFailed } from "./text/operator/database.ts";

async function main(args: readonly string[]): Promise<number> {
  const operation = find(args);
  if (!operation || args.includes("--help")) {
    const [said, near] = unknown(args);
    if (!operation && said !== "" && !args.includes("--help")) {
      process.stderr.write(`${misuse.unknownCommand(said, near)}\n`);
      if (near.length > 0) return 2;
    }
    process.stdout.write(`${help(operation)}\n`);
    return operation || args.length === 0 || args.includes("--help") ? 0 : 2;
  }
  readEnvFile();
  const settings = readSettings();
  // The log goes to standard error, because another program may read what a command prints.
  const log = openLog("warn", { write: (line) => void process.stderr.write(line) });
  const rest = args.slice(operation.name.split(" ").length);
  const nowhere = operation.needsDatabase && !operation.beginsEmpty ? whereNothingIs(settings) : null;
  if (nowhere !== null) {
    throw new Misuse(misuse.noDatabase(nowhere));
  }
  const store = operation.needsDatabase ? await openStore(settings, log, now) : null;
  try {
    await runOperation(operation, rest, {
      settings,
      log,
      store,
      now,
      newId,
      print: (text) => void process.stdout.write(`${text}\n`),
      warn: (text) => void process.stderr.write(`${text}\n`),
    });
    return 0;
  } catch (error) {
    // The running program was stopped together with its database; the driver's bare error code would tell nobody so.
    throw isUnavailable(error) ? new Error(misuse.databaseStopped, { cause: error }) : error;
  } finally {
    await store?.close();
  }
}

/** The operation with the longest name that the arguments begin with. */
function find(args: readonly string[]): Operation | undefined {
  return [...operations]
    .sort((a, b) => b.name.split(" ").length - a.name.split(" ").length)
    .find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
}

function help(operation: Operation | undefined): string {
  return operation ? operation.help : commandList(operations);
}

/** For a text that is no command: what was typed, and the commands that begin with its first word. */
function unknown(args: readonly string[]): [said: string, near: readonly string[]] {
  const words = args.filter((word) => !word.startsWith("-"));
  const near = operations.map(({ name }) => name).filter((name) => name.split(" ")[0] === words[0]);
  return [words.join(" "), near];
}

function fail(error: unknown): never {
  process.stderr.write(`${sayFailed(error)}\n`);
  process.exit(error instanceof Misuse ? 2 : 1);
}

/** What is wrong in one sentence; of a query neither its text nor its values. */
function sayFailed(error: unknown): string {
  if (isOfQuery(error)) return sayQueryFailed(safeText(error));
  return sayUnopened(error) ?? (error instanceof Error ? error.message : String(error));
}

// Node would print the whole error, with the parameters of a query (answers) in it.
process.on("uncaughtException", fail);
main(process.argv.slice(2)).then((code) => process.exit(code), fail);
