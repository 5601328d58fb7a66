// `holdings`: what is counted, until when it is kept, and that no table of the database is left out.
import { mkdirSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { counted, holdingKinds } from "../../src/store/holdings.ts";
import { keepUpload } from "../../src/store/rounds/uploads.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const at = fileDatabase();
const folder = testFolder();
const now = new Date("2022-10-14T10:00:00+07:00");

const told = z.object({
  holdings: z.array(
    z.object({
      kind: z.string(),
      rows: z.number(),
      oldest: z.string().nullable(),
      newest: z.string().nullable(),
      bytes: z.number(),
      removed: z.object({
        type: z.string(),
        days: z.number().nullable(),
        setting: z.string().nullable(),
        next: z.string().nullable(),
      }),
    }),
  ),
  databaseBytes: z.number(),
});

it("has each table of the database in one kind", async () => {
  const rows = await at.sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const named = holdingKinds.flatMap((kind) => counted[kind].tables);
  expect([...named].sort()).toEqual(rows.map(({ name }) => String(name)));
});

it("counts what is held and says when it goes, by the settings", async () => {
  const seeded = await seedRound(at.db, { units: castWith({}) });
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  await lan.say("sửa 1.3");
  await lan.say("5 lớp 140 người");
  await at.db.transaction((tx) =>
    keepUpload(tx, {
      nodeId: seeded.node("THPT-01").id,
      personId: 1,
      name: "CANARY.jpg",
      mime: "image/jpeg",
      bytes: new Uint8Array(1_234),
      sha256: "0",
      addressId: 1,
      kept: "picture",
      now,
    }),
  );
  mkdirSync(folder.path("backups"));
  folder.write("backups/before-upgrade-20221001T000000Z.backup", "x".repeat(2_000));
  const env = { DATA_DIR: folder.path("."), RETENTION_SENT_DAYS: "90" };
  const operate = operator(at, { env, at: now });

  const { holdings, databaseBytes } = told.parse(JSON.parse(await operate("holdings", "--json")));
  const held = Object.fromEntries(holdings.map((one) => [one.kind, one]));
  expect(Object.keys(held)).toEqual([...holdingKinds, "backups"]);
  expect(held.uploads).toMatchObject({
    rows: 1,
    bytes: 1_234,
    oldest: now.toISOString(),
    removed: { type: "files", days: 730, setting: "RETENTION_FILES_DAYS", next: null },
  });
  const [people] = await at.sql`select count(*)::int as n from person where erased_at is null`;
  expect(held.people?.rows).toBe(people?.n);
  expect(held.answers?.rows).toBeGreaterThan(0);
  expect(held.outbox?.removed).toEqual({
    type: "age",
    days: 90,
    setting: "RETENTION_SENT_DAYS",
    next: new Date(now.getTime() + 90 * 86_400_000).toISOString(),
  });
  expect(held.events?.removed).toMatchObject({
    type: "report",
    days: 365,
    setting: "RETENTION_PERSONAL_DAYS",
  });
  expect(held.security?.rows).toBe(1);
  expect(held.backups).toMatchObject({ rows: 1, bytes: 2_000 });
  expect(databaseBytes).toBeGreaterThan(1_000_000);

  const text = await operate("holdings");
  expect(text).toContain(
    "tệp đơn vị gửi kèm: 1; từ 10:00 ngày 14/10/2022 đến 10:00 ngày 14/10/2022; 2 kB; xóa sau 730 ngày, khi đợt đã đóng (RETENTION_FILES_DAYS)",
  );
  expect(text).toMatch(
    /^nội dung tin gửi đi: \d+; .*xóa sau 90 ngày \(RETENTION_SENT_DAYS\); cũ nhất đi từ 10:00 ngày 12\/01\/2023$/mu,
  );
  expect(text).toMatch(/^Cả cơ sở dữ liệu: \d+ MB\.$/mu);
  expect(text).not.toMatch(/CANARY|lan|cô Lan/u);
});
