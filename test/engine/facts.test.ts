// Sizes of a unit that its register knows: figures above them are asked about; where nothing is known, nothing is said.
import { expect, it } from "vitest";
import { shippedForm } from "../../src/form/library.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-10T08:00:00+07:00");

const at = fileDatabase();

/** A contact of a unit of which this is known. */
async function contactOf(code: string, facts: Record<string, number>): Promise<TestChat> {
  const form = shippedForm("tuan-le-htsd-2022@2");
  await seedRound(at.db, { form, units: castWith({ [code]: { facts, contacts: [] } }) });
  const chat = openWorld(at.db, now).chat("lan");
  await chat.join(code);
  return chat;
}

it("asks a phòng about more opening ceremonies than it has institutions, for these figures only", async () => {
  const thu = await contactOf("PGD-CL", { institutions: 20 });
  await thu.say("sửa 7.2");
  const doubt = await thu.say("21");
  expect(doubt.text).toContain(
    "21 trường/trung tâm: nhiều hơn số trường/trung tâm của đơn vị trong danh sách của Sở",
  );
  expect((await thu.say("đúng")).text).toContain("Đã ghi: 21");
  await thu.say("sửa 7.2");
  expect((await thu.say("22")).text).toContain("nhiều hơn số trường/trung tâm");
  expect((await thu.say("20")).text).toContain("20 trường/trung tâm");
  const [row] = await at.sql`select value from answer where place = 'n2_5/r7_2/count'`;
  expect(row?.value).toBe(20);
});

it("says nothing where the number of institutions is not known", async () => {
  const thu = await contactOf("PGD-CL", { staff: 900 });
  await thu.say("sửa 7.2");
  expect((await thu.say("500")).text).toContain("Đã ghi: 500");
});

it("asks a school about more people than it has", async () => {
  const lan = await contactOf("THPT-01", { pupils: 200, staff: 20 });
  await lan.say("sửa 1.7");
  expect((await lan.say("1/221")).text).toContain("nhiều hơn số người của đơn vị");
  await lan.say("sửa 1.7");
  expect((await lan.say("1/220")).text).toContain("220 người");
});
