// People and their places: joining, being let in, handing over, revoking, leaving and being forgotten.

import { describe, expect, it } from "vitest";
import { renderReference } from "../../src/delivery/references.ts";
import { receive } from "../../src/engine/receive.ts";
import { tellGathered } from "../../src/schedule/gather.ts";
import { sweepForgotten } from "../../src/store/people/erase.ts";
import { openSession } from "../../src/store/people/sessions.ts";
import { keepDead } from "../../src/store/queue/inbox.ts";
import { sendGathered } from "../support/chat/gathered.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-10T08:00:00+07:00");
const hourMs = 3_600_000;

const reminderReference = { type: "reference", name: "reminder", params: { v: 2 } } as const;

const at = fileDatabase();

/** A round in which nobody has joined yet, and the officer of the Sở. */
async function open() {
  const nobody = { contacts: [], officers: [] };
  const codes = ["SO", "PGD-CL", "TT-GT", "THPT-01", "THPT-02"];
  const seeded = await seedRound(at.db, {
    units: castWith(Object.fromEntries(codes.map((c) => [c, nobody]))),
  });
  const world = openWorld(at.db, now);
  const hanh = world.chat("chị Hạnh");
  await hanh.join("SO", "officer");
  return { seeded, world, hanh };
}

it("tells the officer who joined, and ends that at once when the button is pressed", async () => {
  const { world, hanh } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  // The officer's chat has just been offered something: the news waits for ten minutes.
  world.pass(11 * 60_000);
  await tellGathered(world.app);
  await sendGathered(at, world.app);
  const notice = (await hanh.all()).at(-1);
  expect(notice?.text).toMatch(
    /^cô Lan đã tham gia với vai trò đầu mối báo cáo của Trường THPT Ca Văn Thỉnh, lúc 08:00/,
  );
  const [choice] = notice?.choices ?? [];
  expect(choice?.label).toMatch(/^Thu hồi \d+$/u);
  // The id says nothing, and does nothing in another chat.
  expect(choice?.id).toMatch(/^[\w-]{16}$/u);
  await lan.send({ type: "press", choiceId: choice?.id ?? "" });
  expect(lan.last().text).toContain("Nút đó thuộc tin cũ");
  await lan.say("Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.");
  await hanh.send({ type: "press", choiceId: `command-revoke-${/\d+$/u.exec(choice?.label ?? "")?.[0]}` });
  expect(hanh.last().text).toContain("Nút đó thuộc tin cũ");
  await hanh.send({ type: "press", choiceId: choice?.id ?? "" });
  expect(hanh.last().text).toContain("Đã thu hồi quyền của cô Lan ở Trường THPT Ca Văn Thỉnh");
  expect((await lan.all()).at(-1)?.text).toContain("đã được chuyên viên thu hồi");
  expect((await lan.say("Thêm một câu trả lời dài cho mục tiếp theo.")).text).toContain("Xin gửi mã đơn vị");
  const [{ count } = { count: null }] = await at.sql`select count(*)::int as count from answer`;
  expect(count).toBe(1);
  expect(world.logged).toEqual([]);
});

describe("what is queued for a contact whose role ends", () => {
  const revoked = async (before: () => Promise<unknown>) => {
    const { world, hanh } = await open();
    const lan = world.chat("cô Lan");
    await lan.join("THPT-01");
    await lan.join("THPT-02");
    await lan.say("/reports");
    await before();
    await at.sql`update outbox set state = 'sent'`;
    await hanh.say("/remind");
    await hanh.say("gửi");
    await hanh.say("/who THPT-01");
    const id = /thu hồi (\d+)/.exec(hanh.last().text)?.[1];
    await hanh.say(`thu hồi ${id}`);
    const rows = await at.sql`select id, address_id, state from outbox where kind = 'reminder'`;
    expect(rows).toHaveLength(1);
    const to = { addressId: Number(rows[0]?.address_id), outboxId: Number(rows[0]?.id) };
    const words = await renderReference(world.app, reminderReference, to);
    return { state: rows[0]?.state, text: words === "drop" ? "" : words.text };
  };

  it("names the reports of another unit alone", async () => {
    const { state, text } = await revoked(async () => undefined);
    expect(state).toBe("queued");
    expect(text).toContain("Trường THPT Phan Văn Trị chưa bắt đầu");
    expect(text).not.toContain("Ca Văn Thỉnh");
  });

  it("is cancelled where it went out for the reports of that unit", async () => {
    const { state } = await revoked(
      () => at.sql`update report set state = 'submitted' from node where id = node_id and code = 'THPT-02'`,
    );
    expect(state).toBe("dropped");
  });
});

it("shows a second person with the same code the way in, through the first", async () => {
  const { world, hanh } = await open();
  const code = await world.code("THPT-01", "contact");
  const lan = world.chat("cô Lan");
  await lan.say(code);
  await lan.say("đúng");
  world.pass(2 * hourMs);
  const minh = world.chat("thầy Minh");
  expect((await minh.say(code)).text).toContain("Mã này đã được dùng lúc 08:00 ngày 10/10/2022");
  expect((await minh.press("Xin vào")).text).toContain("Đã báo cô Lan và chuyên viên");
  expect((await minh.say(code)).text).toContain("đang chờ");
  expect((await minh.say("em chào chị")).text).toContain("đang chờ");
  const asked = (await lan.all()).at(-1);
  expect(asked?.text).toContain("thầy Minh có mã đã dùng của Trường THPT Ca Văn Thỉnh");
  expect((await hanh.all()).at(-1)?.text).toContain("thầy Minh có mã đã dùng");
  // Nobody but the two decides; a stranger's press is nothing.
  const other = world.chat("anh Hùng");
  await other.join("THPT-02");
  const id = /đồng ý (\d+)/.exec(asked?.text ?? "")?.[1];
  expect((await other.say(`đồng ý ${id}`)).text).toContain("không còn hiệu lực");
  const yes = asked?.choices.find((choice) => choice.label === `Đồng ý ${id}`);
  await lan.send({ type: "press", choiceId: yes?.id ?? "" });
  expect(lan.last().text).toContain("Đã đồng ý");
  const notice = (await minh.all()).at(-1);
  expect(notice?.text).toContain("Đã được đồng ý vào cùng làm báo cáo");
  await minh.send({ type: "press", choiceId: notice?.choices[0]?.id ?? "" });
  expect(minh.last().text).toContain("Mã báo cáo của Trường THPT Ca Văn Thỉnh");
  expect((await minh.say("đúng")).text).toContain("Đã liên kết với Trường THPT Ca Văn Thỉnh");
  expect((await hanh.say(`không cho ${id}`)).text).toContain("không còn hiệu lực");
  const roles =
    await at.sql`select count(*)::int as count from role where role = 'contact' and to_at is null`;
  expect(roles[0]?.count).toBe(3);
  expect(world.logged).toEqual([]);
});

it("keeps no name of somebody who was not let in", async () => {
  const { world } = await open();
  const code = await world.code("THPT-01", "contact");
  const lan = world.chat("cô Lan");
  await lan.say(code);
  await lan.say("đúng");
  const asking = world.chat("Trần Văn Lạ");
  await asking.say(code);
  await asking.say("xin vào");
  const id = /không cho (\d+)/u.exec((await lan.all()).at(-1)?.text ?? "")?.[1];
  expect((await lan.say(`không cho ${id}`)).text).toContain("không cho vào");
  expect((await asking.all()).at(-1)?.text).toContain("chưa được đồng ý");
  expect(await everywhere("Trần Văn Lạ")).toEqual(["address.chat_key"]);
});

it("lets nobody ask with a code they were not shown", async () => {
  const { world } = await open();
  await world.chat("cô Lan").join("THPT-01");
  const [used] = await at.sql`select id from code where used_at is not null and role = 'contact'`;
  const stranger = world.chat("nguoi-la");
  await stranger.say("chào");
  await stranger.send({ type: "press", choiceId: `command-join-ask-${used?.id}` });
  expect(stranger.last().text).toContain("Xin gửi mã đơn vị");
  const [{ count } = { count: null }] = await at.sql`select count(*)::int as count from admission`;
  expect(count).toBe(0);
});

it("lets one of two who confirm the same code in, and tells the other how to come in too", async () => {
  const { world } = await open();
  const code = await world.code("THPT-01", "contact");
  const lan = world.chat("cô Lan");
  const minh = world.chat("thầy Minh");
  await lan.say(code);
  await minh.say(code);
  await Promise.all([lan.say("đúng"), minh.say("đúng")]);
  const ends = [lan.last().text, minh.last().text];
  expect(ends.filter((text) => text.startsWith("Đã liên kết với")).length).toBe(1);
  expect(ends.filter((text) => text.startsWith("Mã này đã được dùng lúc")).length).toBe(1);
  const [{ count } = { count: null }] =
    await at.sql`select count(*)::int as count from role where role = 'contact' and to_at is null`;
  expect(count).toBe(1);
  expect(world.logged).toEqual([]);
});

it("keeps nothing of a stranger who says no", async () => {
  const { world } = await open();
  const minh = world.chat("chat-of-minh");
  await minh.say(await world.code("THPT-01", "contact"));
  expect((await minh.say("sai")).text).toContain("Bot đã xóa tin vừa nhận");
  await at.sql`update outbox set state = 'sent'`;
  await sweepForgotten(at.db);
  expect(await everywhere("chat-of-minh")).toEqual([]);
  expect(world.logged).toEqual([]);
});

it("limits a colleague to row 10, who seals nothing", async () => {
  const { world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  expect((await lan.say("bàn giao 99")).text).toContain("không có mục 99");
  const said = (await lan.say("bàn giao 10")).text;
  const code = /: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(said)?.[1] ?? "";
  const minh = world.chat("thầy Minh");
  expect((await minh.say(code)).text).toContain("(mục 10)");
  const first = await minh.say("đúng");
  expect(await everywhere(code)).toEqual([]);
  expect(first.text).toContain("10.1");
  expect(first.progress?.total).toBe(2);
  expect((await minh.say("nộp")).text).toContain("cô Lan sẽ nộp báo cáo");
  await minh.say("5 triệu");
  const last = await minh.say("0");
  expect(last.text).toContain("Phần được giao đã đủ");
  expect(last.choices).toEqual([]);
  expect((await minh.say("sửa 1.7")).text).toContain("1.7");
  const places = await at.sql`select place, value from answer order by place`;
  expect(places.map((row) => [row.place, row.value])).toEqual([
    ["n2_5/r10_1/count", 5_000_000],
    ["n2_5/r10_2/count", 0],
  ]);
  expect((await minh.say("/ban_giao")).text).toContain("người phụ trách cả báo cáo");
  // The code was for a day.
  const late = /: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await lan.say("/handover")).text)?.[1] ?? "";
  world.pass(25 * hourMs);
  expect((await world.chat("anh Hùng").say(late)).text).toContain("không dùng được");
  expect(world.logged).toEqual([]);
});

it("lets a contact leave, and turns between units", async () => {
  const { world, hanh } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  await lan.join("THPT-02");
  expect(lan.last().text).toContain("Trường THPT Phan Văn Trị");
  expect((await lan.say("/reports")).text).toContain("Trường THPT Phan Văn Trị · ");
  const turned = await lan.press("Trường THPT Ca Văn Thỉnh");
  expect(turned.text).toContain("Chuyển sang Trường THPT Ca Văn Thỉnh");
  await lan.say("/leave");
  await lan.press("Trường THPT Ca Văn Thỉnh");
  expect((await lan.say("thôi phụ trách")).text).toContain(
    "Đã thôi phụ trách báo cáo của Trường THPT Ca Văn Thỉnh",
  );
  expect((await hanh.all()).at(-1)?.text).toContain("cô Lan đã thôi phụ trách");
  const left = await at.sql`select count(*)::int as count from role where role = 'contact' and to_at is null`;
  expect(left[0]?.count).toBe(1);
  expect(world.logged).toEqual([]);
});

it("forgets a person everywhere but in the unit's figures", async () => {
  const { world, hanh } = await open();
  const lan = world.chat("Nguyễn Thị Lan");
  await lan.join("THPT-01");
  await lan.say("Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.");
  await hanh.say("/unit THPT-01");
  await hanh.say("/missing");
  const shown = (await lan.say("dữ liệu của tôi")).text;
  expect(shown).toContain("Tên hiển thị: Nguyễn Thị Lan");
  expect(shown).toContain("đầu mối báo cáo của Trường THPT Ca Văn Thỉnh, từ 10/10/2022");
  await lan.press("Xóa dữ liệu của tôi");
  expect((await lan.press("Xóa hẳn")).text).toContain("Bot đã xóa tên và tài khoản");
  await at.sql`update outbox set state = 'sent' where state = 'queued'`;
  expect(await sweepForgotten(at.db)).toBe(1);
  expect(await everywhere("Nguyễn Thị Lan")).toEqual([]);
  const [{ count } = { count: null }] = await at.sql`select count(*)::int as count from answer`;
  expect(count).toBe(1);
  expect((await hanh.say("/unit THPT-01")).text).toContain("chưa có đầu mối tham gia");
  expect((await lan.say("tiếp")).text).toContain("Xin gửi mã đơn vị");
  expect(world.logged).toEqual([]);
});

/** Every column of every table that holds this text, in the open or inside JSON. */
async function everywhere(text: string): Promise<string[]> {
  const columns = await at.sql`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await at.sql`
      select 1 from ${at.sql(table)} where strpos(${at.sql(column)}::text, ${text}) > 0 limit 1`;
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

it("reminds a colleague only of their own open items", async () => {
  const { world } = await open();
  const lan = world.chat("cô Lan");
  await lan.join("THPT-01");
  const code = /: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await lan.say("bàn giao 10")).text)?.[1] ?? "";
  const minh = world.chat("thầy Minh");
  await minh.say(code);
  await minh.say("đúng");
  const reminder = async () => {
    const [door] = await at.sql`select id from address where chat_key = 'thầy Minh'`;
    return renderReference(world.app, reminderReference, { addressId: Number(door?.id), outboxId: 0 });
  };
  const words = await reminder();
  expect(words === "drop" ? "" : words.text).toContain("10.1");
  expect(words === "drop" ? "" : words.text).not.toContain("I.1");
  await minh.say("5 triệu");
  await minh.say("0");
  expect(await reminder()).toBe("drop");
});

it("forgets every door of a person, the web's with its keys and sessions too", async () => {
  const { world, seeded } = await open();
  await world.chat("cô Lan").join("THPT-01");
  const [person] = await at.sql`select person_id from address where chat_key = 'cô Lan'`;
  const personId = Number(person?.person_id);
  const chat = "web-chat-of-lan-0001";
  const now = world.now();
  await at.db.transaction(async (tx) => {
    const session = { hash: "hash-of-cookie", now };
    await openSession(tx, { ...session, address: { channel: "web", account: "web", chat } });
  });
  await at.sql`update address set person_id = ${personId}, display_name = 'cô Lan' where chat_key = ${chat}`;
  const message = {
    key: `${chat}:k1`,
    address: { channel: "web", account: "web", chat },
    sentAt: null,
    displayName: null,
  } as const;
  const text = "Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.";
  await receive(world.app, { ...message, body: { type: "text", text: "tiếp", messageId: "m1" } });
  await receive(world.app, {
    ...message,
    key: `${chat}:k2`,
    body: { type: "text", text, messageId: "m2" },
  });
  expect((await everywhere(chat)).sort()).toContain("event.source");
  const [{ id } = { id: 0 }] = await at.sql`select id from address where chat_key = ${chat}`;
  await at.db.transaction((tx) =>
    keepDead(
      tx,
      { ...message, key: `${chat}:k3`, body: { type: "media", what: "photo" } },
      Number(id),
      "x",
      now,
    ),
  );
  const lan = world.chat("cô Lan");
  await lan.say("/privacy");
  await lan.press("Xóa dữ liệu của tôi");
  await lan.press("Xóa hẳn");
  await at.sql`update outbox set state = 'sent' where state = 'queued'`;
  await sweepForgotten(at.db);
  expect(await everywhere(chat)).toEqual([]);
  expect(await everywhere("cô Lan")).toEqual([]);
  const [{ count } = { count: null }] = await at.sql`select count(*)::int as count from answer`;
  expect(count).toBe(1);
  const [report] = await at.sql`select rev from report where node_id = ${seeded.node("THPT-01").id}`;
  expect(report?.rev).toBe(1);
});
