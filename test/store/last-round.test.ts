// What units sealed in their last round comes with their reports, and is added up for the key totals of an officer.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Value } from "../../src/form/answers.ts";
import { highlightPlaces, highlightTotals } from "../../src/report/key-totals.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { sumBehind } from "../../src/store/officer/totals.ts";
import { streamUnitReports } from "../../src/store/rounds/reports-read.ts";
import { lastSubmissions, loadBeside } from "../../src/store/rounds/sealed-before.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { growthForm } from "../support/round/growth-form.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const sealedAt = new Date("2022-10-10T08:15:00+07:00");
const settings = { profiles: { so: null, truong: "truong" }, kindLabels: { so: "Sở", truong: "Trường" } };
const codes = ["T-1", "T-2", "T-3"];
const units = [
  { code: "SO", kind: "so" },
  ...codes.map((code) => ({ code, kind: "truong", parent: "SO", facts: { pupils: 900 } })),
];

let database: TestDatabase;
let now: Seeded;
const ids: number[] = [];

/** Seals what some of the schools say of their pupils. */
async function round(pupils: Readonly<Record<string, number>>, form = growthForm): Promise<Seeded> {
  const seeded = await seedRound(database.db, { units, settings, form });
  for (const [code, hs] of Object.entries(pupils)) {
    const given: Record<string, Value> = { hs, gv: 10, dtb: 7 };
    const sealed = await sealReport(database.db, seeded, code, given, { at: sealedAt });
    if (form === growthForm) ids.push(sealed.submissionId);
  }
  return seeded;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await round({ "T-1": 70, "T-2": 40 });
  await round({ "T-1": 90 });
  // A newer version of what was sealed counts, and another form does not.
  const last = await seedRound(database.db, { units, settings, form: growthForm });
  await sealReport(database.db, last, "T-1", { hs: 95 }, { at: sealedAt });
  ids.push((await sealReport(database.db, last, "T-1", { hs: 100 }, { at: sealedAt })).submissionId);
  await round({ "T-1": 1000 }, { ...growthForm, id: "khac" });
  now = await round({ "T-1": 120, "T-2": 50, "T-3": 30 });
});

afterAll(async () => {
  await database?.close();
});

test("each report comes with what its unit sealed last on the form, however long ago", async () => {
  const read = (form: typeof growthForm) =>
    database.db.transaction(async (tx) => {
      const found: UnitReport[] = [];
      for await (const unit of streamUnitReports(tx, form, [now.node("SO").id])) found.push(unit);
      return found.map(({ node, before }) => [node.code, before?.get("hs")]);
    });
  expect(await read(growthForm)).toEqual([
    ["T-1", 100],
    ["T-2", 40],
    ["T-3", undefined],
  ]);
  // A form that never asks for it is not looked up for.
  expect(await read(classesForm)).toEqual([
    ["T-1", undefined],
    ["T-2", undefined],
    ["T-3", undefined],
  ]);
});

test("a unit's sizes and last round are known beside its draft", async () => {
  const beside = await database.db.transaction((tx) => loadBeside(tx, now.node("T-2").id, growthForm));
  expect([beside.facts, beside.before?.get("hs")]).toEqual([{ pupils: 900 }, 40]);
});

test("key totals are of both rounds: what is sealed now, and what the same units sealed last", async () => {
  const sealed = ids.slice(-3);
  const { found, totals } = await database.db.transaction(async (tx) => ({
    found: await lastSubmissions(tx, sealed),
    totals: highlightTotals(growthForm, await sumBehind(tx, sealed, highlightPlaces(growthForm))),
  }));
  // T-1 of the round before this one, T-2 of the first.
  expect(found).toEqual([ids[3], ids[1]]);
  // 120 + 50 + 30 beside 100 + 40.
  expect(totals.map(({ sums }) => sums)).toEqual([["60"], ["200"]]);
  const third = await database.db.transaction((tx) =>
    sumBehind(tx, sealed.slice(-1), highlightPlaces(growthForm)),
  );
  expect(highlightTotals(growthForm, third).map(({ sums }) => sums)).toEqual([[null], ["30"]]);
});
