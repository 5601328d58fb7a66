// One at a time, across processes, by files alone. Knows nothing of Postgres.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { enterRoll, livingEntries, type RollEntry } from "./living-processes.ts";
import { ServerTrouble } from "./trouble.ts";

/**
 * Runs `work` while no other process is inside for the same folder.
 *
 * Lamport's bakery: everyone writes only a ticket of his own, so there is no shared lock file that two
 * processes could both find stale and both take over; the ticket of a killed process is simply not counted.
 *
 * @throws Error when the ones ahead take longer than `waitMs`; it names the process.
 */
export async function withLock<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const mine = enterRoll(folder);
  try {
    const others = livingEntries(folder).map(numberOf);
    const number = 1 + Math.max(0, ...others.map((n) => n ?? 0));
    writeFileSync(mine.path, `${number}\n`);
    await waitForTurn(folder, mine, number, waitMs);
    return await work();
  } finally {
    rmSync(mine.path, { force: true });
  }
}

async function waitForTurn(folder: string, mine: RollEntry, number: number, waitMs: number): Promise<void> {
  const until = performance.now() + waitMs;
  for (;;) {
    const ahead = livingEntries(folder).find(
      (other) => other.name !== mine.name && goesFirst(other, mine, number),
    );
    if (ahead === undefined) return;
    if (performance.now() > until) {
      throw new ServerTrouble(
        `Waited ${Math.round(waitMs / 1000)} s for process ${ahead.pid}, which is starting or stopping the database ` +
          `of the same data folder (${ahead.path}). Look at that process; if it hangs, end it and start again.`,
        { type: "busy", seconds: Math.round(waitMs / 1000), pid: ahead.pid },
      );
    }
    await sleep(15);
  }
}

function goesFirst(other: RollEntry, mine: RollEntry, number: number): boolean {
  const theirs = numberOf(other);
  if (theirs === undefined) return isThere(other); // still choosing its number: it may turn out lower
  return theirs < number || (theirs === number && other.name < mine.name);
}

/** The number on a ticket; undefined while its owner is choosing (the newline ends a complete number). */
function numberOf(entry: RollEntry): number | undefined {
  const text = read(entry);
  return text?.endsWith("\n") ? Number(text) : undefined;
}

function isThere(entry: RollEntry): boolean {
  return read(entry) !== undefined;
}

function read(entry: RollEntry): string | undefined {
  try {
    return readFileSync(entry.path, "utf8");
  } catch {
    return undefined; // its owner has left
  }
}
