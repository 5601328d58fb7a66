// A report that came another way: entered by an officer, marked so, counted like any other, taken over by the unit.
import { expect, it } from "vitest";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T10:00:00+07:00");

const at = fileDatabase();

async function open() {
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": { contacts: [] } }) });
  const world = openWorld(at.db, now);
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  return { seeded, world, hanh };
}

it("asks how and when it came, then the form, until the officer stops", async () => {
  const { world, hanh, seeded } = await open();
  expect((await hanh.say("nhập hộ THPT-01")).text).toContain("bằng cách nào");
  expect((await hanh.press("E-mail")).text).toContain("đơn vị gửi ngày nào");
  expect((await hanh.say("20/12")).text).toContain("Chưa rõ ngày");
  const begun = await hanh.say("12/10");
  expect(begun.text).toContain("Trường THPT Ca Văn Thỉnh: nhập hộ từ e-mail ngày 12/10/2022");
  expect(begun.text).toContain("Mục I.1");
  await hanh.say("Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.");
  const [answer] = await at.sql`select origin from answer where node_id = ${seeded.node("THPT-01").id}`;
  expect(answer?.origin).toBe("office");
  const view = await hanh.say("/unit THPT-01");
  expect(view.text).toContain("Chuyên viên nhập hộ từ e-mail ngày 12/10/2022");
  expect((await hanh.say("tiếp")).text).toContain("I.2");
  expect((await hanh.say("thoát nhập hộ")).text).toContain("Đã thoát nhập hộ");
  expect((await hanh.say("tổng hợp")).text).toContain("Đang nhập: 1");
  expect((await hanh.say("một câu không phải lệnh")).text).toContain("Bot chưa hiểu");
  expect(world.logged).toEqual([]);
});

it.each([
  ["hôm nay", "14/10/2022"],
  ["hôm qua", "13/10/2022"],
  ["hôm nay 7h20", "14/10/2022"],
  ["hôm nay 7h20, cô Hoa", "14/10/2022"],
  ["12/10 cô Hoa mang lên", "12/10/2022"],
])("takes the day as it is said: %s", async (said, day) => {
  const { hanh } = await open();
  await hanh.say("nhập hộ ca văn thỉnh");
  await hanh.say("giấy");
  expect((await hanh.say(said)).text).toContain(`nhập hộ từ văn bản giấy ngày ${day}`);
});

it.each([
  ["thoát nhập hộ", "Đã thôi"],
  ["thôi", "Đã thôi"],
  ["chưa nộp", "CHƯA NỘP"],
  ["trợ giúp", "Chuyên viên gõ"],
  ["tổng hợp", "TỔNG HỢP"],
])("is left at any of its questions by %s", async (said, answer) => {
  const { hanh } = await open();
  await hanh.say("nhập hộ THPT-01");
  expect((await hanh.say(said)).text).toContain(answer);
  await hanh.say("nhập hộ THPT-01");
  await hanh.say("giấy");
  expect((await hanh.say(said)).text).toContain(answer);
  expect((await hanh.say("12/10")).text).toContain("Bot chưa hiểu");
});

it("seals as the office, until a contact of the unit takes it over", async () => {
  const { world, hanh, seeded } = await open();
  const node = seeded.node("THPT-01");
  await hanh.say("/enter thpt-01");
  await hanh.say("giấy");
  await hanh.say("hôm nay");
  await hanh.say("không tổ chức do trường sửa chữa");
  for (let turn = 0; turn < 12 && !hanh.last().text.includes("Mã biên nhận"); turn++)
    await hanh.say(/gõ “nộp”\.$/mu.test(hanh.last().text) && turn % 2 === 0 ? "nộp" : "đúng");
  expect(hanh.last().text).toContain("Mã biên nhận");
  const [sealed] = await at.sql`select entered from submission where node_id = ${node.id}`;
  expect(sealed?.entered).toEqual({ v: 2, source: "paper", date: "2022-10-14" });
  await hanh.say("dừng");
  expect((await hanh.say("/unit THPT-01")).text).toContain("nhập hộ từ văn bản giấy ngày 14/10/2022");
  expect((await hanh.say("/summary")).text).toContain("Đã nộp: 1/4 đơn vị");
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  await lan.say("sửa 1.7");
  await lan.say("2 lớp 30 người");
  const [report] = await at.sql`select entered from report where node_id = ${node.id}`;
  expect(report?.entered).toBeNull();
  expect(world.logged).toEqual([]);
});

it("ends at once when the officer's right ends, and never reaches beyond the subtree", async () => {
  const { world, hanh } = await open();
  const thu = world.chat("thu");
  await thu.join("PGD-CL", "officer");
  expect((await thu.say("/enter THPT-01")).text).not.toContain("bằng cách nào");
  await hanh.say("/enter THPT-01");
  await hanh.say("điện thoại");
  await hanh.say("hôm nay");
  await at.sql`update role set to_at = now() where role = 'officer'`;
  await hanh.say("Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ.");
  const [{ count } = { count: null }] = await at.sql`select count(*)::int as count from answer`;
  expect(count).toBe(0);
});

it("leaves alone what the unit has sealed itself", async () => {
  const { hanh, seeded } = await open();
  await at.sql`update report set state = 'submitted' where node_id = ${seeded.node("THPT-01").id}`;
  expect((await hanh.say("/enter THPT-01")).text).toContain("đã tự nộp báo cáo");
});
