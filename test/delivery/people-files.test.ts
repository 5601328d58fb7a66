// Files that hold what a report says about people: out by a link of our own; what leaves as a platform's file has none of it.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import type { DocumentRef } from "../../src/message.ts";
import { role, upload } from "../../src/store/schema.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  put,
  testApp,
  testClock,
  textMessage,
} from "../support/chat/delivery.ts";
import { plantedPeople, seedPeopleRound } from "../support/round/people-round.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { partsIn } from "../support/template/parts.ts";

let database: TestDatabase;
let documents: Documents;
let seeded: Seeded;
let memory = memoryChannel();
let app: ReturnType<typeof testApp>;
let lan = 0;
let count = 0;
const clock = testClock();

beforeAll(async () => {
  database = await openTestDatabase();
  documents = openDocuments({ databaseUrl: database.url, timeZone: "Asia/Ho_Chi_Minh" });
  seeded = await seedPeopleRound(database.db);
});
afterAll(async () => {
  await documents?.close();
  await database?.close();
});
beforeEach(async () => {
  memory = memoryChannel({ account: `account-${++count}`, limits: { text: 4_000 } });
  app = testApp(database.db, clock, [memory.channel]);
  lan = await addAddress(database.db, memory.channel, "lan");
});

const officer = () => seeded.person("chị Hạnh").id;
const refs = (): readonly DocumentRef[] => [
  { type: "workbook", roundId: seeded.roundId, personId: officer() },
  { type: "draft", nodeId: seeded.node("TT-GT").id },
  { type: "receipt", submissionId: 1 },
];

async function handedOver(): Promise<DocumentRef> {
  const [row] = await database.db
    .insert(upload)
    .values({
      nodeId: seeded.node("THPT-01").id,
      personId: seeded.person("cô Lan").id,
      at: clock.now,
      name: "danh sách.pdf",
      mime: "application/pdf",
      size: 3,
      sha256: "x",
      bytes: new Uint8Array([1, 2, 3]),
    })
    .returning({ id: upload.id });
  return { type: "stored", uploadId: row?.id ?? 0 };
}

async function send(document: DocumentRef, link: string | null) {
  await put(database.db, clock, lan, textMessage("Gửi tệp.", { document }));
  const parts = deliveryParts({
    linkFor: async () => link,
    makeDocument: async (target, people) => {
      if (target.type === "stored" || target.type === "dispatch") throw new Error("not to be given");
      return documents.make(target, clock.now, people);
    },
  });
  expect(await deliverDue(app, parts)).toBe(1);
  const sent = memory.sent.at(-1);
  return { text: sent?.text ?? "", file: sent?.file ?? null };
}

/** Every part of a workbook, whatever sheet or property it belongs to. */
async function heldIn(bytes: Uint8Array): Promise<string> {
  return [...(await partsIn(bytes)).values()].map(String).join("\n");
}

test("the workbook, a draft, a receipt and what was handed over go as links, though the platform takes files", async () => {
  for (const ref of [...refs(), await handedOver()]) {
    const { text, file } = await send(ref, "https://so.example.vn/d/1");
    expect(file).toBeNull();
    expect(text).toBe("GET https://so.example.vn/d/1\n\nGửi tệp.");
  }
});

test("without an address of our own a file goes that says nothing of people, and says so; what was handed over does not", async () => {
  for (const ref of refs()) {
    const { text, file } = await send(ref, null);
    expect(text).toBe("in part\n\nGửi tệp.");
    const held = await heldIn(file?.bytes ?? new Uint8Array());
    expect(held).not.toMatch(plantedPeople);
    // The figures that are about nobody stay.
    expect(held).toContain("Số lớp bồi dưỡng");
  }
  expect(await send(await handedOver(), null)).toEqual({ text: "NO LINK\n\nGửi tệp.", file: null });
});

test("on our own server an officer and the unit get the whole; a reader gets nothing of people there either", async () => {
  const [workbook, draft, receipt] = refs();
  for (const ref of [workbook, draft, receipt]) {
    if (!ref || ref.type === "stored" || ref.type === "dispatch") throw new Error("no such file");
    expect(await heldIn((await documents.make(ref, clock.now)).bytes)).toMatch(plantedPeople);
  }
  const personId = seeded.person("anh Hùng").id;
  await database.db
    .insert(role)
    .values({ personId, unitId: seeded.node("SO").unitId, role: "reader", fromAt: clock.now });
  const read = await documents.make({ type: "workbook", roundId: seeded.roundId, personId }, clock.now);
  expect(await heldIn(read.bytes)).not.toMatch(plantedPeople);
});

test("a round that asks nothing of people sends its files as ever", async () => {
  const usual = await seedRound(database.db, {});
  const { text, file } = await send({ type: "draft", nodeId: usual.node("THPT-01").id }, "https://x");
  expect(text).toBe("Gửi tệp.");
  expect(file).not.toBeNull();
});
