// Reading a round for its workbook: every unit once and in order, from one moment, with what belongs to it.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { UnitReport } from "../../src/report/types.ts";
import type { Tx } from "../../src/store/db.ts";
import { loadWorkbookScope, streamUnitReports } from "../../src/store/rounds/reports-read.ts";
import * as schema from "../../src/store/schema.ts";
import { castWith, fullAnswers, shippedForm } from "../support/round/cast.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let seeded: Seeded;
const sealedAt = new Date("2022-10-10T08:15:00+07:00");

beforeAll(async () => {
  database = await openTestDatabase();
  seeded = await seedRound(database.db, {
    units: castWith(
      {
        "THPT-01": {
          facts: { pupils: 1148 },
          contacts: [{ name: "cô Lan" }, { name: "thầy Bình" }],
          answers: fullAnswers("thpt", { "n2_5/r2/count": 9 }),
          sealed: { at: sealedAt, waivers: [{ checkId: "H2", stem: "n2_5/r8", words: "đúng" }] },
          state: "in-progress",
        },
        "THPT-02": { exempt: "Sáp nhập" },
        "TT-GT": { expected: false },
      },
      [
        { code: "TH-1", kind: "truong", parent: "PGD-CL" },
        ...Array.from({ length: 420 }, (_, at) => ({ code: `X-${at}`, kind: "thpt", parent: "SO" })),
      ],
    ),
  });
  // As if positions had been given twice: the order must still be one.
  await database.db.update(schema.node).set({ position: 7 }).where(eq(schema.node.kind, "thpt"));
});

afterAll(async () => {
  await database?.close();
});

async function read(work?: (unit: UnitReport, tx: Tx) => Promise<void>): Promise<UnitReport[]> {
  return database.db.transaction(
    async (tx) => {
      const units: UnitReport[] = [];
      for await (const unit of streamUnitReports(tx, shippedForm, [seeded.node("SO").id])) {
        units.push(unit);
        await work?.(unit, tx);
      }
      return units;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

test("every direct child that owes or owed a report comes once, in order, whatever the chunks", async () => {
  const units = await read();
  // PGD-CL, THPT-01, THPT-02 (exempt) and the 420; not the centre that owes nothing, not the school under the phòng.
  expect(units).toHaveLength(423);
  expect(new Set(units.map(({ node }) => node.id)).size).toBe(423);
  const order = units.map(({ node }) => node.position * 1_000_000 + node.id);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(units.map(({ node }) => node.code)).not.toContain("TH-1");
});

test("a unit comes with its contacts, sizes, sealed answers and reasons; revising it stays submitted", async () => {
  const units = await read();
  const school = units.find(({ node }) => node.code === "THPT-01");
  expect(school).toMatchObject({
    state: "submitted",
    revising: true,
    contact: "cô Lan, thầy Bình",
    node: { facts: { pupils: 1148 } },
    submission: { version: 1, late: false, waivers: [{ checkId: "H2", stem: "n2_5/r8", words: "đúng" }] },
  });
  expect(school?.submission?.answers.get("n2_5/r2/count")?.value).toBe(9);
  expect(units.find(({ node }) => node.code === "THPT-02")).toMatchObject({ exempt: "Sáp nhập" });
});

test("what is sealed while it is read is not in it: a file is of one moment", async () => {
  let sealed = false;
  const units = await read(async () => {
    if (sealed) return;
    sealed = true;
    await database.db.transaction((tx) =>
      sealReport(tx, seeded, "X-419", fullAnswers("thpt"), { at: sealedAt }),
    );
  });
  expect(units.find(({ node }) => node.code === "X-419")?.submission).toBeNull();
  expect((await read()).find(({ node }) => node.code === "X-419")?.submission).not.toBeNull();
});

test("an officer's workbook begins at the officer's own node, and ends with the role", async () => {
  const officer = seeded.person("chị Hạnh").id;
  const clock = { asOf: sealedAt, timeZone: "Asia/Ho_Chi_Minh" };
  const scope = () => database.db.transaction((tx) => loadWorkbookScope(tx, seeded.roundId, officer, clock));
  const { round, parentIds } = await scope();
  expect(round).toMatchObject({ office: seeded.settings.office, deadline: seeded.deadline, ...clock });
  expect(parentIds).toContain(seeded.node("SO").id);
  // A phòng reports itself: its schools are in its figures, not beside them.
  expect(parentIds).not.toContain(seeded.node("PGD-CL").id);
  await database.db.update(schema.role).set({ toAt: sealedAt }).where(eq(schema.role.personId, officer));
  await expect(scope()).rejects.toThrow(/as an officer/);
});
