// The thread that reads handed-over files: it stays, gives way, and no file ends more than that thread.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { type FileReader, openFileReader } from "../../src/documents/file-reader.ts";
import { readWaiting } from "../../src/documents/reading.ts";
import { writtenOutcome } from "../../src/documents/written-outcome.ts";
import type { ReadFile } from "../../src/files/blocks.ts";
import { pasteBytes, pasteMime } from "../../src/files/paste.ts";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";
import { handWaiting } from "../support/chat/hand-over.ts";
import { openWorld } from "../support/chat/world.ts";
import { cast } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
let reader: FileReader | null = null;
afterEach(() => reader?.close());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const csv = { name: "a.csv", mime: "text/csv", bytes: bytesOf("STT;Người\n1.7;340\n") };
const outcomeOf = (ended: Awaited<ReturnType<FileReader["read"]>>) =>
  outcomeShape.read(JSON.parse(z.object({ outcome: z.string() }).parse(ended).outcome));
/** A list so long that no thread reads it within a millisecond, or with little memory. */
const long = bytesOf("1.7;340\n".repeat(400_000));

it("reads files one after the other in the same thread, and what cannot be read is an outcome", async () => {
  reader = openFileReader();
  expect(outcomeOf(await reader.read(csv))).toMatchObject({ type: "read", file: { kind: "csv" } });
  const before = threads();
  const broken = { ...csv, name: "a.xlsx", bytes: bytesOf("PK\u0003\u0004 no workbook") };
  expect(outcomeOf(await reader.read(broken))).toMatchObject({ type: "unreadable" });
  const paste = { name: "x", mime: pasteMime, bytes: pasteBytes({ html: null, text: "1.7\t340" }) };
  expect(outcomeOf(await reader.read(paste))).toMatchObject({ type: "read" });
  expect(threads()).toEqual(before);
});

it("keeps no letter that the database refuses", async () => {
  const paragraph = { type: "paragraph", number: null, level: null, bold: false, centred: false } as const;
  const blocks = [{ ...paragraph, text: "a\ud83d\0b\udc00 😀" }];
  const file: ReadFile = { kind: "txt", blocks, letters: null, left: [] };
  const [row] = await at.sql`select ${writtenOutcome({ type: "read", file })}::text::jsonb as kept`;
  expect(outcomeShape.read(row?.kept)).toMatchObject({
    file: { blocks: [{ text: "a\ufffd\ufffdb\ufffd 😀" }] },
  });
});

it.runIf(existsSync("/proc/self/task"))("gives way to the threads that answer people", async () => {
  const before = nices();
  expect(before).not.toContain(10);
  reader = openFileReader();
  await reader.read(csv);
  expect(nices().filter((nice) => nice === 10)).toHaveLength(1);
  expect(nices().filter((nice) => nice === 0).length).toBeGreaterThanOrEqual(before.length);
});

it("ends with a file that takes too long or too much, and reads the next one", async () => {
  reader = openFileReader({ mostMs: 1 });
  expect(await reader.read({ ...csv, bytes: long })).toMatchObject({ type: "died", why: "time" });
  await reader.close();
  reader = openFileReader({ mostMegabytes: 40 });
  expect(await reader.read({ ...csv, bytes: long })).toMatchObject({ type: "died" });
  expect(await reader.read(csv)).toMatchObject({ type: "read" });
});

it("is closed in the middle of a file, and reads none afterwards", async () => {
  reader = openFileReader();
  const reading = reader.read({ ...csv, bytes: long });
  await reader.close();
  expect(await reading).toEqual({ type: "closed" });
  expect(await reader.read(csv)).toEqual({ type: "closed" });
});

it("a file that ended its thread twice counts as unreadable and is told; the next one is read", async () => {
  const seeded = await seedRound(at.db, { units: cast() });
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const nodeId = seeded.node("THPT-01").id;
  const first = await handWaiting(at, world, { nodeId, by: lan, name: "long.csv", bytes: long });
  await handWaiting(at, world, { nodeId, by: lan, name: "a.csv", bytes: csv.bytes });
  let told = 0;
  reader = openFileReader({ mostMegabytes: 40 });
  await readWaiting(world.app, { reader, told: () => told++ });
  const rows = await at.sql`select attempts, outcome - 'file' as outcome from upload order by id`;
  expect([...rows]).toEqual([
    { attempts: 2, outcome: { v: 4, type: "unreadable", why: { type: "too-much", what: "time" } } },
    { attempts: 1, outcome: { v: 4, type: "read" } },
  ]);
  expect(told).toBe(2);
  expect(await at.sql`select key from inbox where state = 'received' order by id`).toEqual([
    { key: `upload:${first}` },
    { key: `upload:${first + 1}` },
  ]);
});

it("a file that nobody has ever read to its end is not begun again", async () => {
  const seeded = await seedRound(at.db, { units: cast() });
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const nodeId = seeded.node("THPT-01").id;
  const id = await handWaiting(at, world, { nodeId, by: lan, name: "b.csv", bytes: bytesOf("x") });
  await at.sql`update upload set attempts = 5 where id = ${id}`;
  const untouched: FileReader = {
    read: () => Promise.reject(new Error("it was begun")),
    close: async () => undefined,
  };
  await readWaiting(world.app, { reader: untouched, told: () => undefined });
  expect(await at.sql`select outcome -> 'why' as why from upload where id = ${id}`).toEqual([
    { why: { type: "too-much", what: "time" } },
  ]);
});

function threads(): string[] {
  return existsSync("/proc/self/task") ? readdirSync("/proc/self/task").sort() : [];
}

/** The nice values of this process's threads. */
function nices(): number[] {
  return threads().flatMap((id) => {
    try {
      const stat = readFileSync(`/proc/self/task/${id}/stat`, "utf8");
      // The name stands in brackets and may hold anything; the nice value is the 17th after it.
      return [Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16])];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}
