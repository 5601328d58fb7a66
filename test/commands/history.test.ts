// /history: who did what to a report, and where a figure comes from, down to the words that were typed.
import { beforeEach, expect, it } from "vitest";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { openDistrict } from "../support/round/district.ts";
import type { Seeded } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-12T10:00:00+07:00");
const minute = 60_000;
let seeded: Seeded;
let world: World;
let officer: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, upload, sent_file, request, row_return, returned_row restart identity`;
  seeded = await openDistrict(at.db);
  world = openWorld(at.db, now);
  officer = world.chat("chị Hạnh");
  await officer.join("SO", "officer");
});

/** The whole report of the xã: 1.1 of its own, the rest taken. */
async function sealXa(): Promise<TestChat> {
  const thu = world.chat("cô Thu");
  await thu.join("XA-TX");
  for (const text of [
    "số liệu trước",
    "1.1: 2 lớp 60 người; 8: 1/30",
    "lấy hết",
    "không",
    "không",
    "Xã ban hành kế hoạch và giao các trường tổ chức.",
    "Tuyên truyền trên bảng tin và nhóm phụ huynh.",
    "Thuận lợi: có sự phối hợp tốt của các ban ngành.",
    "Khó khăn: kinh phí còn hạn hẹp, thiếu phòng học.",
    "không",
    "không",
    "nộp",
    "đúng",
  ])
    await thu.say(text);
  return thu;
}

it("tells where a compiled figure comes from: each school, its own part, the words typed, who had nothing", async () => {
  const lan = world.chat("cô Lan");
  await lan.join("TH-04");
  await sealXa();
  world.pass(5 * minute);
  const { text } = await officer.say("lịch sử XA-TX 1.1");
  expect(text).toContain("NGUỒN SỐ LIỆU, mục 1.1:");
  expect(text).toContain("Xã Tân Xuân (XA-TX), bản 1 nộp lúc 10:00 ngày 12/10/2022: 16 lớp, 413 người, gồm:");
  expect(text).toMatch(
    /– Phần Xã Tân Xuân trực tiếp tổ chức: 2 lớp, 60 người\. cô Thu ghi lúc 10:00 ngày 12\/10\/2022: “.*2 lớp 60 người.*”\./u,
  );
  expect(text).toContain("– THCS Tân Xuân (THCS-01), bản 1 nộp lúc 08:00 ngày 10/10/2022: 3 lớp, 80 người.");
  expect(text).toContain("– Chưa nộp lúc đó: TH An Bình, MN Hoa Mai.");
  expect(text).toMatch(/cô Thu: ghi 1\.1: chưa có, chưa có → 2 lớp, 60 người/u);
  expect(text).toContain("cô Thu: nộp bản 1, đúng hạn, 8/10 đơn vị trực thuộc");
});

it("follows a school's own answer to the words typed in its chat, and what it said before", async () => {
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await lan.say("số liệu trước");
  await lan.say("1.7: 30 lớp 1148 em");
  world.pass(minute);
  await lan.say("sửa 1.7: 31 lớp 1150 em");
  const { text } = await officer.say("lịch sử THPT-01 mục 1.7");
  const lines = text.split("\n").filter((line) => line.startsWith("–"));
  expect(lines[0]).toContain(
    "10:01 ngày 12/10/2022, cô Lan: ghi 1.7: 30 lớp, 1.148 người → 31 lớp, 1.150 người",
  );
  expect(lines[1]).toContain(
    "10:00 ngày 12/10/2022, cô Lan: ghi 1.7: chưa có, chưa có → 30 lớp, 1.148 người",
  );
  expect(lines[1]).toMatch(/lời gõ “.*30 lớp 1148 em.*”/u);
});

it("keeps exports, hand-overs and officers' acts, and names nobody who was erased", async () => {
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  const offer = await lan.say("bàn giao 1.7");
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(offer.text)?.[0] ?? "";
  const mai = world.chat("cô Mai");
  await mai.say(code);
  await mai.say("đúng");
  world.pass(minute);
  await officer.say("/export");
  const { text } = await officer.say("/history THPT-01");
  expect(text).toContain("cô Lan: bàn giao cho cô Mai (mục 1.7)");
  expect(text).toContain("10:01 ngày 12/10/2022, chị Hạnh: xuất tệp Excel");
  expect(text).toContain("cô Mai: tham gia, đầu mối báo cáo");
  await at.sql`update person set name = null, erased_at = now() where name = 'cô Mai'`;
  const after = (await officer.say("/history THPT-01")).text;
  expect(after).toContain("bàn giao cho người đã xóa (mục 1.7)");
  expect(after).not.toContain("Mai");
});

it("shows nothing of a unit outside the officer's part, and says which row is not there", async () => {
  const beside = world.chat("anh Ba");
  await beside.join("XA-TX", "officer");
  expect((await beside.say("/history THPT-01")).text).toContain("Không tìm thấy");
  expect((await officer.say("/history THPT-01 9.9")).text).toContain("không có mục “9.9”");
  expect((await officer.say("/history")).text).toContain("Xin gửi mã đơn vị");
});

it("comes a page at a time, newest first", async () => {
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await lan.say("số liệu trước");
  for (let count = 1; count <= 16; count += 1) {
    world.pass(minute);
    await lan.say(`sửa 1.7: ${count + 1} lớp ${(count + 1) * 30} em`);
  }
  const first = await officer.say("/history THPT-01 1.7");
  expect(first.text).toContain("trang 1/2");
  expect(first.text).toContain("17 lớp, 510 người");
  const second = await officer.press("Xem tiếp");
  expect(second.text).toContain("trang 2/2");
  expect(second.text).toContain("2 lớp, 60 người");
  expect(seeded.roundId).toBe(1);
});
