// A look for a pooler, at a server without one. With one (pgbouncer in transaction mode) it was tried by hand.
import { expect, test } from "vitest";
import { poolerBefore } from "../../src/store/pooler.ts";
import { openTestDatabase } from "../support/run/database.ts";

test("a server that is asked directly has no pooler before it", async () => {
  const database = await openTestDatabase();
  expect(await poolerBefore(database.url)).toBe("none");
  await database.close();
});
