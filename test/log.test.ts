// What the log writes and, above all, what it does not.
import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { openLog, redact, safeText } from "../src/log.ts";

const TOKEN = "7012345678:AAF-abcdefghijklmnopqrstuvwxyz_0123";

function written(write: (log: ReturnType<typeof openLog>) => void): {
  text: string;
  line: Record<string, unknown>;
} {
  const lines: string[] = [];
  write(openLog("info", { write: (line: string) => void lines.push(line) }));
  return { text: lines.join(""), line: JSON.parse(lines.join("")) };
}

test("a line holds the time, the level, the sentence and the details that are allowed", () => {
  const { line } = written((log) => log.warn({ key: "telegram:1:77", ms: 12, sum: 3n }, "Slow"));
  expect(line).toMatchObject({
    level: "warn",
    msg: "Slow",
    key: "telegram:1:77",
    ms: 12,
    sum: "[not logged]",
  });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test("answers, names and whole objects are not written, whatever they are called", () => {
  const { text } = written((log) =>
    log.info({ answer: "secret", name: "secret", unit: { phone: "secret" } }, "Done"),
  );
  expect(text).not.toContain("secret");
});

test("a token is taken out of sentences, errors, their causes and their stacks", () => {
  const url = `https://api.telegram.org/bot${TOKEN}/sendMessage`;
  const error = new Error(`POST ${url} failed`, { cause: new Error(`connect ${TOKEN}`) });
  const { text, line } = written((log) => log.error({ err: error, url }, `Could not reach ${url}`));
  expect(text).not.toContain(TOKEN.slice(12));
  expect(line).toMatchObject({
    msg: "Could not reach https://api.telegram.org/bot[token]/sendMessage",
    err: {
      type: "Error",
      message: "POST https://api.telegram.org/bot[token]/sendMessage failed",
      cause: { type: "Error" },
    },
  });
});

test("an error of the database does not carry the answer that caused it", () => {
  const refused = Object.assign(new Error('invalid input syntax for type integer: "secret"'), {
    code: "22P02",
  });
  const double = Object.assign(new Error("duplicate key"), {
    code: "23505",
    constraint_name: "answer_pk",
    detail: "secret",
  });
  const query = new Error('Failed query: insert into "answer" values ($1)\nparams: secret', {
    cause: refused,
  });
  const { text, line } = written((log) => log.error({ err: query, error: double }, "Failed"));
  expect(text).not.toMatch(/secret|insert into/);
  expect(line).toMatchObject({
    err: { message: "a query failed", cause: { code: "22P02" } },
    error: { code: "23505", constraint: "answer_pk" },
  });
});

test("a failed query is said by its cause, without its text and values", () => {
  const cause = Object.assign(new Error('relation "answer" does not exist'), { code: "42P01" });
  const failed = new DrizzleQueryError('select * from "answer" where name = $1', ["secret"], cause);
  expect(safeText(failed)).toBe('relation "answer" does not exist');
  const unread = Object.assign(new Error('syntax error at or near "secret"'), { code: "42601" });
  expect(safeText(new DrizzleQueryError("selec secret", [], unread))).toBe(
    "the database could not read a statement (42601)",
  );
  expect(written((log) => log.error({ error: failed }, "Failed")).text).not.toMatch(/secret|select/);
});

test.each([
  [`token ${TOKEN}.`, "token [token]."],
  ["/bot123:abc/getMe", "/bot[token]/getMe"],
  ["postgres://tonghop:pw@127.0.0.1:5432/x", "postgres://tonghop:[password]@127.0.0.1:5432/x"],
  ["code 7K3M-Q9XZ-1A2B used", "code [code] used"],
  ["call 0912345678 or +84912345678", "call [phone] or [phone]"],
  ["at 2026-11-23T12:40:29.123Z id 8f14e45f-ceea-467f-a9d2-1b0c3d4e5f60", undefined],
  ["port 42169, update 912345678, key telegram:1:77", undefined],
])("%s", (said, kept) => {
  expect(redact(said)).toBe(kept ?? said);
});

test("below its level it writes nothing", () => {
  const lines: string[] = [];
  openLog("error", { write: (line: string) => void lines.push(line) }).info({}, "no");
  expect(lines).toEqual([]);
});
