// The links that still open, on the officer's page: listed as in the chat, ended by a button, and nobody else's touched.
import { expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2022-10-12T09:00:00+07:00"));
const room = "/officer/units/links";
const live = () => desk.count("link where revoked_at is null");

it("lists the links and ends one, once", async () => {
  const hanh = await desk.officer("hạnh");
  expect(wordsOf((await hanh.get(room)).text)).toContain("Không có liên kết nào còn dùng được.");
  const round = /href="(\/officer\/rounds\/\d+)"/.exec((await hanh.get("/officer")).text)?.[1] ?? "";
  await hanh.post(round, { name: "export" });
  const { text } = await hanh.post(round, { name: "export" });
  const [, file = ""] = /action="(\/d\/[\w-]+)"/.exec(text) ?? [];
  expect(await live()).toBe(2);
  const listed = await hanh.get(room);
  expect(wordsOf(listed.text)).toMatch(/1\. Bảng tổng hợp.*2\. Bảng tổng hợp/);
  expect(wordsOf(listed.text)).not.toContain(file);
  const [, args = ""] = /name="args" value="(end [0-9a-f]{64})"/.exec(listed.text) ?? [];
  const ended = await hanh.post(room, { name: "links", args });
  expect(wordsOf(ended.text)).toContain("Đã thu hồi 1 liên kết.");
  expect(await live()).toBe(1);
  const [act] = await desk.database.sql`select what, detail from security_log order by id desc limit 1`;
  expect(act).toMatchObject({ what: "links-ended", detail: { count: 1, command: "links" } });
  expect(wordsOf((await hanh.post(room, { name: "links", args })).text)).toContain("đã được thu hồi");
  // The newest stands first: it was the one that was ended.
  expect((await hanh.post(file)).status).toBe(404);
});

it("takes words that no button carries for a look at the list", async () => {
  const hanh = await desk.officer("hạnh hai");
  const before = await live();
  for (const args of ["1", "end", "end 1", "end all; x"]) await hanh.post(room, { name: "links", args });
  expect(await live()).toBe(before);
});
