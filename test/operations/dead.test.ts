// Dead messages: kept with the question asked then, shown without their words, retried there and nowhere else.
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { answer, inbox } from "../../src/store/schema.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
const narrative = "Nhà trường tổ chức lễ khai mạc ngày 01/10 với 340 người dự";

const database = fileDatabase();
const run = operator(database, { at });
let world: World;
let lan: TestChat;

beforeEach(async () => {
  await seedDemo(database.db, at, new Date("2022-10-12T23:59:59+07:00"));
  world = openWorld(database.db, at);
  lan = world.chat("lan");
  await lan.join("THPT-20");
});

/** While this runs, no answer can be written: the work on every message fails. */
async function broken(work: () => Promise<unknown>): Promise<void> {
  await database.sql`alter table answer add constraint broken check (false) not valid`;
  try {
    await work();
  } finally {
    await database.sql`alter table answer drop constraint broken`;
  }
}

const answers = () => database.db.select({ place: answer.place, raw: answer.raw }).from(answer);
const dead = () => database.db.select().from(inbox).where(eq(inbox.state, "dead"));

it("shows a dead message without its words, and a retry puts it where it belonged", async () => {
  await broken(() => lan.say(narrative));
  expect(lan.last().text).toContain("CHƯA được ghi");
  const shown = await run("dead", "list");
  expect(shown).toContain("THPT-20  text  đã thử 1 lần");
  expect(shown).not.toContain("khai mạc");
  expect(await run("dead", "list", "--json")).not.toContain("khai mạc");

  expect(await run("dead", "retry", "all")).toContain("Đã xử lý 1 tin, còn 0 tin chưa xử lý được.");
  expect(await answers()).toEqual([expect.objectContaining({ raw: narrative })]);
  expect(await dead()).toEqual([]);
  const [row] = await database.sql`select count(*)::int as count from inbox where payload is not null`;
  expect(row?.count).toBe(0);
});

it("never applies it to what is asked now", async () => {
  const first = lan.last().text;
  await broken(() => lan.say(narrative));
  await lan.say("bỏ qua");
  expect((await lan.all()).at(-1)?.text).not.toBe(first);
  await run("dead", "retry", "all");
  expect(await answers()).toContainEqual({ place: "n1_1", raw: narrative });
  expect((await answers()).filter(({ raw }) => raw === narrative)).toHaveLength(1);
});

it("overwrites nothing that was answered since, and says so", async () => {
  await broken(() => lan.say(narrative));
  const sent = "Trường đã tổ chức tọa đàm với 120 học sinh tham dự";
  await lan.say(sent);
  const before = (await lan.all()).length;
  expect(await run("dead", "retry", "all")).toContain("Đã xử lý 1 tin");
  expect(await answers()).toContainEqual({ place: "n1_1", raw: sent });
  expect((await answers()).some(({ raw }) => raw === narrative)).toBe(false);
  expect((await lan.all()).length).toBe(before + 1);
});

it("takes the choice that stood there then, though another question stands there now", async () => {
  await lan.say("số liệu trước");
  await lan.say("từng dòng");
  await lan.say("80 lớp 2400 người");
  await broken(() => lan.say("đúng"));
  await lan.say("để sau");
  expect(lan.last().text).toContain("Mục 1.2");
  await run("dead", "retry", "all");
  expect(await answers()).toContainEqual({ place: "n2_5/r1_1/people", raw: "80 lớp 2400 người" });
  expect((await lan.all()).at(-1)?.text).toMatch(/^Tin trước đó[\s\S]*Đã ghi mục 1\.1[\s\S]*Mục 1\.2/u);
});

it("is read where a word steers, and says what it comes to", async () => {
  await lan.say("số liệu trước");
  await lan.say("từng dòng");
  await broken(() => lan.say("còn lại 0"));
  await run("dead", "retry", "all");
  expect((await answers()).filter(({ place }) => place.endsWith("/count"))).toHaveLength(7);
});

it("stays dead once when it fails again, and works later", async () => {
  await broken(async () => {
    await lan.say(narrative);
    await expect(run("dead", "retry", "all")).resolves.toContain(
      "Đã xử lý 0 tin, còn 1 tin chưa xử lý được.",
    );
  });
  expect((await dead()).map((row) => row.attempts)).toEqual([2]);
  expect(await run("dead", "retry", String((await dead())[0]?.id))).toContain("Đã xử lý 1 tin");
  expect(await answers()).toHaveLength(1);
});

it("does a retry once, also when it was cut off before it was settled", async () => {
  await broken(() => lan.say(narrative));
  const [row] = await dead();
  await run("dead", "retry", "all");
  const replies = (await lan.all()).length;
  await database.db
    .update(inbox)
    .set({ state: "dead", payload: row?.payload })
    .where(eq(inbox.id, row?.id ?? 0));
  expect(await run("dead", "retry", "all")).toContain("Đã xử lý 1 tin");
  expect((await lan.all()).length).toBe(replies);
});

it("leaves what nobody can place, and refuses a number that is none", async () => {
  await database.sql`insert into inbox (channel, account, key, received_at, state, payload, problem)
    values ('telegram', '1', 'x:1', now(), 'dead', '{"unreadable": "?"}', 'unreadable')`;
  expect(await run("dead", "retry", "all")).toContain("không còn đọc được nội dung");
  await expect(run("dead", "retry", "999")).rejects.toThrow("Không có tin nào mang số 999");
  await expect(run("dead", "retry")).rejects.toThrow("Thiếu SỐ hoặc all");
});
