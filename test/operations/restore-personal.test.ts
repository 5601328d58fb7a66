// A backup from before what reports said of people was forgotten does not bring it back: a restored program may stay paused
// for long, and forgets nothing then.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { operator } from "../support/program/operate.ts";
import { plantedPeople, seedPeopleRound } from "../support/round/people-round.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { rowsWith } from "../support/run/everything.ts";

const deadline = new Date("2022-10-15T23:59:59+07:00");
const daysAfter = (days: number) => new Date(deadline.getTime() + days * 24 * 3_600_000);
let folder: string;
let source: TestDatabase;
let target: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-people-"));
  [source, target] = [await openTestDatabase(), await openTestDatabase()];
  await seedPeopleRound(source.db, deadline);
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([source.close(), target.close()]);
});

async function restoredAfter(days: number): Promise<string> {
  const file = join(folder, "made.backup");
  await operator(source, { at: daysAfter(1), env: { DATA_DIR: folder } })("backup", "--out", file);
  return operator(target, { at: daysAfter(days), env: { DATA_DIR: folder } })("restore", file);
}

it("is forgotten again at once", async () => {
  expect(await restoredAfter(366)).toContain("Đã xóa lại thông tin cá nhân trong 5 báo cáo");
  expect(await rowsWith(source.sql, plantedPeople)).not.toEqual([]);
  expect(await rowsWith(target.sql, plantedPeople)).toEqual([]);
});

it("stays where its time is not over", async () => {
  expect(await restoredAfter(100)).not.toContain("thông tin cá nhân");
  expect(await rowsWith(target.sql, plantedPeople)).toEqual(await rowsWith(source.sql, plantedPeople));
});
