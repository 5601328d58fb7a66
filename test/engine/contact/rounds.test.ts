// From one round to the next: a closed report lets go of its chats, and two open ones are never taken for each other.
import { expect, it } from "vitest";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import { remindDue } from "../../../src/schedule/reminders.ts";
import { closeRound } from "../../../src/store/rounds/round-changes.ts";
import { deliveryParts } from "../../support/chat/delivery.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { sealReport, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const local = (text: string) => new Date(`${text}+07:00`);
const dayMs = 24 * 3_600_000;
const narrative = "Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.";

const at = fileDatabase();

const nobody = { contacts: [], officers: [] };
const codes = ["SO", "PGD-CL", "TT-GT", "THPT-01", "THPT-02"];
const units = () => castWith(Object.fromEntries(codes.map((code) => [code, nobody])));

/** Round A, in which people join; nobody has yet. */
async function open() {
  const a = await seedRound(at.db, { units: units(), title: "Đợt A 2022" });
  return { a, world: openWorld(at.db, local("2022-10-10T08:00:00")) };
}

/** Round B, opened at the world's time over these units. */
function openB(world: World, over: readonly string[] = codes, title = "Đợt B 2022", deadline = "2022-10-25") {
  return seedRound(at.db, {
    units: units().filter(({ code }) => over.includes(code)),
    title,
    deadline: local(`${deadline}T23:59:59`),
    openedAt: world.now(),
    settings: { ladder: ["D-7", "D-1"] },
  });
}

const close = (id: number) => at.db.transaction((tx) => closeRound(tx, id));

async function answers() {
  const rows = await at.sql`
    select round.title, answer.place, answer.value from answer join node on node.id = answer.node_id
    join round on round.id = node.round_id order by 1, 2`;
  return rows.map(({ title, place, value }) => `${title} ${place} ${value}`);
}

/** The job looks once, everything is delivered; what arrived at this chat last. */
async function delivered({ app }: World, chat: TestChat): Promise<string> {
  await remindDue(app);
  await deliverDue(app, deliveryParts({ render: (reference, to) => renderReference(app, reference, to) }));
  return (await chat.all()).at(-1)?.text ?? "";
}

it("goes on to the next round when the old one has closed, and records nothing typed for the old one", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await lan.say(narrative);
  const asked = lan.last().text;
  expect(asked).toContain("Mục I.2");
  await close(a.roundId);
  expect((await lan.say("tiếp")).text).toContain("đã đóng");
  await openB(world);
  // It was typed for the question of round A, which stood last in this chat.
  const moved = (await lan.say("Trường đã họp phổ biến đến toàn thể giáo viên và học sinh.")).text;
  expect(moved).toMatch(
    /^Báo cáo “Đợt A 2022” đã đóng, tin vừa rồi chưa được ghi\. Chuyển sang báo cáo “Đợt B 2022” của Trường THPT Ca Văn Thỉnh, hạn nộp .*25\/10\/2022\.\n\n\[1\/34\] Mục I\.1/u,
  );
  expect(await answers()).toEqual([`Đợt A 2022 n1_1 ${narrative}`]);
  await lan.say(narrative);
  expect(await answers()).toEqual([`Đợt A 2022 n1_1 ${narrative}`, `Đợt B 2022 n1_1 ${narrative}`]);
  expect(world.logged).toEqual([]);
});

it("answers the old question to none of the new round's, closed while it was asked and with B already open", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await openB(world);
  await close(a.roundId);
  expect((await lan.say("77")).text).toContain("“Đợt A 2022” đã đóng, tin vừa rồi chưa được ghi");
  expect(await answers()).toEqual([]);
  // A press from the old round does nothing in the new one either.
  const minh = world.chat("thầy Minh");
  await minh.join("TT-GT");
  expect(minh.last().text).toContain("“Đợt B 2022” có ");
});

it("follows the reminder's “tiếp” into the report that it names first, closed rounds or not", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await openB(world, codes, "Đợt B 2022", "2022-10-13");
  world.pass(2 * dayMs);
  expect(await delivered(world, lan)).toBe(
    [
      "Nhắc báo cáo: Thầy/Cô còn 2 báo cáo chưa hoàn thành.",
      "1. “Đợt B 2022” của Trường THPT Ca Văn Thỉnh: chưa bắt đầu. Hạn nộp: 23:59 thứ Năm 13/10/2022 (ngày mai).",
      "2. “Đợt A 2022” của Trường THPT Ca Văn Thỉnh: chưa bắt đầu. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (còn 3 ngày).",
      "Kính mời Thầy/Cô gõ “tiếp” để bắt đầu báo cáo 1, gõ “các báo cáo” để chọn báo cáo khác.",
    ].join("\n"),
  );
  // Both are open; what the question of A is answered with still goes there.
  const led = (await lan.say("tiếp")).text;
  expect(led).toMatch(/^Chuyển sang báo cáo “Đợt B 2022” của Trường THPT Ca Văn Thỉnh/u);
  expect(led).toContain("\n\n[Đợt B 2022 · 1/34] Mục I.1");
  // Once begun, “tiếp” goes on there, and /reports leads back.
  expect((await lan.say("tiếp")).text).toMatch(/^\[Đợt B 2022 · 1\/34\]/u);
  await lan.say("/reports");
  await lan.press("Đợt A 2022");
  expect(lan.last().text).toContain("[Đợt A 2022 · 1/34] Mục I.1");
  await lan.say(narrative);
  expect(await answers()).toEqual([`Đợt A 2022 n1_1 ${narrative}`]);
  await close(a.roundId);
  expect((await lan.say("tiếp")).text).toContain("Chuyển sang báo cáo “Đợt B 2022”");
  expect(world.logged).toEqual([]);
});

it("gives a typed answer to the question that was asked, whatever reminder came since", async () => {
  const { world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await openB(world);
  world.pass(8 * dayMs);
  expect(await delivered(world, lan)).toContain("“Đợt B 2022”");
  await lan.say(narrative);
  expect(await answers()).toEqual([`Đợt A 2022 n1_1 ${narrative}`]);
  // That reminder has been passed over: “tiếp” goes on with what is asked now.
  expect((await lan.say("tiếp")).text).toMatch(/^\[Đợt A 2022 · 2\/34\]/u);
});

it("shows a closed report to whoever chose it, and goes back at the first word that is no look", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await sealReport(at.db, a, "THPT-01", fullAnswers("thpt"), { at: world.now() });
  await close(a.roundId);
  await openB(world);
  expect((await lan.say("xin chào")).text).toContain("Chuyển sang báo cáo “Đợt B 2022”");
  expect((await lan.say("các báo cáo")).text).toContain(
    "“Đợt A 2022” (hạn 15/10/2022) · đầu mối báo cáo · đã đóng",
  );
  expect((await lan.press("Đợt A 2022")).text).toContain("đã đóng");
  expect((await lan.say("biên nhận")).document?.type).toBe("receipt");
  expect((await lan.say("xem lại")).text).toContain("XEM LẠI");
  expect((await lan.say("tiếp")).text).toMatch(/Chuyển sang báo cáo “Đợt B 2022”[\s\S]*\[1\/34\]/u);
  // Looked at again, and then a third round opens: that ends the look.
  await lan.say("các báo cáo");
  await lan.press("Đợt A 2022");
  await openB(world, codes, "Đợt C 2022", "2022-11-25");
  expect((await lan.say("biên nhận")).text).toContain("Chuyển sang báo cáo “Đợt C 2022”");
  expect(world.logged).toEqual([]);
});

it("leaves a contact whose unit is not in the new round with the old one", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  const hung = world.chat("anh Hùng");
  await lan.join("THPT-01");
  await hung.join("THPT-02");
  await close(a.roundId);
  await openB(world, ["SO", "THPT-02"]);
  expect((await lan.say("tiếp")).text).toContain("Đợt báo cáo này đã đóng");
  expect((await hung.say("tiếp")).text).toContain(
    "Chuyển sang báo cáo “Đợt B 2022” của Trường THPT Phan Văn Trị",
  );
  // Joining a unit that has nothing open is told so, and the report being worked on stays.
  expect((await hung.join("THPT-01")).text).toContain("Hiện chưa có đợt báo cáo nào mở");
  expect((await hung.say("tiếp")).text).toContain("[1/34] Mục I.1");
});

it("takes a colleague of some items along, with the same items", async () => {
  const { a, world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  const code = /: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await lan.say("bàn giao 10")).text)?.[1] ?? "";
  const minh = world.chat("thầy Minh");
  await minh.say(code);
  await minh.say("đúng");
  await close(a.roundId);
  await openB(world);
  const moved = await minh.say("5 triệu");
  expect(moved.text).toMatch(
    /“Đợt A 2022” đã đóng, tin vừa rồi chưa được ghi[\s\S]*\[1\/2\] .*ngân sách nhà nước/iu,
  );
  await minh.say("6 triệu");
  expect(await answers()).toEqual(["Đợt B 2022 n2_5/r10_1/count 6000000"]);
});

it("turns an officer to the new round, and shows a closed one when it is chosen", async () => {
  const { a, world } = await open();
  const hanh = world.chat("chị Hạnh");
  await hanh.join("SO", "officer");
  expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP – Đợt A 2022\n");
  await openB(world, ["SO", "THPT-01"]);
  await hanh.say("/reports");
  await hanh.press("Đợt A 2022");
  expect((await hanh.say("chưa nộp")).text).toMatch(/^\[Đợt A 2022\] CHƯA NỘP/u);
  await close(a.roundId);
  expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP – Đợt B 2022\n");
  await hanh.say("/reports");
  await hanh.press("Đợt A 2022");
  expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP – Đợt A 2022 (đã đóng)");
  expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP – Đợt A 2022 (đã đóng)");
});

it("re-reads an edited message in its own report only", async () => {
  const { world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await lan.say(narrative, { messageId: "first" });
  await openB(world);
  await lan.say("/reports");
  await lan.press("Đợt B 2022");
  await lan.send({ type: "edited", messageId: "first", text: `${narrative} Bổ sung một câu.` });
  expect(lan.last().text).toContain("thuộc một báo cáo khác nên bot chưa ghi bản sửa");
  expect(await answers()).toEqual([`Đợt A 2022 n1_1 ${narrative}`]);
});

it("tells two rounds of the same title apart by their deadlines, in every choice", async () => {
  const { world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await openB(world, codes, "Đợt A 2022", "2022-10-25");
  const shown = await lan.say("/reports");
  expect(shown.choices.map(({ word }) => word)).toEqual([
    "Trường THPT Ca Văn Thỉnh (hạn 25/10/2022)",
    "Trường THPT Ca Văn Thỉnh (hạn 15/10/2022)",
  ]);
  await lan.say("Trường THPT Ca Văn Thỉnh (hạn 25/10/2022)");
  expect(lan.last().text).toContain("[Đợt A 2022, hạn 25/10/2022 · 1/34]");
});
