// Files that wait to be read: each is one process's at a time, each person's in turn, and what became of it is told once.
import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { handedFiles } from "../../src/engine/contact/handed-files.ts";
import { pasteBytes, pasteMime } from "../../src/files/paste.ts";
import { newChat } from "../../src/interview/chat.ts";
import { newFile } from "../../src/interview/handed/open-files.ts";
import { inTransaction } from "../../src/store/db.ts";
import {
  claimUnread,
  finishReading,
  finishUnreadable,
  giveBackUnread,
  mostAttempts,
} from "../../src/store/rounds/reading.ts";
import {
  keepUpload,
  readUploads,
  removeUpload,
  uploadById,
  uploadedFile,
  uploadStatus,
} from "../../src/store/rounds/uploads.ts";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";
import { cast } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
let now: Date;

beforeEach(async () => {
  now = new Date("2022-10-10T10:00:00+07:00");
  await at.sql`truncate upload, inbox, address restart identity`;
  for (const chat of ["lan", "minh", "thu"]) {
    await at.sql`insert into address (channel, account, chat_key, last_in, state)
      values ('telegram', '1', ${chat}, now(), 'open')`;
  }
});

/** A file of a person, whose chat has the same number. */
function hand(personId: number, text: string, kept: "picture" | null = null) {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const made = { nodeId: personId, personId, addressId: personId, name: text, mime: "text/csv" };
  return inTransaction(at.db, (tx) => keepUpload(tx, { ...made, bytes, sha256, kept, now }));
}

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const read = (id: number) =>
  inTransaction(at.db, (tx) =>
    finishReading(
      tx,
      id,
      outcomeShape.write({ type: "read", file: { kind: "csv", blocks: [], letters: null, left: [] } }),
      now,
    ),
  );
/** The messages that wait, by chat. */
const told = async () =>
  (await at.sql`select chat_key, key from inbox order by id`).map(
    ({ chat_key, key }) => `${chat_key} ${key}`,
  );
const claimed = async () => (await claimUnread(at.db))?.name ?? null;

it("loads for a message no more of a chat's open files than it may come to", async () => {
  for (const name of ["1", "2", "3", "4", "5"]) await hand(1, name);
  for (const id of [1, 2, 3, 4, 5]) await read(id);
  const chat = { ...newChat, handed: newFile(2), waiting: [1, 3, 4, 5] };
  const files = await inTransaction(at.db, (tx) => handedFiles(tx, chat));
  expect(files.map(({ id }) => id)).toEqual([1, 2, 3]);
});

it("gives each person's files one at a time, and each person a turn", async () => {
  for (const name of ["lan 1", "lan 2", "lan 3"]) await hand(1, name);
  pass(1_000);
  await hand(2, "minh 1");
  await hand(2, "minh 2");
  // Two processes ask at the same time.
  const first = await Promise.all([claimed(), claimed()]);
  expect(first.sort()).toEqual(["lan 1", "minh 1"]);
  expect(await claimed()).toBeNull();
  pass(1_000);
  await read(1);
  pass(1_000);
  await read(4);
  // Cô Lan has waited longer since her last one was read.
  const order = [];
  for (let name = await claimed(); name !== null; name = await claimed()) {
    order.push(name);
    const [row] = await at.sql`select id from upload where name = ${name}`;
    pass(1_000);
    await read(Number(row?.id));
  }
  expect(order).toEqual(["lan 2", "minh 2", "lan 3"]);
});

it("gives each of many to one alone", async () => {
  for (let person = 1; person <= 12; person++) await hand(person, `file ${person}`);
  const names = await Promise.all(Array.from({ length: 12 }, claimed));
  expect(new Set(names).size).toBe(12);
  expect(await claimed()).toBeNull();
});

it("gives it to another when its reader says nothing any more, and not for ever", async () => {
  await hand(1, "a");
  for (let attempt = 1; attempt <= mostAttempts + 1; attempt++) {
    expect((await claimUnread(at.db))?.attempts).toBe(attempt);
    expect(await claimed()).toBeNull();
    await at.sql`update upload set leased_until = now()`;
  }
});

it("counts an attempt that was begun, and none of a reader that was stopped", async () => {
  await hand(1, "a");
  await claimUnread(at.db);
  await giveBackUnread(at.db, 1, { begun: false });
  expect((await claimUnread(at.db))?.attempts).toBe(1);
  await giveBackUnread(at.db, 1, { begun: true });
  expect((await claimUnread(at.db))?.attempts).toBe(2);
});

it("tells the chat once what became of it, whoever finds out and however often", async () => {
  await hand(1, "a");
  expect(await told()).toEqual([]);
  await claimUnread(at.db);
  const ends = await Promise.all([
    read(1),
    inTransaction(at.db, (tx) => finishUnreadable(tx, 1, { type: "too-much", what: "time" }, now)),
  ]);
  expect(ends.filter(Boolean)).toHaveLength(1);
  expect(await told()).toEqual(["lan upload:1"]);
  expect(await claimed()).toBeNull();
  await giveBackUnread(at.db, 1, { begun: true });
  expect(await claimed()).toBeNull();
});

it("neither reads nor tells what was taken back meanwhile", async () => {
  await hand(1, "a");
  await hand(1, "b");
  await claimUnread(at.db);
  await inTransaction(at.db, (tx) => removeUpload(tx, 1, 1, now));
  expect(await read(1)).toBe(false);
  expect(await told()).toEqual([]);
  expect(await inTransaction(at.db, (tx) => uploadById(tx, 1))).toBeNull();
  expect(await uploadStatus(at.db, 1)).toMatchObject({ outcome: null, removed: true });
  expect(await claimed()).toBe("b");
});

it("gives what was read of several files, and nothing of the others", async () => {
  for (const name of ["a", "b", "c", "d"]) await hand(1, name);
  await hand(1, "scan", "picture");
  for (const id of [1, 2, 3]) await read(id);
  await inTransaction(at.db, (tx) => removeUpload(tx, 2, 1, now));
  const found = await inTransaction(at.db, (tx) => readUploads(tx, [5, 4, 3, 2, 1, 99]));
  expect(found.map(({ id, name, file }) => [id, name, file.kind])).toEqual([
    [1, "a", "csv"],
    [3, "c", "csv"],
  ]);
  expect(await inTransaction(at.db, (tx) => readUploads(tx, []))).toEqual([]);
});

it("hands out of a paste its text alone, and a file byte for byte", async () => {
  const seeded = await seedRound(at.db, { units: cast() });
  const made = { nodeId: seeded.node("THPT-01").id, personId: 1, addressId: 1, sha256: "x", kept: null, now };
  const bytes = pasteBytes({ html: "<script>alert(1)</script>", text: "1.7\t340" });
  const file = new Uint8Array([0, 255, 16]);
  await inTransaction(at.db, async (tx) => {
    await keepUpload(tx, { ...made, name: "Nội dung dán", mime: pasteMime, bytes });
    await keepUpload(tx, { ...made, name: "a.bin", mime: "x/y", bytes: file, sha256: "y" });
  });
  const paste = await uploadedFile(at.db, 1);
  expect([paste.name, paste.mime, new TextDecoder().decode(paste.bytes)]).toEqual([
    "THPT-01 Nội dung dán.txt",
    "text/plain; charset=utf-8",
    "1.7\t340",
  ]);
  const { name, mime, bytes: given } = await uploadedFile(at.db, 2);
  expect([name, mime, [...given]]).toEqual(["THPT-01 a.bin", "x/y", [0, 255, 16]]);
});

it("tells at once of what is not read, and once more of a file that is handed over again later", async () => {
  expect(await hand(1, "scan", "picture")).toEqual({ id: 1, known: false });
  expect(await told()).toEqual(["lan upload:1"]);
  // A browser posts twice.
  expect(await hand(1, "scan", "picture")).toEqual({ id: 1, known: true });
  expect(await told()).toHaveLength(1);
  pass(60_000);
  expect(await hand(1, "scan", "picture")).toEqual({ id: 1, known: true });
  expect(await told()).toHaveLength(2);
  await hand(1, "scan", "picture");
  expect(await told()).toHaveLength(2);
  // What still waits to be read is told when it was.
  await hand(1, "list");
  pass(60_000);
  expect(await hand(1, "list")).toEqual({ id: 2, known: true });
  expect(await told()).toHaveLength(2);
});
