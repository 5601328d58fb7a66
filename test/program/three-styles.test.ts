// A whole report typed in three styles over Telegram, Zalo and the web: every figure exact, and no message too many.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, type Doors, openDoors } from "../support/program/all-doors.ts";
import { styles } from "../support/round/three-styles.ts";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors?.close());

/** What one report costs: a message of theirs and one of ours for each, where a file comes with the receipt, one more. */
const messages: Readonly<Record<string, number>> = {
  "by groups, one message each": 21,
  "row by row, in words": 43,
  "a sheet pasted and rows by their numbers, in any order": 20,
};

/** The rows that count people alone. */
const people: ReadonlySet<string> = new Set(["4.2", "9.2"]);

/** Where the figures of a row lie: those of one column stand under "count" unless they count people. */
function placesOf(row: string, { length }: readonly number[]): readonly string[] {
  const place = `n2_5/r${row.replace(".", "_")}`;
  if (length === 2) return [`${place}/count`, `${place}/people`];
  return [people.has(row) ? `${place}/people` : `${place}/count`];
}

async function sealedFigures(unit: string): Promise<Readonly<Record<string, number>>> {
  const rows = await doors.database.sql`
    select place, value::float8 as value from figure join submission on submission.id = submission_id
    join node on node.id = node_id where code = ${unit}`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), Number(value)]));
}

async function texts(unit: string): Promise<Readonly<Record<string, string>>> {
  const rows = await doors.database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${unit} and jsonb_typeof(value) = 'string'`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), String(value)]));
}

const at: readonly (readonly [Door, number])[] = [
  ["telegram", 1],
  ["zalo-bot", 4],
  ["web", 7],
];

test.each(at)("over %s", async (door, first) => {
  await Promise.all(
    styles.map(async (style, index) => {
      const unit = `THPT-${String(first + index).padStart(2, "0")}`;
      const contact = doors.caller(door, first + index);
      await contact.join(unit);
      let said = "";
      for (const text of style.messages) said = await contact.say(text);
      expect([style.name, said]).toEqual([style.name, expect.stringContaining("Mã biên nhận: ")]);

      const figures = Object.entries(style.figures).flatMap(([row, values]) =>
        placesOf(row, values).map((place, column): [string, number] => [place, values[column] ?? Number.NaN]),
      );
      expect([style.name, await sealedFigures(unit)]).toEqual([style.name, Object.fromEntries(figures)]);
      expect([style.name, await texts(unit)]).toEqual([style.name, style.narratives]);

      const file = door === "telegram" ? 1 : 0;
      const most = messages[style.name] ?? 0;
      // A code and its yes come before, and the “tiếp” of somebody without a file on top of them.
      expect(style.messages.length + 2).toBeLessThanOrEqual(most);
      expect(await contact.received()).toBeLessThanOrEqual(most + 1 + file);
    }),
  );
  expect(await doors.violations()).toEqual([]);
});
