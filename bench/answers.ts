// What an answer costs, beside bare writes and beside a bot written by hand: `npm run bench [-- --short] [--beside CHECKOUT]`. Linux.
// Writes RESULTS.md.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { killAll } from "../test/support/program/process.ts";
import { buildPrograms } from "./lib/built.ts";
import { closeClusters } from "./lib/cluster.ts";
import { Fake } from "./lib/fake.ts";
import { openGrammy } from "./lib/grammy.ts";
import { commitOf, machineLines } from "./lib/machine.ts";
import { measureAnswers, measureLong, type Size } from "./lib/measure.ts";
import { findPgbench, openPgbench, versionOf } from "./lib/pgbench.ts";
import { answersTable, longTable, results, startTable } from "./lib/report.ts";
import type { Side } from "./lib/side.ts";
import { measureStart, type Start } from "./lib/start.ts";
import { openTonghop } from "./lib/tonghop.ts";

const whole: Size = {
  people: 100,
  rounds: 5,
  loads: [
    [1, 2],
    [10, 3],
    [100, 5],
  ],
  warmUp: 5,
  questions: 60,
  long: { questions: 200, at: [1, 51, 191], width: 10 },
};
const short: Size = {
  people: 20,
  rounds: 3,
  loads: [
    [1, 3],
    [10, 5],
    [20, 5],
  ],
  warmUp: 5,
  questions: 60,
  long: { questions: 60, at: [1, 55], width: 6 },
};
/** So few people walk the long form with grammY, whose answers cost more the further they are. */
const PEER_PEOPLE = 20;

const here = resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { short: { type: "boolean" }, beside: { type: "string" } } });
const size = values.short ? short : whole;
const beside = values.beside === undefined ? null : resolve(values.beside);
const checkouts = new Map([
  ["tonghop", here],
  ...(beside === null ? [] : [[`tonghop at ${commitOf(beside)}`, beside] as const]),
]);
const pgbench = findPgbench();
const peerFile = "peers/grammy-bot.ts";
const built = await buildPrograms(["lib/fake-telegram.ts", peerFile]);
const fake = await Fake.start(built.file("lib/fake-telegram.ts"));
const chats = (side: number, people: number) => Array.from({ length: people }, (_, at) => side * 1_000 + at);

async function answers(): Promise<string[]> {
  const { people, questions } = size;
  const sides: Side[] = [];
  try {
    for (const [name, checkout] of checkouts) {
      sides.push(
        await openTonghop({ name, checkout, questions, chats: chats(sides.length + 1, people), fake }),
      );
    }
    const peer = await openGrammy({ file: built.file(peerFile), questions, chats: chats(9, people), fake });
    const writes = pgbench === null ? null : await openPgbench(pgbench, people);
    sides.push(peer, ...(writes === null ? [] : [writes]));
    return answersTable(await measureAnswers(sides, size), { peer, writes });
  } finally {
    for (const side of sides) await side.close();
  }
}

async function long(): Promise<{ readonly table: readonly string[]; readonly memory: string }> {
  const {
    people,
    long: { questions, width },
  } = size;
  const ours = await openTonghop({
    name: "tonghop",
    checkout: here,
    questions,
    chats: chats(20, people),
    fake,
  });
  const peer = await openGrammy({
    file: built.file(peerFile),
    questions,
    chats: chats(30, PEER_PEOPLE),
    fake,
  });
  try {
    const before = ours.memory();
    const table = longTable(await measureLong([ours, peer], size), width);
    const memory = `${ours.memory().toFixed(0)} MiB after ${people * questions} messages, ${before.toFixed(0)} MiB before them`;
    return { table, memory };
  } finally {
    await ours.close();
    await peer.close();
  }
}

const began = performance.now();
try {
  const answered = await answers();
  const walked = await long();
  const starts = new Map<string, Start>();
  for (const [name, checkout] of checkouts) starts.set(name, await measureStart(checkout));
  const text = results({
    command: `npm run bench${values.short ? " -- --short" : ""}${beside === null ? "" : " -- --beside CHECKOUT"}`,
    commit: commitOf(here),
    minutes: (performance.now() - began) / 60_000,
    machine: machineLines(pgbench === null ? null : versionOf(pgbench)),
    size,
    answers: answered,
    long: walked,
    start: startTable(starts),
  });
  console.log(text);
  writeFileSync(join(here, "bench/RESULTS.md"), text);
} finally {
  await killAll();
  await closeClusters();
  await fake.stop();
  built.remove();
}
