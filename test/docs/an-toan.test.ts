// docs/an-toan.md as an office copies it into its papers: short, and true where it names settings, commands and files.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { operations } from "../../src/operations/index.ts";
import { securityKinds } from "../../src/store/people/security-log.ts";

const folder = resolve(import.meta.dirname, "../../docs");
const text = readFileSync(resolve(folder, "an-toan.md"), "utf8");

it("fits on six pages", () => {
  expect(text.split(/\s+/u).length).toBeLessThanOrEqual(2_400);
  expect(text).toBe(text.normalize("NFC"));
});

it("names the acts that are to be checked on the day", () => {
  for (const act of ["91/2025/QH15", "356/2025/NĐ-CP", "85/2016/NĐ-CP", "12/2022/TT-BTTTT"])
    expect(text).toContain(act);
  expect(text).toContain("kiểm tra lại văn bản hiện hành");
});

it("says how long things are kept as the settings say it", () => {
  const settings: Readonly<Record<string, unknown>> = readSettings({});
  const said = [...text.matchAll(/`(RETENTION_[A-Z]+_DAYS)` \((\d+)\)/gu)];
  expect(said.length).toBeGreaterThan(4);
  for (const [, name = "", days] of said) expect([name, settings[name]]).toEqual([name, Number(days)]);
});

it("gives commands that there are, kinds of entries that there are, and links that lead somewhere", () => {
  const given = [...text.matchAll(/`tonghop ([a-z]+(?: [a-z]+)?)/gu)].map(([, name = ""]) => name);
  expect(given.length).toBeGreaterThan(5);
  const names = operations.map(({ name }) => name);
  for (const name of given)
    expect(
      [name, name.split(" ")[0]].some((one) => names.includes(one ?? "")),
      name,
    ).toBe(true);
  const kinds: readonly string[] = securityKinds;
  for (const [, list = ""] of text.matchAll(/--what ([a-z,-]+)/gu))
    for (const kind of list.split(",")) expect(kinds).toContain(kind);
  for (const [, to = ""] of text.matchAll(/\]\(([^)#]+\.md)\)/gu))
    expect(existsSync(resolve(folder, to)), to).toBe(true);
});
