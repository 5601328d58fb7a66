// `page`: who the officers are, and a link to the page of one of them.
import { beforeEach, expect, it } from "vitest";
import { findPageLink } from "../../src/store/people/officer-pages.ts";
import { operator } from "../support/program/operate.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-05T09:00:00+07:00");
const at = fileDatabase();
const cli = operator(at, { at: now });
let seeded: Seeded;
beforeEach(async () => {
  seeded = await seedRound(at.db);
});

it("lists the officers, and makes a link that opens one officer's page", async () => {
  const { id } = seeded.person("chị Hạnh");
  expect(await cli("page")).toMatch(new RegExp(`^${id} +chị Hạnh, Sở Giáo dục và Đào tạo Bến Tre`, "m"));
  const link = (await cli("page", "--person", String(id))).split("\n")[0] ?? "";
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/p\/[\w-]+$/);
  const token = link.split("/p/")[1] ?? "";
  expect(await findPageLink(at.db, token, now)).toMatchObject({ personId: id, name: "chị Hạnh", asks: true });
  expect(await findPageLink(at.db, token, new Date(now.getTime() + 10 * 60_000))).toBeNull();
});

it("makes none for somebody who is no officer", async () => {
  const { id } = seeded.person("cô Lan");
  await expect(cli("page", "--person", String(id))).rejects.toThrow("không phải chuyên viên");
});
