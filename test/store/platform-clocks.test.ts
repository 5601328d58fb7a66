// How far a platform's clock is from ours, by the dates of what it delivered.
import { expect, it } from "vitest";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { platformClocks } from "../../src/store/queue/platform-clocks.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  put,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

it("is told of each account by its last delivered message, where the platform dates it", async () => {
  const clock = testClock();
  const since = new Date(clock.now.getTime() - 3_600_000);
  const telegram = memoryChannel({ name: "telegram", account: "1" });
  const silent = memoryChannel({ name: "zalo-bot", account: "2" });
  const app = testApp(at.db, clock, [telegram.channel, silent.channel]);
  const lan = await addAddress(at.db, telegram.channel, "lan");
  const minh = await addAddress(at.db, silent.channel, "minh");
  for (const ahead of [90_000, -8_000]) {
    telegram.answer = async () => ({ ok: true, platformId: "1", at: new Date(clock.now.getTime() + ahead) });
    await put(at.db, clock, lan, "one");
    await put(at.db, clock, minh, "two");
    await deliverDue(app, deliveryParts());
    expect(await platformClocks(at.db, since)).toEqual([
      { channel: "telegram", account: "1", aheadMs: ahead },
    ]);
    clock.pass(60_000);
  }
  expect(await platformClocks(at.db, clock.now)).toEqual([]);
});
