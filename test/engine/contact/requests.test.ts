// What a contact asks of the office: a row, a notice in working hours, a line in the unit's report; nothing of an officer's.
import { beforeEach, expect, it } from "vitest";
import { erasePerson } from "../../../src/store/people/erase.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { type Seeded, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const night = new Date("2022-10-14T21:04:00+07:00");
const kept = "Bot đã ghi lời đề nghị và báo chuyên viên trong giờ làm việc.";
const asks = "em muốn xin sở cho trường em gia hạn nộp đến 18/10 vì thầy hiệu trưởng đi công tác";
const why = "thầy hiệu trưởng đi công tác";

let seeded: Seeded;
let world: World;
let lan: TestChat;
let hanh: TestChat;
beforeEach(async () => {
  seeded = await seedRound(at.db, { units: castWith({}) });
  world = openWorld(at.db, night);
  [lan, hanh] = [world.chat("lan"), world.chat("hanh")];
  await lan.join("THPT-01");
  await hanh.join("SO", "officer");
});

const rows = () => at.sql`select kind, words, person_id is not null as somebody from request order by id`;
const notices = () =>
  at.sql`select body ->> 'text' as text, not_before from outbox
    where kind = 'notice' and dedupe like 'request:%' order by id`;
const answers = () => at.sql`select place, value from answer order by place`;

it("keeps a request said where a narrative is asked, and tells that the deadline stands", async () => {
  expect((await lan.say(asks)).text).toContain("Đúng thì gõ “gửi”, cần đổi thì gửi ngày khác.");
  expect(await rows()).toEqual([]);
  const { text } = await lan.say("gửi");
  expect(text).toContain("khi chưa có trả lời, hạn vẫn là 23:59 thứ Bảy 15/10");
  expect(text).toContain("Mục I.1");
  expect(await answers()).toEqual([]);
  expect(await rows()).toEqual([{ kind: "extend", words: why, somebody: true }]);
});

it("tells every officer above the unit, once, at the next opening of working hours", async () => {
  await lan.say(asks);
  await lan.say("gửi");
  const officers = await at.sql`select distinct person_id from role where role = 'officer'
    and unit_id in (select id from unit where code = 'SO')`;
  const told = await notices();
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(officers.length);
  for (const { text, not_before } of told) {
    expect(text).toContain(`THPT Ca Văn Thỉnh xin gia hạn đến 18/10 (hạn chung 15/10): ${why}.`);
    expect(new Date(not_before).toISOString()).toBe(new Date("2022-10-15T07:30:00+07:00").toISOString());
  }
});

it("counts the same request within an hour once, and another one, or a later one, again", async () => {
  await lan.say("gọi lại cho em với");
  const once = await notices();
  world.pass(59 * 60_000);
  expect((await lan.say("dạ gọi lại cho em với ạ")).text).toContain(kept);
  expect(await rows()).toHaveLength(1);
  expect(await notices()).toHaveLength(once.length);
  for (const days of [2, 3]) {
    await lan.say(`cho em xin thêm ${days} ngày ạ`);
    await lan.say("gửi");
  }
  world.pass(2 * 60_000);
  await lan.say("gọi lại cho em với");
  expect((await rows()).map(({ kind }) => kind)).toEqual(["call", "extend", "extend", "call"]);
});

it("stands in the unit's report, with its time", async () => {
  await lan.say("em cần hỗ trợ");
  expect((await hanh.say("/unit THPT-01")).text).toContain(
    "Cần hỗ trợ (21:04 ngày 14/10/2022): “em cần hỗ trợ”",
  );
});

it("is nobody's when an officer types it for a unit, and no report text before that is said", async () => {
  await hanh.say("nhập hộ THPT-01");
  await hanh.say("e-mail");
  expect((await hanh.say("12/10")).text).toContain("Mục I.1");
  const { text } = await hanh.say(asks);
  expect(text).not.toContain(kept);
  expect(text).toContain("ghi nguyên văn");
  expect(await rows()).toEqual([]);
  expect(await answers()).toEqual([]);
});

it("is kept of a sealed report too, and past the deadline the wish to change it is one", async () => {
  await lan.say("nộp");
  await lan.say("nộp thiếu");
  await lan.say("kế toán nghỉ ốm");
  for (let n = 0; n < 5 && !lan.last().text.includes("Mã biên nhận"); n++) await lan.say("đúng");
  expect(lan.last().text).toContain("Mã biên nhận");
  expect((await lan.say("gọi lại cho em với")).text).toContain(kept);
  world.pass(3 * 86_400_000);
  expect((await lan.say("cho em mở lại báo cáo ạ")).text).toContain("đã chuyển đề nghị sửa đến chuyên viên");
  expect((await rows()).map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
    "call: gọi lại cho em với",
    "reopen: cho em mở lại báo cáo ạ",
  ]);
});

it("loses its words when the person is erased", async () => {
  await lan.say(asks);
  await lan.say("gửi");
  const [row] = await at.sql`select person_id from request`;
  await at.db.transaction((tx) => erasePerson(tx, Number(row?.person_id), null, world.now()));
  expect((await rows()).map(({ words }) => words)).toEqual([""]);
  for (const { text } of await notices()) expect(text).toBe("…");
});

it("belongs to the report of whoever said it, of all those of a round", async () => {
  await lan.say(asks);
  await lan.say("gửi");
  const [row] = await at.sql`select node_id from request`;
  expect(Number(row?.node_id)).toBe(seeded.node("THPT-01").id);
});
