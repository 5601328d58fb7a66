// The sample register's whole round over Zalo bots of the free plan: all that is sent stays inside one month of it.
import { expect, test } from "vitest";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { FREE_MESSAGES, LADDER, playMonth } from "../support/round/zalo-month.ts";
import { openTestDatabase } from "../support/run/database.ts";

test("57 units from the first code to the last receipt: fewer messages than one month of one free plan", async () => {
  const database = await openTestDatabase({ max: 20 });
  // The strictest reading: one owner's month, however many bots, and the fake refuses the 3,001st message.
  const zalo = await FakeZaloBot.start({ bots: 3, shared: true });
  try {
    const { total, byBot, byKind, people, each, accepted, books, logged } = await playMonth(
      database.db,
      zalo,
      "groups",
    );
    const { violations, bots } = await zalo.state();
    expect([violations, logged]).toEqual([[], []]);
    console.log(`57 units over three Zalo bots: ${total} messages`, byKind);

    expect(each).toHaveLength(57);
    expect(accepted).toBe(57);
    expect(books.shown).toBe(books.typed.toLocaleString("vi-VN"));
    expect(Math.max(...people)).toBeLessThanOrEqual(50);

    expect(total).toBeLessThanOrEqual(FREE_MESSAGES);
    expect(bots.map((bot) => bot.left)).toEqual(byBot.map(() => FREE_MESSAGES - total));
    // A third got every rung, another third those before the deadline's day; and if all had got every one, it fits too.
    const reminders = byKind["reminder to contacts"] ?? 0;
    expect(reminders).toBeGreaterThanOrEqual(19 * LADDER + 19 * 3);
    expect(total - reminders + 57 * LADDER).toBeLessThanOrEqual(FREE_MESSAGES);
    // Nothing was sent that the program does not know of, and nothing counted that was not sent.
    expect(Object.values(byKind).reduce((sum, n) => sum + n, 0)).toBe(total);
  } finally {
    await zalo.stop();
    await database.close();
  }
});
