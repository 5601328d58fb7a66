// The bot's name and menus: the general one at the start, an officer's as the role comes and goes.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { telegramChannel } from "../../../src/channels/telegram/channel.ts";
import { startTelegramProfile } from "../../../src/doors/telegram/profile.ts";
import { accountState } from "../../../src/store/queue/accounts.ts";
import { addAddress, testApp, testClock } from "../../support/chat/delivery.ts";
import { FakeTelegram } from "../../support/fakes/telegram/telegram.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let telegram: FakeTelegram;
beforeAll(async () => {
  database = await openTestDatabase();
  telegram = await FakeTelegram.start({ username: "bao_cao_bot" });
});
afterAll(async () => {
  await telegram.stop();
  await database.close();
});

test("menus follow roles, and the bot's name is kept", async () => {
  const { db } = database;
  const clock = testClock();
  const app = testApp(db, clock, []);
  const channel = telegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot, timeoutSeconds: 2 });
  const hanh = await addAddress(db, channel, "77");
  const lan = await addAddress(db, channel, "78");
  const since = clock.now.toISOString();
  await db.execute(sql`update address set person_id = id where id in (${hanh}, ${lan})`);
  await db.execute(sql`
    insert into role (person_id, unit_id, role, from_at) values (${hanh}, 1, 'officer', ${since}), (${lan}, 2, 'contact', ${since})`);
  const menus = {
    everybody: [{ command: "help", description: "Help" }],
    officers: [{ command: "summary", description: "Summary" }],
  };
  const state = async () => (await telegram.state()).menus;
  const general = { all_private_chats: ["help"], "all_private_chats/vi": ["help"] };

  await telegram.fault({ kind: "error", method: "getMe", times: 1, code: 500 });
  const profile = startTelegramProfile(app, channel, menus);
  await expect.poll(state).toEqual({ ...general, "chat:77": ["summary"] });
  await expect
    .poll(async () => (await accountState(db, { channel: "telegram", account: telegram.account })).username)
    .toBe("bao_cao_bot");

  await db.execute(sql`update role set to_at = ${since} where person_id = ${hanh}`);
  profile.wake();
  await expect.poll(state).toEqual(general);
  await profile.stop();
});
