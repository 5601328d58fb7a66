// The sample report, typed as its raw strings by somebody who only reads prompts: the figures end up sealed exactly.

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { figure, submission } from "../../src/store/schema.ts";
import { openWorld } from "../support/chat/world.ts";
import { answerSample, sampleFigures } from "../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("walks the whole sample report to its receipt", async () => {
  const world = openWorld(database.db, new Date("2022-10-10T08:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
  const lan = world.chat("lan");
  await lan.join("THPT-20");
  const said = await answerSample(lan);
  expect(world.logged).toEqual([]);
  expect(said.at(-1)).toContain("Mã biên nhận");
  const [sealed] = await database.db.select().from(submission);
  const figures = await database.db
    .select()
    .from(figure)
    .where(eq(figure.submissionId, sealed?.id ?? 0));
  expect(new Map(figures.map((row) => [row.place, Number(row.value)]))).toEqual(sampleFigures());
});
