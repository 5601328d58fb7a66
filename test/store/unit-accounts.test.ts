// Which bot a unit is sent to: spread evenly, never moved by others, moved itself only before anybody came for it.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openDb } from "../../src/store/db.ts";
import { accountOfUnits } from "../../src/store/people/unit-accounts.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await openTestDatabase();
});
afterAll(() => at.close());
beforeEach(() => at.sql`truncate unit, unit_door, person, role, address`);

async function units(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n++) {
    const [row] = await at.sql`insert into unit (code, kind, name, short_name, position)
      values (${`U-${Math.random()}`}, 'thpt', 'x', 'x', ${n}) returning id`;
    ids.push(Number(row?.id));
  }
  return ids;
}

/** Somebody joins for a unit, on a bot. */
async function joins(unitId: number, account: string) {
  const [row] = await at.sql`insert into person (name, created_at) values ('x', now()) returning id`;
  const id = Number(row?.id);
  await at.sql`insert into role (person_id, unit_id, role, from_at) values (${id}, ${unitId}, 'contact', now())`;
  await at.sql`insert into address (channel, account, chat_key, person_id)
    values ('zalo-bot', ${account}, ${`c${id}`}, ${id})`;
}

const ask = (ids: readonly number[], accounts: readonly string[], people: number | null = 50, db = at.db) =>
  db.transaction((tx) =>
    accountOfUnits(
      tx,
      { channel: "zalo-bot", accounts: accounts.map((account) => ({ account, people })) },
      ids,
    ),
  );

const counts = (map: ReadonlyMap<number, string>) => {
  const sums: Record<string, number> = {};
  for (const account of map.values()) sums[account] = (sums[account] ?? 0) + 1;
  return sums;
};

it("spreads 57 units evenly over two and over three bots, so that each has room for officers and second contacts", async () => {
  const ids = await units(57);
  expect(counts(await ask(ids, ["1", "2"]))).toEqual({ "1": 29, "2": 28 });
  await at.sql`truncate unit_door`;
  expect(counts(await ask(ids, ["1", "2", "3"]))).toEqual({ "1": 19, "2": 19, "3": 19 });
});

it("moves no unit when others are added, asked for alone or in another order; new ones fill the emptiest", async () => {
  const first = await units(20);
  const before = await ask(first, ["1", "2"]);
  const more = await units(7);
  const after = await ask([...more, ...first.slice().reverse()], ["1", "2"]);
  for (const id of first) expect(after.get(id)).toBe(before.get(id));
  expect(counts(after)).toEqual({ "1": 14, "2": 13 });
  expect(await ask([first[7] ?? 0], ["1", "2"])).toEqual(new Map([[first[7], before.get(first[7] ?? 0)]]));
  // A third bot takes the next ones until it has as many.
  const third = await ask(await units(10), ["1", "2", "3"]);
  expect(counts(third)).toEqual({ "3": 10 });
});

it("counts those who are there: officers, colleagues and people who came by themselves", async () => {
  const [office = 0, ...ids] = await units(11);
  for (let n = 0; n < 4; n++) await joins(office, "1");
  expect(counts(await ask(ids, ["1", "2"]))).toEqual({ "1": 3, "2": 7 });
});

it("counts a unit once: expected until somebody came for it, wherever that was", async () => {
  const ids = await units(4);
  const [a = 0, b = 0] = [...(await ask(ids, ["1", "2"]))].filter(([, to]) => to === "1").map(([id]) => id);
  await joins(a, "1");
  await joins(b, "telegram-7");
  expect(counts(await ask(await units(1), ["1", "2"]))).toEqual({ "1": 1 });
});

it("new paper for a unit that nobody joined leads elsewhere when its bot was promised to too many, or is gone", async () => {
  const ids = await units(8);
  const only = await ask(ids, ["1"], 5);
  expect(counts(only)).toEqual({ "1": 8 });
  const [joined = 0] = ids;
  await joins(joined, "1");
  const again = await ask(ids, ["1", "2"], 5);
  expect(counts(again)).toEqual({ "1": 5, "2": 3 });
  expect(again.get(joined)).toBe("1");
  expect(await ask(ids, ["1", "2"], 5)).toEqual(again);
  expect(counts(await ask(ids, ["2", "3"], 50))["1"]).toBeUndefined();
});

it("forgets units that are no longer in the register", async () => {
  const gone = await units(6);
  await ask(gone, ["1"]);
  await at.sql`delete from unit`;
  expect(counts(await ask(await units(4), ["1", "2"]))).toEqual({ "1": 2, "2": 2 });
});

it("two processes at once give a unit one bot", async () => {
  const ids = await units(30);
  const other = openDb(at.url, { max: 1 });
  try {
    const [one, two] = await Promise.all([
      ask(ids, ["1", "2"]),
      ask([...ids].reverse(), ["1", "2"], 50, other.db),
    ]);
    expect(new Map([...two].sort())).toEqual(new Map([...one].sort()));
  } finally {
    await other.close();
  }
});
