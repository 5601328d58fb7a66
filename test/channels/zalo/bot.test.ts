// The Zalo Bot channel against a strict fake of its platform: the channel contract, refusals, polls, webhooks.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { zaloBotChannel } from "../../../src/channels/zalo/bot.ts";
import { unwrapAnswer } from "../../../src/channels/zalo/bot-errors.ts";
import { FakeZaloBot } from "../../support/fakes/zalo/bot.ts";
import { describeChannel } from "../contract.ts";
import { zaloBotPayloads, zaloBotUnread } from "./bot-payloads.ts";

const LAN = "6ede9afa66b88fe6d6a9";
let zalo: FakeZaloBot;
beforeAll(async () => {
  zalo = await FakeZaloBot.start();
});
afterAll(() => zalo.stop());
afterEach(async () => {
  await zalo.bot({ revoked: false, left: 3_000 });
  await zalo.block(LAN, false);
});

const make = (more: { apiRoot?: string; timeoutSeconds?: number } = {}) =>
  zaloBotChannel({
    token: zalo.token,
    apiRoot: zalo.apiRoot,
    timeoutSeconds: 2,
    pollSeconds: 1,
    fileSeconds: 1,
    ...more,
  });
const address = { channel: "zalo-bot", account: "810000001", chat: LAN } as const;
const never = new AbortController().signal;
const hello = { text: "Hello", choices: [], file: null };
let last = 0;

/** The person writes, as they must before a bot can; what they wrote is taken off the queue. */
async function meet(): Promise<void> {
  await zalo.say(LAN, "xin chào");
  while ((await zalo.state()).bots[0]?.pending) await make().update(never);
}

describeChannel("zalo-bot", async () => {
  await meet();
  return {
    channel: () => make(),
    payloads: zaloBotPayloads,
    address,
    received: async () => {
      const fresh = (await zalo.sent(LAN)).filter((each) => each.id > last);
      last = fresh.at(-1)?.id ?? last;
      return fresh.map((each) => ({ text: each.text, labels: each.buttons.map((button) => button.title) }));
    },
    sentFile: async (bytes, trouble) => ({
      get: await zalo.served(bytes, trouble),
      name: null,
      size: bytes.length,
    }),
    trouble: async (trouble) => {
      const method = "sendMessage";
      if (trouble === "asks to wait 7 s") {
        await zalo.fault({ kind: "page", method, times: 1, status: 429, retryAfter: 7 });
      }
      if (trouble === "fails before it sends") {
        await zalo.fault({
          kind: "error",
          method,
          times: 1,
          code: 403,
          description: "Internal server error",
        });
      }
      if (trouble === "loses the answer") await zalo.fault({ kind: "cut-after", method, times: 1 });
      if (trouble === "has blocked us") await zalo.block(LAN);
      if (trouble === "has revoked our account") await zalo.bot({ revoked: true });
      return trouble === "is not there" ? make({ apiRoot: "http://127.0.0.1:59999" }) : make();
    },
  };
});

describe("zalo-bot", () => {
  test.each([
    ["a hanging server", { kind: "hang", times: 1 }, "unknown"],
    ["a cut before the answer", { kind: "cut-before", times: 1 }, "unknown"],
    [
      "a time-out inside Zalo",
      { kind: "error", times: 1, code: 408, description: "Request timeout" },
      "unknown",
    ],
    ["a gateway's error page", { kind: "page", times: 1, status: 502 }, "not-sent"],
    ["the gateway's page for bursts", { kind: "page", times: 1, status: 429 }, "throttled"],
    ["an error of ours", { kind: "error", times: 1, code: 400, description: "Bad request" }, "rejected"],
    // Twice, for it is tried once more; the account itself is in order.
    ["a 404", { kind: "error", times: 2, code: 404, description: "Not Found" }, "rejected"],
    ["a 401 about one message", { kind: "error", times: 2, code: 401, description: "no" }, "rejected"],
    [
      "a chat that is not found",
      { kind: "error", times: 1, code: 404, description: "Chat not found" },
      "unreachable",
    ],
  ] as const)("%s", async (_, fault, type) => {
    await meet();
    await zalo.fault({ ...fault, method: "sendMessage" });
    expect(await make({ timeoutSeconds: 0.5 }).send(address, hello, never)).toMatchObject({
      error: { type },
    });
  });

  test("a refusal that was none of the account's and passes is sent once more", async () => {
    await meet();
    await zalo.fault({ kind: "error", method: "sendMessage", times: 1, code: 404, description: "Not Found" });
    expect(await make().send(address, hello, never)).toMatchObject({ ok: true });
  });

  test("refused, and nothing can be learned of the account: the message waits, the account does not", async () => {
    await meet();
    await zalo.fault({ kind: "error", method: "sendMessage", times: 1, code: 404, description: "Not Found" });
    await zalo.fault({ kind: "page", method: "getMe", times: 1, status: 502 });
    expect(await make().send(address, hello, never)).toMatchObject({ error: { type: "not-sent" } });
  });

  test("a plan that is used up is told apart from calling too fast", async () => {
    await meet();
    await zalo.bot({ left: 0 });
    const result = await make().send(address, hello, never);
    expect(result).toMatchObject({ ok: false, error: { type: "used-up", retryAfterMs: 3_600_000 } });
    const said = (description: string, retryAfterMs: number | null) => {
      const body = { ok: false, error_code: 429, description };
      const unwrapped = unwrapAnswer("sendMessage", { status: 200, body, retryAfterMs });
      return unwrapped.ok ? null : unwrapped.error;
    };
    expect(said("Quota exceeded", null)).toMatchObject({ type: "used-up" });
    expect(said("Quota exceeded", 7_000)).toEqual({ type: "throttled", retryAfterMs: 7_000 });
    expect(said("Too many requests", null)).toEqual({ type: "throttled", retryAfterMs: 60_000 });
  });

  test("somebody who never wrote is unreachable, a message that is too long is our fault", async () => {
    const stranger = { ...address, chat: "4040" };
    expect(await make().send(stranger, hello, never)).toMatchObject({ error: { type: "unreachable" } });
    const long = { ...hello, text: "a".repeat(2_001) };
    expect(await make().send(address, long, never)).toMatchObject({ error: { type: "rejected" } });
  });

  test("a poll gives one update and then nothing; nothing is no error", async () => {
    await zalo.say(LAN, "one");
    await zalo.say(LAN, "two");
    const texts: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      const update = await make().update(never);
      expect(update.ok).toBe(true);
      texts.push(update.ok && update.value !== null ? Object(make().read(update.value)).body.text : null);
    }
    expect(texts).toEqual(["one", "two", null]);
  });

  test("what stands in the way of a poll is told apart: bursts, a webhook", async () => {
    await zalo.fault({ kind: "page", method: "getUpdates", times: 1, status: 429 });
    expect(await make().update(never)).toMatchObject({ ok: false, error: { type: "throttled" } });
    expect(await make().setWebhook({ url: "http://127.0.0.1:9/hook", secret: "s".repeat(32) })).toEqual({
      ok: true,
      value: { outcome: "webhook.err.conn" },
    });
    expect(await make().webhook()).toEqual({ ok: true, value: "http://127.0.0.1:9/hook" });
    expect(await make().update(never)).toMatchObject({ ok: false });
    expect(await make().deleteWebhook()).toEqual({ ok: true, value: true });
    expect(await make().webhook()).toEqual({ ok: true, value: "" });
  });

  test.each(zaloBotUnread)("not read: %s", (_, raw, passedOver) => {
    expect([make().read(raw), make().understands(raw)]).toEqual([null, passedOver]);
  });

  test("tells its name", async () => {
    expect(await make().username()).toEqual({ ok: true, value: "bot.810000001" });
  });

  test("no error tells the token", async () => {
    const told: string[] = [];
    const tell = async (channel: ReturnType<typeof make>) => {
      told.push(
        JSON.stringify(await channel.send(address, hello, never)),
        JSON.stringify(await channel.webhook()),
      );
    };
    await tell(make({ apiRoot: "http://127.0.0.1:59999" }));
    await tell(make({ apiRoot: "http://no-such-host.invalid" }));
    await zalo.bot({ revoked: true });
    await tell(make());
    expect(told).toHaveLength(6);
    for (const line of told) {
      expect(line).not.toContain(zalo.token.split(":")[1]);
      expect(line).not.toContain("/bot");
    }
  });
});
