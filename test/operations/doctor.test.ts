// What the doctor says of the platforms' clocks (how far each is from ours, and from when on that is to be mended), and
// of the user as whom the program's own server runs.
import { execFileSync } from "node:child_process";
import { chownSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
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
import { isRoot, newFolder, open, tidy } from "../support/postgres/programs.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
afterEach(tidy);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The doctor's lines about clocks, and whether it found something to mend. */
async function look(url: string): Promise<{ lines: readonly string[]; mend: boolean }> {
  const { lines, mend } = await said({ DATABASE_URL: url });
  return { lines: lines.filter((line) => line.includes("đồng hồ: giờ của")), mend };
}

async function said(settings: Record<string, string>): Promise<{ lines: readonly string[]; mend: boolean }> {
  const lines: string[] = [];
  const run = doctor.run([], {
    // Nothing answers on this port: the look at the page only notes it.
    settings: readSettings({ ...settings, PORT: "9" }),
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
  return { lines, mend };
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

it.skipIf(!isRoot)("says that the program's own server runs as nobody", async () => {
  const asNobody = async (uid: number) => {
    const dataDir = newFolder();
    chownSync(dataDir, uid, uid);
    await (await open(dataDir)).leave();
    const { lines } = await said({ DATA_DIR: dataDir });
    return lines.filter((line) => line.includes("nobody"));
  };
  expect(await asNobody(0)).toEqual([]);
  expect(await asNobody(Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" })))).toEqual([
    expect.stringMatching(/^ghi {2}cơ sở dữ liệu: máy chủ chạy bằng người dùng nobody, .*tonghop-postgres/),
  ]);
});

it("refuses a database whose encoding has no place for Vietnamese, and says which to make", async () => {
  await at.sql`create database latin1 template template0 encoding 'LATIN1' locale_provider libc locale 'C'`;
  try {
    const url = new URL(at.url);
    url.pathname = "/latin1";
    const { lines, mend } = await said({ DATABASE_URL: url.href });
    expect(mend).toBe(true);
    expect(lines.join("\n")).toMatch(
      /“latin1” dùng bảng mã LATIN1, không ghi được chữ Việt.*createdb -E UTF8/,
    );
  } finally {
    await at.sql`drop database latin1 with (force)`;
  }
});
