// What the doctor says of the platforms' clocks: how far each is from ours, and from when on that is to be mended.
import { expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import type { ChannelName } from "../../src/message.ts";
import { doctor } from "../../src/operations/doctor/doctor.ts";
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
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The doctor's lines about clocks, and whether it found something to mend. */
async function look(url: string): Promise<{ lines: readonly string[]; mend: boolean }> {
  const lines: string[] = [];
  const run = doctor.run([], {
    // Nothing answers on this port: the look at the page only notes it.
    settings: readSettings({ DATABASE_URL: url, PORT: "9" }),
    log: silent,
    store: null,
    now: () => new Date(),
    newId: () => "id",
    print: (text) => void lines.push(text),
    warn: () => undefined,
  });
  const mend = await run.then(
    () => false,
    () => true,
  );
  return { lines: lines.filter((line) => line.includes("đồng hồ: giờ của")), mend };
}

async function delivered(channel: ChannelName, account: string, aheadMs: number): Promise<void> {
  const clock = testClock(new Date().toISOString());
  const platform = memoryChannel({ name: channel, account });
  platform.answer = async () => ({ ok: true, platformId: "1", at: new Date(clock.now.getTime() + aheadMs) });
  const address = await addAddress(at.db, platform.channel, `${channel}-${aheadMs}`);
  await put(at.db, clock, address, "one");
  await deliverDue(testApp(at.db, clock, [platform.channel]), deliveryParts());
}

it("tells how far each platform's clock is from ours, and asks to mend it from five seconds on", async () => {
  expect((await look(at.url)).lines).toEqual([]);

  await delivered("telegram", "7", 0);
  await delivered("zalo-bot", "8", -4_400);
  expect(await look(at.url)).toEqual({
    lines: [
      "ok   đồng hồ: giờ của Telegram 7 khớp với máy này, theo tin gửi gần nhất",
      "ok   đồng hồ: giờ của Bot Zalo 8 đi sau máy này 4 giây, theo tin gửi gần nhất",
    ],
    mend: false,
  });

  await delivered("telegram", "7", 90_000);
  await delivered("zalo-bot", "8", -5_000);
  expect(await look(at.url)).toEqual({
    lines: [
      "SỬA  đồng hồ: giờ của Telegram 7 đi trước máy này 90 giây, theo tin gửi gần nhất; chỉnh giờ máy này bằng NTP (timedatectl set-ntp true)",
      "SỬA  đồng hồ: giờ của Bot Zalo 8 đi sau máy này 5 giây, theo tin gửi gần nhất; chỉnh giờ máy này bằng NTP (timedatectl set-ntp true)",
    ],
    mend: true,
  });
});
