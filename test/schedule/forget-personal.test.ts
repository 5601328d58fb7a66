// What reports say of people is forgotten a year after their round's end, everywhere; figures, counts and receipts stay.
import { beforeEach, expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { parseForm } from "../../src/form/form.ts";
import { payloadShape, sealedDigest } from "../../src/form/payload.ts";
import { carryOutRetention } from "../../src/schedule/retention.ts";
import { hashOf } from "../../src/store/hash.ts";
import { form } from "../../src/store/schema.ts";
import { openWorld } from "../support/chat/world.ts";
import { peopleForm } from "../support/round/people-form.ts";
import { plantedPeople, seedPeopleRound } from "../support/round/people-round.ts";
import type { Seeded } from "../support/round/seed.ts";
import { rowsWith } from "../support/run/everything.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const deadline = new Date("2022-10-15T23:59:59+07:00");
const daysAfter = (days: number) => new Date(deadline.getTime() + days * 24 * 3_600_000);
const iso = (days: number) => daysAfter(days).toISOString();
let seeded: Seeded;
/** What is in the database of people, before anything is forgotten. */
let there: readonly string[];

beforeEach(async () => {
  seeded = await seedPeopleRound(at.db, deadline);
  await sayOfPeople();
  there = await rowsWith(at.sql, plantedPeople);
});

/** A contact writes of people in every way there is, hands a file over, and leaves questions open. */
async function sayOfPeople(): Promise<void> {
  const world = openWorld(at.db, daysAfter(-1));
  const hung = world.chat("hung");
  await hung.join("THPT-02");
  for (const text of [
    "Quách Thị Mùi",
    "đúng",
    "cô Thị Mùi sinh năm 71",
    "30/11/1979 hay 28/2/1971",
    "28/2/1971",
    "sửa 1",
    "Tạ Văn Dần",
    "đúng",
    "ghi chú: thay cô Quách Thị Mùi",
    "xem lại",
    "3: cô Thị Mùi",
    "3 lớp; 9.9: Tạ Văn Dần",
    "sửa 4",
    "Tạ Văn Dần; 0987 654 321; Toán; 30/11/1979; 12",
    "Quách Thị Mùi; chưa nhớ; Ngữ văn; 28/2/1971; 20; cô Thị Mùi",
    "Quách Thị Mùi; 0912 345; Ngữ văn; 28/2/1971; 20",
    "sửa 1",
    "Tạ Văn Dần; 0912 345 678; Toán; 30/11/1979; 13",
    "xóa 1",
  ])
    await hung.say(text);
  await hung.send({ type: "edited", text: "30/11/1979 Tạ Văn Dần", messageId: "m8" });
  const nodeId = seeded.node("THPT-02").id;
  const [chat] =
    await at.sql`select address_id, person_id from chat join address on address.id = chat.address_id
    where chat_key = 'hung'`;
  await at.sql`insert into upload (node_id, person_id, address_id, at, name, mime, size, sha256, bytes, outcome)
    values (${nodeId}, ${chat?.person_id}, ${chat?.address_id}, ${iso(-1)}, 'CCCD Tạ Văn Dần.pdf',
      'application/pdf', 3, 'x', ${Buffer.from("Tạ Văn Dần")}, '{"type": "kept", "kind": "pdf", "v": 1}'::jsonb)`;
  await at.sql`insert into inbox (channel, account, key, received_at, state, payload, address_id)
    values ('telegram', '1', 'dead', ${iso(-1)}, 'dead', '{"text": "Tạ Văn Dần"}'::jsonb, ${chat?.address_id})`;
  await at.sql`insert into waiver (node_id, check_id, stem, hash, words, at)
    values (${nodeId}, 'c', 'b/r4', 'h', 'lương của Tạ Văn Dần', ${iso(-1)})`;
  await at.sql`update outbox set state = 'sent', sent_at = created_at`;
  // No program keeps such a figure any more; one may stand there from before.
  await at.sql`insert into figure (submission_id, place, value)
    select id, 'b/r4/so', 777333 from submission on conflict do nothing`;
}

const run = (days: number, settings: Record<string, string> = {}) => {
  const app = { ...openWorld(at.db, daysAfter(days)).app };
  const long = { RETENTION_SENT_DAYS: "9000", RETENTION_DEAD_DAYS: "9000", RETENTION_PEOPLE_DAYS: "9000" };
  return carryOutRetention({ ...app, settings: readSettings({ ...long, ...settings }) });
};

it("is nowhere any more after its days, and was in every place that is looked at", async () => {
  const tables = new Set(there.map((row) => row.split(":")[0]));
  for (const table of [
    "answer",
    "chat",
    "event",
    "inbox",
    "outbox",
    "submission",
    "figure",
    "upload",
    "waiver",
  ])
    expect([table, tables.has(table)]).toEqual([table, true]);
  expect(await run(366)).toMatchObject({ personal: 5 });
  expect(await rowsWith(at.sql, plantedPeople)).toEqual([]);
});

it("stays until then, and while anything of its round is still written", async () => {
  expect(await run(364)).toMatchObject({ personal: 0 });
  expect(await rowsWith(at.sql, plantedPeople)).toEqual(there);
  await at.sql`update report set last_at = ${iso(100)} where node_id = ${seeded.node("TT-GT").id}`;
  expect(await run(400)).toMatchObject({ personal: 0 });
  await at.sql`update node set deadline = ${iso(200)} where code = 'THPT-02'`;
  expect(await run(500)).toMatchObject({ personal: 0 });
  expect(await run(566)).toMatchObject({ personal: 5 });
  expect(await rowsWith(at.sql, plantedPeople)).toEqual([]);
});

it("goes sooner or later as the setting says", async () => {
  expect(await run(100, { RETENTION_PERSONAL_DAYS: "90" })).toMatchObject({ personal: 5 });
});

it("leaves figures, counts of lines, the history and its order, and what was said of nobody", async () => {
  const figures = () => at.sql`select place, value from answer where place in
    ('lop', 'ds/lines', 'ds/l1_1/nam', 'b/r2/so', 'cau/nguoi') order by node_id, place`;
  const history = () => at.sql`select id, type, body ->> 'id' as about, at, person_id from event order by id`;
  const sums = () => at.sql`select place, value from figure where place <> 'b/r4/so' order by place`;
  const before = await Promise.all([figures(), history(), sums()]);
  await run(366);
  expect(await Promise.all([figures(), history(), sums()])).toEqual(before);
  const [named] = await at.sql`select value, raw, state from answer where place = 'ten' limit 1`;
  expect(named).toEqual({ value: "…", raw: "", state: "answered" });
});

it("leaves a receipt that can be checked against what the unit has of it", async () => {
  const payloads = () => at.sql`select payload, receipt, sealed_at from submission order by id`;
  const [sealed] = await payloads();
  await run(366);
  const [left] = await payloads();
  expect([left?.receipt, left?.sealed_at]).toEqual([sealed?.receipt, sealed?.sealed_at]);
  const { forgotten, ...payload } = payloadShape.read(left?.payload);
  expect(forgotten).toEqual({
    at: daysAfter(366).toISOString(),
    sha256: hashOf(sealedDigest(payloadShape.read(sealed?.payload))),
  });
  expect(hashOf(sealedDigest(payload))).not.toBe(forgotten?.sha256);
});

it("may run again: what was forgotten stays so, and what is written later is forgotten in its time", async () => {
  await run(366);
  const [first] = await at.sql`select payload from submission`;
  expect(await run(367)).toMatchObject({ personal: 0 });
  const node = seeded.node("TT-GT").id;
  await at.sql`update answer set value = '"Tạ Văn Dần"'::jsonb where node_id = ${node} and place = 'ten'`;
  await at.sql`update report set last_at = ${iso(380)} where node_id = ${node}`;
  expect(await run(381)).toMatchObject({ personal: 0 });
  expect(await run(746)).toMatchObject({ personal: 5 });
  expect(await rowsWith(at.sql, plantedPeople)).toEqual([]);
  // The hash is still of what was sealed, not of what was left of it.
  expect((await at.sql`select payload from submission`)[0]).toEqual(first);
});

it("goes too where the round went on in a version of its form that asks of no people any more", async () => {
  const { sections, ...rest } = peopleForm;
  const bare = sections.map((section) => ({
    ...section,
    items: section.items.filter(({ id }) => id === "lop"),
  }));
  const next = parseForm({ ...rest, version: 2, sections: bare, checks: [], highlights: [] });
  await at.db.insert(form).values({ formId: next.id, version: 2, body: next, sha256: "test" });
  await at.sql`update round set form_version = 2`;
  expect(await run(366)).toMatchObject({ personal: 5 });
  expect(await rowsWith(at.sql, plantedPeople)).toEqual([]);
});
