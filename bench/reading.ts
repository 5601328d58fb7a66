// What reading costs: `npx tsx bench/reading.ts [another checkout]`. Prints the CPU of one message, read and answered, of both in one run.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const here = resolve(import.meta.dirname, "..");
const there = process.argv[2] === undefined ? null : resolve(process.argv[2]);
const rounds = 5;
const form = "tuan-le-htsd-2022@2.json";
const now = new Date("2022-10-10T10:00:00+07:00");

/** What is typed, by the row that it is typed at: the inputs collected for the tests and the sayings of their tables. */
const texts: readonly (readonly [at: string, text: string])[] = [...collected(), ...sayings()];

function collected(): [string, string][] {
  const rows: Readonly<Record<string, string>> = { pair: "1.7", money: "10.1", text: "I.1" };
  const inputs = z.array(z.object({ input: z.string(), kind: z.string() }));
  const of = inputs.parse(JSON.parse(readFileSync(join(here, "test/form/kinds/inputs.json"), "utf8")));
  return of.map(({ input, kind }) => [rows[kind] ?? "4.3", input]);
}

function sayings(): [string, string][] {
  const table = z.array(z.tuple([z.string()]).rest(z.unknown()));
  return [
    ["4.3", "count"],
    ["1.7", "pair"],
    ["10.1", "money"],
  ].flatMap(([at = "", kind]) => {
    const file = join(here, `test/form/kinds/${kind}.sayings.json`);
    return table.parse(JSON.parse(readFileSync(file, "utf8"))).map(([text]): [string, string] => [at, text]);
  });
}

type Questions = { byNo(no: string): { readonly id: string } | undefined };

/** What both checkouts have: one text at one row, read and answered. */
async function reader(checkout: string): Promise<(at: string, text: string) => unknown> {
  const src = join(checkout, "src");
  const { parseForm } = await import(join(src, "form/form.ts"));
  const { questionnaire } = await import(join(src, "form/questions.ts"));
  const { newChat } = await import(join(src, "interview/chat.ts"));
  const { step } = await import(join(src, "interview/step.ts"));
  const kept = join(src, "interview/reading/say-again.ts");
  const { sayAgain } = existsSync(kept) ? await import(kept) : { sayAgain: null };
  const q: Questions = questionnaire(
    parseForm(JSON.parse(readFileSync(join(src, "form/library", form), "utf8"))),
    "thpt",
  );
  const report = { state: "in-progress", rev: 1, revising: false, pastDeadline: false, closed: false };
  return (at, text) => {
    const asked = { at: "question", id: q.byNo(at)?.id };
    const situation = {
      q,
      answers: new Map(),
      chat: { ...newChat, asked },
      facts: {},
      waived: new Set(),
      report,
      promptDelivered: null,
      promptAt: null,
      firstAsked: null,
    };
    const input = sayAgain
      ? sayAgain(situation, text, now)
      : { type: "text", text, sentAt: null, nearLimit: false };
    return step(situation, input, now);
  };
}

/** Microseconds of CPU for one message, the least of some rounds: the others were disturbed. */
function cpuOf(read: (at: string, text: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (const [at, text] of texts) read(at, text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / texts.length);
  }
  return least;
}

const own = await reader(here);
const other = there === null ? null : await reader(there);
// Once each before anything is counted: the word lists, the rows of the form, the compiler.
cpuOf(own);
if (other) cpuOf(other);
const mine = cpuOf(own);
console.log(`${texts.length} messages, ${mine.toFixed(0)} µs of CPU each`);
if (other) {
  const theirs = cpuOf(other);
  console.log(`there ${theirs.toFixed(0)} µs, ${(theirs / mine).toFixed(2)} times as much`);
}
