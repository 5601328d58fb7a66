// What was accepted counts for those figures only: once they are corrected, nobody is told of it any more.
import { afterAll, beforeAll, expect, it } from "vitest";
import { payloadShape } from "../../../src/form/payload.ts";
import { openWorld } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await openTestDatabase();
});
afterAll(() => at.close());

it("shows an officer, and seals, what was accepted of the figures as they are, and no more", async () => {
  await seedRound(at.db, { units: castWith({ "THPT-01": { answers: fullAnswers("thpt", {}) } }) });
  const world = openWorld(at.db, new Date("2022-10-10T21:00:00+07:00"));
  const [lan, hanh] = [world.chat("lan"), world.chat("hanh")];
  await lan.join("THPT-01");
  await hanh.join("SO", "officer");
  const accept = async (no: string, figures: string) => {
    await lan.say(`sửa ${no}`);
    await lan.say(figures);
    expect(lan.last().text).toContain("không ạ?");
    await lan.say("đúng");
    expect(lan.last().text).toContain("Đã sửa");
  };
  await accept("1.7", "70 lớp 2000 em");
  await accept("1.9", "80 lớp 2100 người");
  expect((await hanh.say("/unit THPT-01")).text).toMatch(/xác nhận các điểm.*1\.7.*1\.9/su);

  await lan.say("sửa 1.9");
  await lan.say("2 lớp 75 người");
  const seen = (await hanh.say("/unit THPT-01")).text;
  expect(seen).toContain("1.7: 70 lớp");
  expect(seen).not.toMatch(/1\.9: [^\n]*nhiều hơn/u);

  await lan.say("nộp");
  for (let n = 0; n < 5 && !lan.last().text.includes("Mã biên nhận"); n++) await lan.say("đúng");
  expect(lan.last().text).toContain("Mã biên nhận");
  const [row] = await at.sql`select payload from submission`;
  const { waivers } = payloadShape.read(row?.payload);
  expect(waivers.some(({ stem }) => stem.endsWith("r1_7"))).toBe(true);
  expect(waivers.filter(({ stem }) => stem.endsWith("r1_9"))).toEqual([]);
});
