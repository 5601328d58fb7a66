// The officers' commands through the engine: who may give them, in words and by buttons, with what they ask for.
import { expect, it } from "vitest";
import { castWith, fullAnswers } from "../support/cast.ts";
import { emptiedDatabase } from "../support/emptied.ts";
import { seedRound } from "../support/seed.ts";
import { openWorld } from "../support/world.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const at = emptiedDatabase();

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
  expect((await officer.say("đơn vị THPT-01")).text).toContain("đã trả lại, chờ nộp lại");
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
    expect(unknown.text).toContain("Xin gửi mã đơn vị");
    expect(unknown.document).toBeNull();
  }
  const [row] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
  expect(row?.state).toBe("submitted");
});
