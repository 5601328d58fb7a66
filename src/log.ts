// The log: what may be written down, and what never is. Knows pino; nothing of the program's nouns.
import pino, { type DestinationStream, type LevelWithSilent } from "pino";

/** What the program asks of a log. Details first, then one English sentence. */
export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/**
 * A log writing JSON lines to standard output (or `to`).
 *
 * Two nets, because a log is copied to places nobody controls: only details named in `ALLOWED` are written, and
 * of errors only their kind, message and stack; then every finished line passes `redact`.
 */
export function openLog(level: LevelWithSilent, to?: DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: allowed },
    serializers: { err: (parts: unknown) => parts }, // pino's own would mix the causes' messages into one
    hooks: { streamWrite: redact },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** Details that may be written. An answer, a name, a text or a whole message is none of them, and never becomes one. */
const ALLOWED = new Set(
  (
    "account address attempt attempts bytes channel check command count dataDir done due error err event expires failed " +
    "folder form host http id inbox job key kind lease level limit method migration ms node outbox owner path person " +
    "pid place port reason report retryAfter role round rung sent server signal size skipped sql state status step " +
    "submission unit user version waited worker"
  ).split(" "),
);

function allowed(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, ALLOWED.has(name) ? plain(value) : "[not logged]"]),
  );
}

/**
 * Keeps scalars as they are and of an error its safe parts. Nothing deeper is logged, since an object may carry
 * anything.
 */
function plain(value: unknown): unknown {
  if (value instanceof Error) return errorParts(value);
  if (typeof value === "bigint") return value.toString();
  return typeof value === "object" && value !== null ? "[object]" : value;
}

function errorParts(error: Error, depth = 0): Record<string, unknown> {
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const constraint =
    "constraint_name" in error && typeof error.constraint_name === "string"
      ? error.constraint_name
      : undefined;
  return {
    type: error.name,
    message: safeMessage(error, code),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: frames(error.stack),
    ...(error.cause instanceof Error && depth < 4 ? { cause: errorParts(error.cause, depth + 1) } : {}),
  };
}

function safeMessage(error: Error, code: string | undefined): string {
  // The database quotes the value it could not take (SQLSTATE class 22), and a person typed that value.
  if (code !== undefined && /^22[0-9A-Z]{3}$/.test(code)) return `the database refused a value (${code})`;
  // Of a statement it could not read it quotes a piece.
  if (code === "42601") return "the database could not read a statement (42601)";
  // A failed query's message is its text, and ends with its parameters, which are answers. Its cause says why.
  if (isFailedQuery(error)) return "a query failed";
  return error.message;
}

/** Whether an error is a query that failed, as Drizzle throws it. */
function isFailedQuery(error: Error): boolean {
  return ("query" in error && "params" in error) || /^Failed query:|\nparams:/.test(error.message);
}

/** An error in one line for whoever started the program, with nothing in it that the log would not write. */
export function safeText(error: unknown): string {
  if (!(error instanceof Error)) return redact(String(error));
  if (isFailedQuery(error) && error.cause instanceof Error) return safeText(error.cause);
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return redact(safeMessage(error, code));
}

function frames(stack: string | undefined): string {
  // Only the frames are kept: the first lines of a stack repeat the message as it was before anything was taken out.
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join("\n");
}

/** Takes out of a finished line what must not leave the house: tokens, passwords in URLs, codes, phone numbers. */
export function redact(line: string): string {
  return line
    .replace(/\d{6,}:[A-Za-z0-9_-]{30,}/g, "[token]")
    .replace(/\/bot[^/\s"]+/g, "/bot[token]")
    .replace(/:\/\/([^:/@\s"]*):[^@/\s"]+@/g, "://$1:[password]@")
    .replace(/(?<![0-9A-Za-z-])[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}(?![0-9A-Za-z-])/g, "[code]")
    .replace(/(?<![\d.:T-])(?:\+84|84|0)[35789]\d{8}(?!\d)/g, "[phone]");
}
