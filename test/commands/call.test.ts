// /call: whom an officer rings; and the number that a contact on the web leaves, asked once and given freely.
import { beforeEach, expect, it } from "vitest";
import { askPhoneOnce } from "../../src/store/people/phones.ts";
import { firstUnits } from "../../src/text/format.ts";
import { officer, testApp } from "../support/chat/officer.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T10:00:00+07:00");
let seeded: Seeded;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, upload, sent_file restart identity`;
  seeded = await seedRound(at.db, { units: castWith({}) });
});

const hanh = () =>
  officer(
    testApp(at.db, () => now),
    seeded,
    "chị Hạnh",
  );

it("lists who owes and cannot be told, with numbers, and nobody who can be told", async () => {
  await at.sql`update address set channel = 'web', account = 'web' where person_id = ${seeded.person("cô Lan").id}`;
  await at.sql`update person set phone = '0912345678' where id = ${seeded.person("cô Lan").id}`;
  await at.sql`update unit set phone = '0275 3861 111' where code = 'THPT-02'`;
  const { text } = await hanh().types("/call");
  expect(text.split("\n")).toEqual([
    "CẦN GỌI: 2 đơn vị chưa nộp mà bot không nhắn được",
    "– THPT-01 · THPT Ca Văn Thỉnh · chưa có số điện thoại của đơn vị · cô Lan 0912345678 · chưa bắt đầu · chưa báo được",
    "– THPT-02 · THPT Phan Văn Trị · ĐT 0275 3861 111 · anh Hùng · chưa bắt đầu · chưa báo được",
  ]);
});

it("puts last, and says, whose mailbox was written to", async () => {
  await at.sql`update address set state = 'blocked' where person_id = ${seeded.person("cô Lan").id}`;
  await at.sql`insert into address (channel, account, chat_key) values ('mail', 'smtp', 'thpt01@so.vn')`;
  const unitId = seeded.node("THPT-01").unitId;
  await at.sql`
    insert into outbox (address_id, channel, priority, kind, dedupe, body, created_at, state, sent_at)
    select id, 'mail', 2, 'notice', ${`mail:${unitId}:2022-10-14`}, '{}', ${now.toISOString()}, 'sent', ${now.toISOString()}
    from address where channel = 'mail'`;
  const { text } = await hanh().types("/call");
  expect(text).toContain("Trong đó 1 đơn vị đã được gửi thư.");
  expect(text.split("\n").at(-1)).toMatch(/^– THPT-01 .* đã gửi thư lúc 10:00 ngày 14\/10\/2022$/u);
});

it("says so where everybody can be told", async () => {
  await at.sql`update address set state = 'open'`;
  expect((await hanh().types("/call")).text).toContain("Không có đơn vị nào cần gọi");
});

it("keeps a number that is left, shows it to its person, and takes it back", async () => {
  const world = openWorld(at.db, now);
  const lan = world.chat("cô Mai");
  await lan.join("THPT-01");
  const phone = async () => {
    const [row] = await at.sql`select name, phone from person where name = 'cô Mai'`;
    return row?.phone;
  };
  await lan.say("để lại số cô Mai, 0912 345 678");
  expect(await phone()).toBe("0912345678");
  expect((await lan.say("/privacy")).text).toContain("Số điện thoại đã để lại: 0912345678");
  await lan.say("để lại số 0912.345.679");
  await lan.press("Xóa số");
  expect(await phone()).toBeNull();
  await lan.say("để lại số 0912 345 678");
  await lan.say("/privacy");
  await lan.press("Xóa dữ liệu của tôi");
  await lan.press("Xóa hẳn");
  const left = await at.sql`select count(*)::int as n from person where phone is not null`;
  expect(left[0]?.n).toBe(0);
  expect(world.logged).toEqual([]);
});

it("asks whoever comes by the web alone, once, and nobody else", async () => {
  const asks = "có thể để lại họ tên và số điện thoại";
  const world = openWorld(at.db, now);
  const byTelegram = await world.chat("cô Tâm").join("THPT-01");
  expect(byTelegram.text).not.toContain(asks);
  const lan = seeded.person("cô Lan").id;
  const ask = () => at.db.transaction((tx) => askPhoneOnce(tx, lan, now));
  expect(await ask()).toBe(false);
  await at.sql`update address set channel = 'web', account = 'web' where person_id = ${lan}`;
  expect(await ask()).toBe(true);
  expect(await ask()).toBe(false);
});

it("names ten units of a list and counts the rest", () => {
  const units = Array.from({ length: 52 }, (_, index) => `U${index + 1}`);
  expect(firstUnits(units)).toBe("U1; U2; U3; U4; U5; U6; U7; U8; U9; U10 và 42 đơn vị khác");
  expect(firstUnits(units.slice(0, 10))).toBe("U1; U2; U3; U4; U5; U6; U7; U8; U9; U10");
});
