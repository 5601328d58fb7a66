// A code that joins somebody to a unit of a test's database.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { unit } from "../../../src/store/schema.ts";

/** A code for a unit, in clear, for a day from `now`. */
export async function codeFor(
  db: Db,
  unitCode: string,
  role: "contact" | "officer",
  now = new Date(),
): Promise<string> {
  const [row] = await db.select({ id: unit.id }).from(unit).where(eq(unit.code, unitCode));
  if (!row) throw new Error(`no unit ${unitCode}`);
  const expiresAt = new Date(now.getTime() + 24 * 3_600_000);
  const random = randomBytes(16).toString("hex");
  return db.transaction((tx) => makeCode(tx, { unitId: row.id, role, random, now, expiresAt }));
}
