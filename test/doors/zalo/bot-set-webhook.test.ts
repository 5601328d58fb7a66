// A webhook that Zalo refuses: tried sparingly, whatever restarts, and told to officers until it is taken.
import { expect, it } from "vitest";
import { type ZaloBotChannel, zaloBotChannel } from "../../../src/channels/zalo/bot.ts";
import { ensureWebhook } from "../../../src/doors/zalo/bot-set-webhook.ts";
import { webhookRefused } from "../../../src/store/queue/accounts.ts";
import { testApp, testClock } from "../../support/chat/delivery.ts";
import { roundOfHanh } from "../../support/chat/officer.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const target = { url: "https://sgd.example/webhook/zalo-bot", secret: "s".repeat(32) };
const minute = 60_000;

/** A bot whose webhook is refused until `takes`; it counts what it is asked. */
function bot(
  error: { type: "used-up"; retryAfterMs: number; detail: string } | { type: "unknown"; detail: string },
) {
  const it = { sets: 0, looks: 0, takes: false, is: "" };
  const channel: ZaloBotChannel = {
    ...zaloBotChannel({ token: "1:secret", apiRoot: "http://127.0.0.1:9" }),
    webhook: async () => {
      it.looks++;
      return { ok: true, value: it.is };
    },
    setWebhook: async ({ url }) => {
      it.sets++;
      if (!it.takes) return { ok: false, error };
      it.is = url;
      return { ok: true, value: { outcome: "webhook.ok" } };
    },
  };
  return { it, channel };
}
const busy = { type: "unknown", detail: "setWebhook: 400 not now" } as const;
const account = { channel: "zalo-bot", account: "1" } as const;

it("refused all day, it is tried a handful of times, with as many looks; a restart is no reason", async () => {
  const clock = testClock();
  const { it: zalo, channel } = bot(busy);
  for (let n = 0; n < 24 * 12; n++) {
    // Each time as a program that has just started.
    const app = testApp(at.db, clock, [channel]);
    expect(await ensureWebhook(app, channel, target)).toBe(false);
    clock.pass(5 * minute);
  }
  expect([zalo.sets, zalo.looks]).toEqual([9, 9]);
  expect(await webhookRefused(at.db, account)).toMatchObject({ times: 9, detail: "setWebhook: 400 not now" });
});

it("when Zalo asks for a longer wait, that long", async () => {
  const clock = testClock();
  const { it: zalo, channel } = bot({
    type: "used-up",
    retryAfterMs: 60 * minute,
    detail: "429 Quota exceeded",
  });
  const app = testApp(at.db, clock, [channel]);
  await ensureWebhook(app, channel, target);
  clock.pass(60 * minute - 1);
  await ensureWebhook(app, channel, target);
  expect(zalo.sets).toBe(1);
  clock.pass(1);
  await ensureWebhook(app, channel, target);
  expect(zalo.sets).toBe(2);
});

it("another address is tried at once, and one that is taken ends the trouble", async () => {
  const clock = testClock();
  const { it: zalo, channel } = bot(busy);
  const app = testApp(at.db, clock, [channel]);
  await ensureWebhook(app, channel, target);
  zalo.takes = true;
  expect(await ensureWebhook(app, channel, target)).toBe(false);
  expect(await ensureWebhook(app, channel, { ...target, url: "https://other.example/w" })).toBe(true);
  expect([zalo.sets, zalo.is]).toEqual([2, "https://other.example/w"]);
  expect(await webhookRefused(at.db, account)).toBeNull();
});

it("officers see by /channels that nothing comes in", async () => {
  const { channel } = bot(busy);
  const { app, clock, chiHanh } = await roundOfHanh(at.db, new Date("2022-10-14T12:00:00+07:00"));
  Object.assign(app, { channels: [channel] });
  expect((await chiHanh.types("/channels")).text).not.toContain("webhook");
  await ensureWebhook(app, channel, target);
  expect((await chiHanh.types("/channels")).text).toContain("CHƯA NHẬN ĐƯỢC TIN ĐẾN, Zalo từ chối webhook");
  clock.now = new Date(clock.now.getTime() + 2 * minute);
  expect((await chiHanh.types("/channels")).text).not.toContain("webhook");
});
