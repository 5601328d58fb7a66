// What a round of 57 units sends over Zalo bots: `npx tsx bench/zalo-month.ts [groups|rows]`. The real engine and deliverer against the strict fake.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { now } from "../src/clock.ts";
import { readSettings } from "../src/config/settings.ts";
import { openLog } from "../src/log.ts";
import { openStore } from "../src/open.ts";
import { FakeZaloBot } from "../test/support/fakes/zalo/bot.ts";
import { FREE_MESSAGES, playMonth } from "../test/support/round/zalo-month.ts";

const manner = process.argv[2] === "rows" ? "rows" : "groups";
const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
const store = await openStore(readSettings({ DATA_DIR: folder }), openLog("error"), now);
const zalo = await FakeZaloBot.start({ bots: 3 });
try {
  const month = await playMonth(store.db, zalo, manner);
  if (month.accepted !== 57) throw new Error(`only ${month.accepted} reports were accepted`);
  const { total, byBot, byKind, each } = month;
  const answered = manner === "rows" ? "every row in a message of its own" : "groups of rows in one message";
  console.log(`57 units, ${answered}: ${total} messages, by bot ${byBot.join(" + ")}`);
  console.log(`a month of the free plan: ${FREE_MESSAGES}; left ${FREE_MESSAGES - total}`);
  for (const [kind, n] of Object.entries(byKind)) console.log(`  ${n} ${kind}`);
  console.log(
    `a contact gets ${each[0]} to ${each.at(-1)}, half of them at most ${each[Math.floor(each.length / 2)]}`,
  );
} finally {
  await zalo.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
