// Telegram against a strict fake of the Bot API: the channel contract, files, menus, errors that tell no token.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { telegramChannel } from "../../../src/channels/telegram/channel.ts";
import { FakeTelegram } from "../../support/fakes/telegram/telegram.ts";
import { describeChannel } from "../contract.ts";
import { telegramPayloads } from "./payloads.ts";

const LAN = 1001;
let telegram: FakeTelegram;
beforeAll(async () => {
  telegram = await FakeTelegram.start();
});
afterAll(() => telegram.stop());
afterEach(async () => {
  await telegram.revoke(false);
  await telegram.block(LAN, false, true);
});

const make = (more: { apiRoot?: string; timeoutSeconds?: number } = {}) =>
  telegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    timeoutSeconds: 2,
    pollSeconds: 1,
    fileSeconds: 1,
    ...more,
  });
const address = { channel: "telegram", account: "700000001", chat: String(LAN) } as const;
const never = new AbortController().signal;
let last = 0;

describeChannel("telegram", async () => {
  await telegram.open(LAN);
  return {
    channel: () => make(),
    payloads: telegramPayloads,
    address,
    received: async () => {
      const fresh = (await telegram.sent(LAN)).filter((each) => each.id > last);
      last = fresh.at(-1)?.id ?? last;
      return fresh.map((each) => ({
        text: each.text,
        labels: each.buttons.flat().map((button) => button.text),
      }));
    },
    sentFile: async (bytes, trouble) => telegram.sentFile({ bytes, ...(trouble ? { trouble } : {}) }),
    trouble: async (trouble) => {
      const method = "sendMessage";
      if (trouble === "asks to wait 7 s") {
        await telegram.fault({ kind: "throttle", method, times: 1, retryAfter: 7 });
      }
      if (trouble === "fails before it sends") {
        await telegram.fault({ kind: "error", method, times: 1, code: 500 });
      }
      if (trouble === "loses the answer") await telegram.fault({ kind: "cut-after", method, times: 1 });
      if (trouble === "has blocked us") await telegram.block(LAN, true, true);
      if (trouble === "has revoked our account") await telegram.revoke();
      return trouble === "is not there" ? make({ apiRoot: "http://127.0.0.1:59999" }) : make();
    },
  };
});

describe("telegram", () => {
  const file = { name: "bao-cao.xlsx", mime: "application/x", bytes: new Uint8Array([80, 75, 3, 4, 0, 255]) };
  const choices = [{ id: "CCCCCCCCCCCCCCCC", label: "Gửi", word: "gửi" }];

  test("a file goes with its caption and its buttons, byte for byte", async () => {
    await telegram.open(LAN);
    const result = await make().send(address, { text: "Biểu tổng hợp <b>", choices, file }, never);
    expect(result).toMatchObject({ ok: true });
    const message = (await telegram.sent(LAN)).at(-1);
    expect(message).toMatchObject({ method: "sendDocument", text: "Biểu tổng hợp <b>" });
    expect(message?.file?.name).toBe("bao-cao.xlsx");
    expect(new Uint8Array(Buffer.from(message?.file?.base64 ?? "", "base64"))).toEqual(file.bytes);
    expect(message?.buttons).toEqual([[{ text: "Gửi", data: "CCCCCCCCCCCCCCCC" }]]);
  });

  test("a file may go without words", async () => {
    expect(await make().send(address, { text: "", choices: [], file }, never)).toMatchObject({ ok: true });
  });

  test("short labels share a row, long ones have their own", async () => {
    await telegram.open(LAN);
    const offer = (label: string, n: number) => ({ id: `id-${label}-${n}`, label, word: label });
    const rowsOf = async (labels: readonly string[]) => {
      await make().send(address, { text: "?", choices: labels.map(offer), file: null }, never);
      return (await telegram.sent(LAN)).at(-1)?.buttons.map((row) => row.map((button) => button.text));
    };
    expect(await rowsOf(["Có", "Không", "Để sau"])).toEqual([["Có", "Không", "Để sau"]]);
    expect(await rowsOf(["Còn lại là 0", "Từng dòng", "Để sau"])).toEqual([
      ["Còn lại là 0", "Từng dòng"],
      ["Để sau"],
    ]);
    expect(await rowsOf(["Gửi báo cáo còn thiếu", "Xem lại báo cáo"])).toEqual([
      ["Gửi báo cáo còn thiếu"],
      ["Xem lại báo cáo"],
    ]);
  });

  test.each([
    ["a hanging server", { kind: "hang", times: 1 }, "unknown"],
    ["a cut before the answer", { kind: "cut-before", times: 1 }, "unknown"],
    ["a gateway's error page", { kind: "gateway", times: 1, code: 502 }, "not-sent"],
    ["a gateway that gave up waiting", { kind: "gateway", times: 1, code: 504 }, "unknown"],
    ["a body that is too large", { kind: "gateway", times: 1, code: 413 }, "rejected"],
    ["an error of ours", { kind: "error", times: 1, code: 400 }, "rejected"],
  ] as const)("%s", async (_, fault, type) => {
    await telegram.open(LAN);
    await telegram.fault({ ...fault, method: "sendMessage" });
    const part = { text: "Hello", choices: [], file: null };
    expect(await make({ timeoutSeconds: 0.5 }).send(address, part, never)).toMatchObject({ error: { type } });
  });

  test("somebody who never wrote is unreachable, a message that is too long is our fault", async () => {
    const part = { text: "Hello", choices: [], file: null };
    const stranger = { ...address, chat: "4040" };
    expect(await make().send(stranger, part, never)).toMatchObject({ error: { type: "unreachable" } });
    const long = { ...part, text: "a".repeat(4097) };
    expect(await make().send(address, long, never)).toMatchObject({ error: { type: "rejected" } });
  });

  test("no error tells the token", async () => {
    const details: string[] = [];
    const tell = async (channel: ReturnType<typeof make>) => {
      const result = await channel.send(address, { text: "x", choices: [], file: null }, never);
      details.push(JSON.stringify(result), JSON.stringify(await channel.webhook()));
    };
    await tell(make({ apiRoot: "http://127.0.0.1:59999" }));
    await tell(make({ apiRoot: "http://no-such-host.invalid" }));
    await telegram.fault({ kind: "cut-before", method: "sendMessage", times: 1 });
    await tell(make());
    await telegram.revoke();
    await tell(make());
    expect(details).toHaveLength(8);
    for (const detail of details) {
      expect(detail).not.toContain(telegram.token.split(":")[1]);
      expect(detail).not.toContain("/bot");
    }
  });

  test("a press is acknowledged once; twice, or any other update, does no harm", async () => {
    const { pressId, updateId } = await telegram.pressData(LAN, 1, "DDDDDDDDDDDDDDDD");
    const from = { id: LAN, is_bot: false, first_name: "Lan" };
    const message = { message_id: 1, date: 0, chat: { id: LAN, type: "private" } };
    const raw = { update_id: updateId, callback_query: { id: pressId, from, data: "x", message } };
    await make().acknowledge(raw);
    await make().acknowledge(raw);
    await make().acknowledge({ update_id: 5 });
    expect((await telegram.state()).acknowledged).toContain(pressId);
  });

  test("menus: none by default, one for private chats, one of a chat's own that can be taken away", async () => {
    const everybody = [{ command: "help", description: "Hướng dẫn" }];
    const officers = [{ command: "summary", description: "Tổng hợp" }];
    expect(await make().setMenu(everybody)).toEqual({ ok: true, value: true });
    expect(await make().setChatMenu("1001", officers)).toEqual({ ok: true, value: true });
    expect((await telegram.state()).menus).toEqual({
      all_private_chats: ["help"],
      "all_private_chats/vi": ["help"],
      "chat:1001": ["summary"],
    });
    await make().setChatMenu("1001", null);
    expect((await telegram.state()).menus).not.toHaveProperty("chat:1001");
  });

  test("tells its name, and that another poll took over", async () => {
    expect(await make().username()).toEqual({ ok: true, value: "fake_bot" });
    const old = await make().updates(undefined, never);
    const after = old.ok ? 1 + Math.max(0, ...old.value.map((raw) => Number(Object(raw).update_id))) : 0;
    const { polls } = await telegram.state();
    const first = make().updates(after, never);
    await expect.poll(async () => (await telegram.state()).polls).toBe(polls + 1);
    const second = make().updates(undefined, never);
    const results = await Promise.all([first, second]);
    expect(results[0].ok || results[0].error.type).toBe("not-sent");
    expect(results[1].ok).toBe(true);
  });
});
