// `links list` and `links revoke`: what the operator sees of links, and that ending them ends nothing else.
import { beforeEach, expect, it } from "vitest";
import { createLink, findLink } from "../../src/store/people/links.ts";
import { operator } from "../support/program/operate.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-05T09:00:00+07:00");
const until = new Date("2022-10-06T09:00:00+07:00");

const at = fileDatabase();
const cli = operator(at, { at: now });
let seeded: Seeded;
beforeEach(async () => {
  seeded = await seedRound(at.db);
  const [lan, minh, hanh] = ["cô Lan", "thầy Minh", "chị Hạnh"].map((name) => seeded.person(name).id);
  const draft = (code: string) => ({ type: "draft", nodeId: seeded.node(code).id }) as const;
  const links = [
    ["lan", lan, draft("THPT-01")],
    ["minh", minh, draft("TT-GT")],
    ["hanh", hanh, { type: "workbook", roundId: seeded.roundId, personId: hanh ?? 0 }],
    ["over", lan, draft("THPT-01")],
  ] as const;
  for (const [token, personId = 0, target] of links) {
    const expiresAt = token === "over" ? now : until;
    await createLink(at.db, { token, personId, target, now, expiresAt });
  }
});

async function alive(): Promise<string[]> {
  const found: string[] = [];
  for (const token of ["lan", "minh", "hanh"]) if (await findLink(at.db, token, now)) found.push(token);
  return found;
}

it("lists what still opens, by unit and person, and never a token or its hash", async () => {
  const lines = (await cli("links", "list")).split("\n");
  expect(lines.at(-1)).toBe("3 liên kết.");
  expect(lines[0]).toMatch(
    /^ +\d+ {2}SO +người \d+ +tệp Excel +làm 09:00 ngày 05\/10\/2022, mở được đến 09:00 ngày 06\/10\/2022$/u,
  );
  const rows = JSON.parse(await cli("links", "list", "--json"));
  expect(rows.map((row: { unit: string; gives: string }) => [row.unit, row.gives])).toEqual([
    ["SO", "workbook"],
    ["TT-GT", "draft"],
    ["THPT-01", "draft"],
  ]);
  const [kept] = await at.sql`select hash from link limit 1`;
  for (const secret of [String(kept?.hash), "cô Lan", '"lan"'])
    expect(JSON.stringify(rows)).not.toContain(secret);
  expect(JSON.parse(await cli("links", "list", "--json", "--units", "tt-gt, SO"))).toHaveLength(2);
  const minh = String(seeded.person("thầy Minh").id);
  expect(JSON.parse(await cli("links", "list", "--json", "--person", minh))).toMatchObject([
    { unit: "TT-GT" },
  ]);
});

it("ends one, those of units, those of a person, or all", async () => {
  const [first] = JSON.parse(await cli("links", "list", "--json", "--units", "THPT-01"));
  expect(await cli("links", "revoke", String(first.number))).toBe("Đã thu hồi 1 liên kết.");
  expect(await alive()).toEqual(["minh", "hanh"]);
  await expect(cli("links", "revoke", String(first.number))).rejects.toThrow(
    "Không có liên kết còn mở nào mang số",
  );
  expect(await cli("links", "revoke", "all", "--units", "TT-GT")).toBe("Đã thu hồi 1 liên kết.");
  expect(await alive()).toEqual(["hanh"]);
  const lan = String(seeded.person("cô Lan").id);
  expect(await cli("links", "revoke", "all", "--person", lan)).toBe("Đã thu hồi 0 liên kết.");
  expect(await cli("links", "revoke", "all")).toBe("Đã thu hồi 1 liên kết.");
  expect(await alive()).toEqual([]);
});

it("does nothing on arguments that are not understood", async () => {
  await expect(cli("links", "revoke")).rejects.toThrow("Thiếu SỐ hoặc all");
  await expect(cli("links", "revoke", "x")).rejects.toThrow("phải là số nguyên");
  await expect(cli("links", "revoke", "all", "--units", "XX")).rejects.toThrow("Không có đơn vị mang mã XX");
  expect(await alive()).toEqual(["lan", "minh", "hanh"]);
});
