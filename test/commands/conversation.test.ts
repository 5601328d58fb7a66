// The officers' commands through the engine: who may give them, in words and by buttons, with what they ask for.
import { expect, it } from "vitest";
import { openWorld } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const at = fileDatabase();

async function open() {
  const seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: before } } }),
  });
  const world = openWorld(at.db, now);
  return { seeded, world };
}

it("answers an officer's words and buttons, and reminds when the word is typed", async () => {
  const { world } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  expect((await officer.say("tổng hợp")).text).toContain("Đã nộp: 1/4 đơn vị (25,0 %)");
  expect((await officer.press("Chưa nộp")).text).toContain("CHƯA NỘP: 3/4 đơn vị");
  expect((await officer.press("Nhắc tất cả")).text).toContain("Gửi nhắc việc đến 2 đơn vị?");
  expect((await officer.say("gửi")).text).toContain("Đã gửi 2 tin nhắc đến 2 đơn vị");
  const rows = await at.sql`select count(*)::int as count from outbox where kind = 'reminder'`;
  expect(rows[0]?.count).toBe(2);
  expect((await officer.say("/excel")).document).toMatchObject({ type: "workbook" });
  expect(world.logged).toEqual([]);
});

it("takes a reason in the next message, and lets the officer look instead", async () => {
  const { world } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  await officer.say("đơn vị THPT-01");
  expect((await officer.press("Trả lại")).text).toContain("Xin nhập lý do");
  expect((await officer.press("Xem báo cáo")).text).toContain("chờ tiếp nhận");
  await officer.press("Trả lại");
  expect((await officer.say("số người ở mục 1.7 chưa đúng")).text).toContain(
    "Lý do: số người ở mục 1.7 chưa đúng",
  );
  expect((await officer.say("dạ đúng rồi em")).text).toContain("Đã trả lại báo cáo");
  expect((await officer.say("đơn vị THPT-01")).text).toContain("đã trả lại, chờ nộp lại");
});

it("takes no command, no and no word that steers for the argument of another", async () => {
  const { world, seeded } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  const state = async () => {
    const [row] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
    return row?.state;
  };
  const reasons: readonly (readonly [string, string])[] = [
    ["tổng hợp", "Đã nộp: 1/4 đơn vị"],
    ["chưa nộp", "CHƯA NỘP: 3/4"],
    ["trợ giúp", "Chuyên viên gõ"],
    ["thôi khỏi trả", "Đã thôi"],
    ["không", "Đã thôi"],
    ["hủy", "Đã thôi"],
    ["đơn vị THPT-01", "chờ tiếp nhận"],
    ["trả lại THPT-01 mục II.3 còn thiếu", "\nLý do: mục II.3 còn thiếu\n"],
    ["nhắc lại: đơn vị ghi sai mục 1.7", "\nLý do: nhắc lại: đơn vị ghi sai mục 1.7\n"],
    ["đơn vị ghi sai mục 1.7", "\nLý do: đơn vị ghi sai mục 1.7\n"],
    ["không đủ số liệu", "\nLý do: không đủ số liệu\n"],
  ];
  for (const [said, answer] of reasons) {
    expect((await officer.say("trả lại thpt-01")).text).toContain("Xin nhập lý do");
    expect((await officer.say(said)).text).toContain(answer);
  }
  expect(await state()).toBe("submitted");
  expect((await officer.say("tổng hợp")).text).toContain("Đã nộp: 1/4");
  for (const asking of ["đơn vị", "tiếp nhận", "đầu mối", "thu hồi", "nhập hộ", "cấp mã", "thông báo"]) {
    await officer.say(asking);
    expect((await officer.say("chưa nộp")).text).toContain("CHƯA NỘP: 3/4");
    await officer.say(asking);
    expect((await officer.say("thôi em")).text).toContain("Đã thôi");
    // Whatever was asked is forgotten with it.
    expect((await officer.say("abc")).text).toContain("Bot chưa hiểu");
  }
  expect(world.logged).toEqual([]);
});

it("answers a greeting and thanks as such", async () => {
  const { world } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  expect((await officer.say("chào em")).text).toMatch(/^Kính chào\. Gõ: tổng hợp/);
  expect((await officer.say("cảm ơn em nhé")).text).toMatch(/^Không có gì ạ\. Gõ: tổng hợp/);
  expect((await officer.say("abc xyz")).text).toMatch(/^Bot chưa hiểu\. Có phải anh\/chị muốn:/);
});

it("keeps a question waiting when the answer to it was not understood", async () => {
  const { world } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  await officer.say("nhắc");
  const kept = await officer.say("cái này sao em");
  expect(kept.text).toContain("Câu hỏi trên vẫn đang chờ");
  expect(kept.choices.map((choice) => choice.word)).toEqual(["gửi", "không gửi"]);
  expect((await officer.say("/blabla")).choices).toHaveLength(2);
  expect((await officer.say("dung")).text).toContain("Đã gửi 2 tin nhắc");
  await officer.say("thông báo Xin nộp sớm");
  expect((await officer.say("đúng")).choices.map((choice) => choice.word)).toContain("gửi tất cả");
  expect((await officer.say("gửi tất cả nha em")).text).toContain("Đã gửi");
});

it("finds a unit by its code however typed and by its name, within the subtree", async () => {
  const { world } = await open();
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  for (const said of [
    "đơn vị thpt 01",
    "don vi THPT1",
    "đơn vị ca văn thỉnh",
    "đơn vị trường ca van thinh ạ",
  ]) {
    expect((await officer.say(said)).text).toContain("(THPT-01)");
  }
  const several = await officer.say("đơn vị trường thpt");
  expect(several.text).toContain("có thể là nhiều đơn vị");
  expect(several.choices.length).toBeGreaterThan(1);
  expect((await officer.say("thpt-01")).text).toContain("(THPT-01)");
  const sure = await officer.say("tiếp nhận ca văn thỉnh");
  expect(sure.text).toContain("có phải đơn vị này không?");
  expect((await officer.say("THPT-01")).text).toContain("Đã tiếp nhận");
  expect((await officer.say("đơn vị trường nào đó")).text).toContain("Không tìm thấy đơn vị");
  const other = world.chat("phong");
  await other.join("PGD-CL", "officer");
  expect((await other.say("đơn vị ca văn thỉnh")).text).toContain("Không tìm thấy đơn vị");
  expect((await other.say("đơn vị thpt 1")).text).toContain("Không tìm thấy đơn vị");
});

it("refuses contacts and strangers, whatever they type", async () => {
  const { world, seeded } = await open();
  const contact = world.chat("thu");
  await contact.join("PGD-CL", "contact");
  const stranger = world.chat("stranger");
  for (const command of [
    "/summary",
    "/nhac",
    "/don_vi THPT-01",
    "/accept THPT-01",
    "/return THPT-01 sai",
    "/excel",
  ]) {
    const refused = await contact.say(command);
    expect(refused.text).toContain("dành cho chuyên viên");
    expect(refused.document).toBeNull();
    const unknown = await stranger.say(command);
    // A stranger who goes on hears in turn what is awaited, in two wordings.
    expect(unknown.text).toMatch(/Xin gửi mã đơn vị|Bot đang chờ mã/u);
    expect(unknown.document).toBeNull();
  }
  const [row] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
  expect(row?.state).toBe("submitted");
});
