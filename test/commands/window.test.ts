// A person whose window on Zalo has passed cannot be reached there, before anything was tried; they blocked nobody.
import { expect, it } from "vitest";
import { roundOfHanh } from "../support/chat/officer.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T12:00:00+07:00");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const at = fileDatabase();

/** An Official Account that may write to people for seven days after they wrote. */
const limits = { text: 2000, buttons: true, documents: false, commands: false };
const account = {
  name: "zalo-oa",
  account: "oa",
  limits: { ...limits, window: { freeHours: 48, closedHours: 168 } },
  read: () => null,
  send: async () => ({ ok: true, platformId: "1", at: null }),
} as const;

/** Cô Lan writes over Zalo, so many hours ago; perhaps she has another door, older still. */
async function lanWrote(hours: number, more: { readonly telegram?: number } = {}) {
  const world = await roundOfHanh(at.db, now);
  const lan = world.seeded.person("cô Lan");
  await at.sql`update address set channel = 'zalo-oa', account = 'oa', last_in = ${hoursAgo(hours).toISOString()}
    where person_id = ${lan.id}`;
  if (more.telegram !== undefined) {
    await at.sql`insert into address (channel, account, chat_key, person_id, last_in)
      values ('telegram', '1', 'lan', ${lan.id}, ${hoursAgo(more.telegram).toISOString()})`;
  }
  Object.assign(world.app, { channels: [account] });
  return world;
}
const lineOf = (text: string) => text.split("\n").find((line) => line.includes("cô Lan"));

it("/missing says that Zalo lets nobody write to them, and names nobody's refusal", async () => {
  const { chiHanh } = await lanWrote(169);
  const line = lineOf((await chiHanh.types("/missing")).text);
  expect(line).toContain("cô Lan (quá 7 ngày, Zalo không cho nhắn");
  expect(line).not.toContain("chặn");
  const unit = (await chiHanh.types("/unit THPT-01")).text;
  expect(lineOf(unit)).toContain("quá 7 ngày, Zalo không cho nhắn");
});

it("until the last hour they are as reachable as anybody", async () => {
  const { chiHanh } = await lanWrote(167);
  expect(lineOf((await chiHanh.types("/missing")).text)).not.toContain("(");
});

it("a refusal that was tried says the same", async () => {
  const { chiHanh, seeded } = await lanWrote(169);
  await at.sql`update address set state = 'window-closed' where person_id = ${seeded.person("cô Lan").id}`;
  expect(lineOf((await chiHanh.types("/missing")).text)).toContain("quá 7 ngày, Zalo không cho nhắn");
});

it("/remind leaves them out beforehand, and queues nothing that would be refused", async () => {
  const { chiHanh, seeded } = await lanWrote(169);
  const asked = await chiHanh.types("/remind");
  expect(asked.text).toContain("Gửi nhắc việc đến 2 đơn vị?");
  expect(asked.text).toContain(
    "Không gửi được, quá 7 ngày, Zalo không cho nhắn đến khi đầu mối tự nhắn lại (1):",
  );
  const [send] = asked.offers ?? [];
  await chiHanh.presses(asked, send?.label ?? "");
  const rows = await at.sql`select 1 from outbox join address on address.id = outbox.address_id
    where address.person_id = ${seeded.person("cô Lan").id}`;
  expect(rows).toHaveLength(0);
});

it("another door that still opens is taken, although it was used before", async () => {
  const { chiHanh } = await lanWrote(169, { telegram: 400 });
  expect(lineOf((await chiHanh.types("/missing")).text)).not.toContain("(");
  const asked = await chiHanh.types("/remind");
  const [send] = asked.offers ?? [];
  await chiHanh.presses(asked, send?.label ?? "");
  const rows = await at.sql`select address.channel from outbox join address on address.id = outbox.address_id
    where address.chat_key = 'lan'`;
  expect(rows.map((row) => row.channel)).toEqual(["telegram"]);
});
