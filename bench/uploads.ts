// What files that are read cost those who answer: `npx tsx bench/uploads.ts`. Prints how much longer an answer takes beside them than in quiet.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { webClient } from "../test/support/browser/web-client.ts";
import { hostileFiles } from "../test/support/files/hostile.ts";
import { freePort } from "../test/support/run/free-port.ts";
import { launch, stop, whenPrinted } from "./launch.ts";

const rounds = 3;
/** How long somebody answers in quiet in each round, in milliseconds. */
const quietMs = 8_000;
/** A contact reads and types between two answers. */
const readMs = 50;
const givers = 8;
const token = "a-token-of-the-bench-with-32-letters";
const madeCodes = z.array(z.object({ unit: z.string(), code: z.string() }));
const checkout = resolve(import.meta.dirname, "..");

type Web = ReturnType<typeof webClient>;
type Handed = { readonly name: string; readonly bytes: Uint8Array };

const cases = join(checkout, "test/files/cases");
const ordinary: readonly Handed[] = [
  "x2-two-parts.xlsx",
  "x16-schools-then-sum.xlsx",
  "x19-own-headings.xlsx",
  "x21-dashes.xlsx",
  "w1-gridbefore.docx",
  "w6-vmerge-note.docx",
  "d1-own-draft-filled.xlsx",
  "u10e-nfd.csv",
].map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(cases, name))) }));

const figures = (n: number) => `1.1: ${(n % 90) + 2}/${(n % 900) + 100}`;
let said = 0;

/** Answers again and again until `over`; the milliseconds of each wait. */
async function answers(web: Web, over: AbortSignal): Promise<number[]> {
  const ms: number[] = [];
  while (!over.aborted) {
    const began = performance.now();
    await web.say({ text: figures(said++) });
    ms.push(performance.now() - began);
    await sleep(readMs);
  }
  return ms;
}

/** Hands a file over where the paper clip of this person's page leads; false where the report has enough of them. */
async function hand(url: string, web: Web, { name, bytes }: Handed): Promise<boolean> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes)], name));
  const headers = { Cookie: web.cookie() };
  const answer = await fetch(`${url}/chat/uploads`, {
    method: "POST",
    body: form,
    headers,
    redirect: "manual",
  });
  await answer.arrayBuffer();
  if (answer.status === 409) return false;
  if (answer.status !== 303) throw new Error(`${name}: ${answer.status}`);
  return true;
}

/** How many files wait to be read. */
async function unread(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  return Number(/^tonghop_unread_files (\d+)$/m.exec(await answer.text())?.[1] ?? Number.NaN);
}

/** Each giver hands over one of the files; the waits of the answerer until all of them are read. */
async function beside(
  url: string,
  web: Web,
  givers: readonly Web[],
  files: readonly Handed[],
): Promise<number[]> {
  const over = new AbortController();
  const waits = answers(web, over.signal);
  const kept = await Promise.all(
    files.map((file, at) => {
      const giver = givers[at % givers.length];
      return giver ? hand(url, giver, file) : false;
    }),
  );
  if (!kept.every(Boolean)) throw new Error("a report has enough files");
  while ((await unread(url)) > 0) await sleep(50);
  over.abort();
  return waits;
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

const dataDir = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const settings = { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "error", METRICS_TOKEN: token };
const program = launch(checkout, "start", settings);
try {
  await whenPrinted(program);
  const cli = launch(checkout, "cli", settings, ["codes", "--role", "contact", "--json"]);
  let out = "";
  for await (const chunk of cli.stdout) out += String(chunk);
  const codes = madeCodes.parse(JSON.parse(out)).map(({ code }) => code);
  const people: Web[] = [];
  for (const code of codes.slice(0, 2 + 2 * rounds * givers)) {
    const web = webClient(() => url);
    for (const text of [code, "đúng"]) await web.say({ text });
    people.push(web);
  }
  const [answerer, ...others] = people;
  if (!answerer) throw new Error("nobody has joined");
  const hostile = hostileFiles();
  const quiet: number[] = [];
  const ordinarily: number[] = [];
  const harmfully: number[] = [];
  // The thread that reads starts with the first file and stays.
  await beside(url, answerer, others.splice(0, 1), ordinary.slice(0, 1));
  for (let round = 0; round < rounds; round++) {
    quiet.push(...(await answers(answerer, AbortSignal.timeout(quietMs))));
    for (const [waits, files] of [
      [ordinarily, ordinary],
      [harmfully, hostile],
    ] as const) {
      // Other people each time: of one report the same bytes are read once.
      waits.push(...(await beside(url, answerer, others.splice(0, givers), files)));
    }
  }
  const still = median(quiet);
  console.log(`in quiet${" ".repeat(29)}${still.toFixed(1)} ms   (${quiet.length} answers)`);
  for (const [what, waits] of [
    [`${ordinary.length} ordinary files`, ordinarily],
    [`${hostile.length} files made to do harm`, harmfully],
  ] as const) {
    const ratio = (median(waits) / still).toFixed(1);
    console.log(`beside ${what.padEnd(30)}${ratio} × quiet   (${waits.length} answers)`);
  }
} finally {
  await stop(program);
  rmSync(dataDir, { recursive: true, force: true });
}
