// The dispatch in the chat: whoever has a part in the round gets its files, by every channel's way; nobody else does.
import { describe, expect, it } from "vitest";
import { mayHave } from "../../src/store/people/rights.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith, shippedForm } from "../support/round/cast.ts";
import { comeOfDispatch } from "../support/round/dispatched.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-10T10:00:00+07:00");
const at = fileDatabase();

async function open(names: readonly string[]) {
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  const files = await comeOfDispatch(at.db, shippedForm.id, names, now);
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  const question = await lan.join("THPT-01");
  return { seeded, files, world, lan, question, nodeId: seeded.node("THPT-01").id };
}

describe("“công văn”", () => {
  it.each([
    "công văn",
    "Công văn?",
    "cong van",
    "cho xin công văn",
    "/cong_van",
    "/dispatch",
    "xem công văn",
  ])("%s gives the one file, and the question stands", async (said) => {
    const { lan, files, nodeId } = await open(["CV 1234.docx"]);
    const given = await lan.say(said);
    expect(given.text).toContain("Công văn: CV 1234.docx");
    expect(given.document).toEqual({ type: "dispatch", fileId: files[0], nodeId });
    await lan.say("Nhà trường đã ban hành kế hoạch triển khai từ đầu tháng 10.");
    expect((await at.sql`select place from answer`).map(({ place }) => place)).toEqual(["n1_1"]);
  });

  it.each([
    "Công văn số 12 đã triển khai đến từng lớp.",
    "Nhà trường đã ra công văn chỉ đạo các tổ chuyên môn",
  ])("in an answer (%s) is the answer's", async (said) => {
    const { lan } = await open(["CV 1234.docx"]);
    expect((await lan.say(said)).document).toBeNull();
    expect((await at.sql`select value from answer`).map(({ value }) => value)).toEqual([said]);
  });

  it("of several files offers each", async () => {
    const { lan, files, nodeId } = await open(["CV 1234.pdf", "Phụ lục.xlsx"]);
    const list = await lan.say("công văn");
    expect(list.text).toContain("1. CV 1234.pdf\n2. Phụ lục.xlsx");
    expect(list.document).toBeNull();
    const given = await lan.press("Tệp 2");
    expect(given.document).toEqual({ type: "dispatch", fileId: files[1], nodeId });
  });

  it("gives the dispatch in a corrected version of the form too, which was made without it", async () => {
    const { lan, files, nodeId } = await open(["CV 1234.docx"]);
    const { id, version } = shippedForm;
    await at.sql`
      insert into form (form_id, version, body, sha256, draft_id, draft_version)
      select form_id, version + 1, body, 'test', draft_id, 2 from form where form_id = ${id}`;
    await at.sql`
      insert into form (form_id, version, body, sha256, draft_id, draft_version)
      select form_id, version + 2, body, 'test', 999, 1 from form where form_id = ${id} and version = ${version}`;
    await at.sql`update round set form_version = ${version + 2}`;
    expect((await lan.say("công văn")).document).toEqual({ type: "dispatch", fileId: files[0], nodeId });
  });

  it("says when there is none", async () => {
    const { lan } = await open([]);
    expect((await lan.say("công văn")).text).toContain("không có tệp công văn ở đây");
  });

  it("is for officers and readers of the round too, and no stranger's", async () => {
    const { world } = await open(["CV 1234.docx"]);
    for (const role of ["officer", "reader"] as const) {
      const chat = world.chat(role);
      await chat.join("SO", role);
      expect((await chat.say("công văn")).document?.type).toBe("dispatch");
    }
    const stranger = world.chat("nga");
    expect((await stranger.say("công văn")).document).toBeNull();
  });
});

it("/about names the files", async () => {
  const { lan } = await open(["CV 1234.pdf", "Phụ lục.xlsx"]);
  expect((await lan.say("/about")).text).toContain(
    "\nCông văn: CV 1234.pdf; Phụ lục.xlsx (gõ “công văn” để nhận tệp).",
  );
});

it("a file of another dispatch, of another's unit and after the role has ended is nobody's", async () => {
  const { seeded, files, nodeId } = await open(["CV 1234.docx"]);
  const [fileId = 0] = files;
  const lan = Number((await at.sql`select person_id from address where chat_key = 'lan'`)[0]?.person_id);
  const may = (file: number, node: number) =>
    mayHave(at.db, lan, { type: "dispatch", fileId: file, nodeId: node });
  const [foreign] = await at.sql`
    insert into draft_file (draft_id, name, bytes, sha256, at) values (999, 'x', '', 'x', now()) returning id`;
  expect(await may(fileId, nodeId)).toBe(true);
  expect(await may(Number(foreign?.id), nodeId)).toBe(false);
  expect(await may(fileId, seeded.node("THPT-02").id)).toBe(false);
  await at.sql`update role set to_at = now()`;
  expect(await may(fileId, nodeId)).toBe(false);
});
