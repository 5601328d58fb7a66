// What the schools of a xã wrote, as a Word document by item; what the xã writes in it becomes its own answers alone.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import { readSheets } from "../../src/files/spreadsheet/read-sheets.ts";
import { readDocument } from "../../src/files/word/read-document.ts";
import type { Value } from "../../src/form/answers.ts";
import { payloadShape } from "../../src/form/payload.ts";
import { reportsIn } from "../../src/interview/handed/gathered.ts";
import { inTransaction } from "../../src/store/db.ts";
import { mayHave } from "../../src/store/people/rights.ts";
import { unitsBelow } from "../../src/store/rounds/gatherings.ts";
import { handOver } from "../support/chat/hand-over.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { openDistrict } from "../support/round/district.ts";
import type { Seeded } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-12T10:00:00+07:00");
let seeded: Seeded;
let world: World;
let thu: TestChat;
let documents: Documents;

/** A school's words, whose second line looks like an item of the form. */
const words =
  "Trường đã họp phụ huynh & học sinh <2 buổi>.\n2. Công tác tuyên truyền: treo băng rôn ở cổng trường.";

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, upload, sent_file, gathering, gathered restart identity`;
  seeded = await openDistrict(at.db);
  await writes("TH-01", words);
  world = openWorld(at.db, now);
  thu = world.chat("thu");
  await thu.join("XA-TX");
  documents = openDocuments({ databaseUrl: at.url, timeZone: "Asia/Ho_Chi_Minh" });
});
afterEach(() => documents.close());

/** Puts words at the first narrative of what a school sealed. */
async function writes(code: string, text: Value): Promise<void> {
  const [row] = await at.sql`
    select submission.id, payload from submission join report on report.submission_id = submission.id
    where report.node_id = ${seeded.node(code).id}`;
  const payload = payloadShape.read(row?.payload);
  const answers = payload.answers.map((one) => (one.place === firstPlace() ? { ...one, value: text } : one));
  expect(answers.filter(({ value }) => value === text)).toHaveLength(1);
  const written = payloadShape.write({ ...payload, answers });
  await at.sql`update submission set payload = ${written}::text::jsonb where id = ${Number(row?.id)}`;
}

/** The first item of the outline. */
function firstPlace(): string {
  const [item] = seeded.form.sections.flatMap(({ items }) => items.filter(({ kind }) => kind !== "heading"));
  return item?.id ?? "";
}

const paragraphs = (file: Awaited<ReturnType<typeof readDocument>>) =>
  file.blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));

it("stands by item under each school's name, and says at the item how many wrote", async () => {
  const asked = await thu.say("tiếp");
  expect(asked.text).toContain("1 trường có viết ở mục này.");
  const said = await thu.say("word");
  expect(said.document).toEqual({ type: "opinions", nodeId: seeded.node("XA-TX").id });
  const made = await documents.make({ type: "opinions", nodeId: seeded.node("XA-TX").id }, now);
  expect(made.name).toMatch(/^y-kien_xa-tx_.*\.docx$/u);
  const file = await readDocument(made.bytes);
  const [table] = file.blocks.flatMap((block) => (block.type === "table" ? [block] : []));
  const shown = table?.rows.map(({ cells }) => cells.map((cell) => cell.shown).join(" | ")) ?? [];
  expect(shown[1]).toContain("TH Phú Túc | Trường đã họp phụ huynh & học sinh <2 buổi>.");
  expect(paragraphs(file).join("\n")).toContain("(chưa trả lời)");
});

it("gives back the xã's own words, and never a school's", async () => {
  const made = await documents.make({ type: "opinions", nodeId: seeded.node("XA-TX").id }, now);
  const file = await readDocument(made.bytes);
  const own = "Xã chỉ đạo các trường tổ chức theo cụm.";
  let first = true;
  const blocks = file.blocks.map((block) => {
    if (block.type !== "paragraph" || block.text !== "(chưa trả lời)" || !first) return block;
    first = false;
    return { ...block, text: own };
  });
  const nodeId = seeded.node("XA-TX").id;
  const outcome = { type: "read", file: { ...file, blocks } } as const;
  await handOver(at, world, { nodeId, by: thu, name: "y-kien.docx", outcome, content: "y kien" });
  await thu.say("ghi");
  const rows = await at.sql`select place, value #>> '{}' as value from answer where node_id = ${nodeId}`;
  expect(rows.map(({ place, value }) => [place, value])).toEqual([[firstPlace(), own]]);
});

it("is for the contact of that unit and the officers above alone", async () => {
  const nodeId = seeded.node("XA-TX").id;
  const beside = world.chat("lan");
  await beside.join("TH-01");
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  const may = async (name: string, type: "opinions" | "empty-units") => {
    const [row] = await at.sql`select person_id from address where chat_key = ${name}`;
    return mayHave(at.db, Number(row?.person_id), { type, nodeId });
  };
  for (const type of ["opinions", "empty-units"] as const) {
    expect(await may("thu", type)).toBe(true);
    expect(await may("hanh", type)).toBe(true);
    expect(await may("lan", type)).toBe(false);
  }
  expect((await beside.say("word")).document).toBeNull();
  expect((await beside.say("/template tất cả")).document).toBeNull();
});

it("comes with a workbook to fill in: a sheet for each school that has handed in nothing, found again by its code", async () => {
  const nodeId = seeded.node("XA-TX").id;
  const said = await thu.say("mẫu tất cả");
  expect(said.text).toContain("2 đơn vị chưa nộp");
  expect(said.document).toEqual({ type: "empty-units", nodeId });
  const made = await documents.make({ type: "empty-units", nodeId }, now);
  const file = await readSheets(made.bytes);
  const units = await inTransaction(at.db, (tx) => unitsBelow(tx, nodeId));
  const found = reportsIn(units)({ name: made.name, outcome: { type: "read", file } });
  expect(found.map(({ unit, why }) => `${unit?.code} ${why}`)).toEqual(["TH-04 null", "MN-04 null"]);
});
