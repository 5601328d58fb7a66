// The Official Account's channel against a strict fake: the contract, error codes, windows, tokens that change.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TokenSource, zaloOaChannel } from "../../../src/channels/zalo/oa.ts";
import { consentLink, redeemConsent, refreshTokens } from "../../../src/channels/zalo/oa-oauth.ts";
import { FakeZaloOa } from "../../support/fakes/zalo/oa.ts";
import { describeChannel } from "../contract.ts";
import { zaloOaPayloads, zaloOaUnread } from "./oa-payloads.ts";

const LAN = "246845883529197922";
const VERIFIER = "v".repeat(43);
let zalo: FakeZaloOa;
beforeAll(async () => {
  zalo = await FakeZaloOa.start({ codeVerifier: VERIFIER });
});
afterAll(() => zalo.stop());
beforeEach(async () => {
  await zalo.lastWrote(LAN, 0);
});
afterEach(() => zalo.block(LAN, false));

const app = () => ({
  appId: zalo.appId,
  appSecret: zalo.appSecret,
  oauthRoot: zalo.root,
  codeVerifier: VERIFIER,
  timeoutSeconds: 2,
});

/** Tokens kept in memory, renewed as Zalo wants it. */
let kept = { access: "", refresh: "" };
const tokens: TokenSource = {
  async token(refused) {
    if (kept.access !== "" && kept.access !== refused) return { ok: true, value: kept.access };
    const granted = await refreshTokens(app(), kept.refresh === "" ? zalo.refreshToken : kept.refresh);
    if (granted.type !== "pair") return { ok: false, error: { type: "account", detail: granted.detail } };
    kept = granted.pair;
    return { ok: true, value: kept.access };
  },
};
const make = (more: { apiRoot?: string; timeoutSeconds?: number } = {}) =>
  zaloOaChannel({
    appId: zalo.appId,
    apiRoot: zalo.root,
    tokens,
    timeoutSeconds: 2,
    fileSeconds: 1,
    ...more,
  });
const address = { channel: "zalo-oa", account: "360846524940903967", chat: LAN } as const;
const never = new AbortController().signal;
const hello = { text: "Hello", choices: [], file: null };
const choice = (n: number) => ({ id: `choice-${n}-0123456`, label: `Chọn ${n}`, word: `chọn ${n}` });
let last = 0;

describeChannel("zalo-oa", async () => ({
  channel: () => make(),
  payloads: zaloOaPayloads,
  address,
  received: async () => {
    const fresh = (await zalo.sent(LAN)).filter((each) => each.id > last);
    last = fresh.at(-1)?.id ?? last;
    return fresh.map((each) => ({ text: each.text, labels: each.buttons.map((button) => button.title) }));
  },
  sentFile: async (bytes, trouble) => ({
    get: await zalo.served(bytes, trouble),
    name: "a.xlsx",
    size: bytes.length,
  }),
  trouble: async (trouble) => {
    // A token is at hand before the trouble begins.
    await make().info();
    const method = "cs";
    if (trouble === "asks to wait 7 s") {
      await zalo.fault({ kind: "page", method, times: 1, status: 429, retryAfter: 7 });
    }
    if (trouble === "fails before it sends")
      await zalo.fault({ kind: "error", method, times: 1, code: -200 });
    if (trouble === "loses the answer") await zalo.fault({ kind: "cut-after", method, times: 1 });
    if (trouble === "has blocked us") await zalo.block(LAN);
    if (trouble === "has revoked our account") {
      await zalo.fault({ kind: "error", method, times: 1, code: -219, description: "App is removed" });
    }
    return trouble === "is not there" ? make({ apiRoot: "http://127.0.0.1:59999" }) : make();
  },
}));

describe("zalo-oa", () => {
  test.each([
    [-32, "throttled"],
    [-211, "throttled"],
    [-201, "rejected"],
    [-210, "rejected"],
    [-213, "unreachable"],
    [-230, "window-closed"],
    [-232, "window-closed"],
    [-221, "account"],
    [-224, "account"],
    [-9999, "rejected"],
  ] as const)("error %i is %s", async (code, type) => {
    await zalo.fault({ kind: "error", method: "cs", times: 1, code });
    expect(await make().send(address, hello, never)).toMatchObject({ ok: false, error: { type } });
  });

  test.each([
    [-201, "no-buttons"],
    [-244, "no-buttons"],
    [-224, "no-buttons"],
    [-221, "account"],
    [-213, "unreachable"],
    [-32, "throttled"],
  ] as const)("error %i about a message with buttons is %s", async (code, type) => {
    await zalo.fault({ kind: "error", method: "cs", times: 1, code });
    const part = { ...hello, choices: [choice(1)] };
    expect(await make().send(address, part, never)).toMatchObject({ ok: false, error: { type } });
  });

  test("the window is closed after seven days and for whoever never wrote, and open until then", async () => {
    const day = 24 * 3_600_000;
    await zalo.lastWrote(LAN, 6.9 * day);
    expect(await make().send(address, hello, never)).toMatchObject({ ok: true });
    await zalo.lastWrote(LAN, 7.1 * day);
    expect(await make().send(address, hello, never)).toMatchObject({ error: { type: "window-closed" } });
    const stranger = { ...address, chat: "999" };
    expect(await make().send(stranger, hello, never)).toMatchObject({ error: { type: "window-closed" } });
  });

  test("up to five choices are buttons whose payload is nothing but a random id", async () => {
    const choices = [1, 2, 3, 4, 5].map(choice);
    expect(await make().send(address, { ...hello, choices }, never)).toMatchObject({ ok: true });
    const buttons = (await zalo.sent(LAN)).at(-1)?.buttons;
    expect(buttons).toEqual(choices.map(({ id, label }) => ({ title: label, payload: `#:${id}` })));
    expect(make().limits).toMatchObject({ buttons: true, mostButtons: 5, documents: false });
  });

  test("a token that ends in the middle is renewed and the message sent once", async () => {
    await make().info();
    const before = await zalo.state();
    await zalo.end("expire");
    const sentBefore = (await zalo.sent(LAN)).length;
    expect(await make().send(address, hello, never)).toMatchObject({ ok: true });
    const after = await zalo.state();
    expect(after.refreshes - before.refreshes).toBe(1);
    expect((await zalo.sent(LAN)).length).toBe(sentBefore + 1);
  });

  test("a token refused twice is the account's trouble, not tried for ever", async () => {
    await zalo.fault({ kind: "error", method: "cs", times: 5, code: -216 });
    expect(await make().send(address, hello, never)).toMatchObject({ error: { type: "account" } });
    await zalo.fault({ kind: "error", method: "cs", times: 0, code: -216 });
    for (let n = 0; n < 3; n++) await make().send(address, hello, never);
  });

  test.each(zaloOaUnread)("not read: %s", (_, raw, passedOver) => {
    expect([make().read(raw), make().understands(raw)]).toEqual([null, passedOver]);
  });

  test("the account tells its name", async () => {
    expect(await make().info()).toEqual({ ok: true, value: { id: zalo.oaId, name: "Sở thử" } });
  });

  test("a consent is redeemed once, with its verifier; what is refused needs a new consent", async () => {
    await zalo.consent("code-1");
    const wrong = await redeemConsent({ ...app(), codeVerifier: "w".repeat(43) }, "code-1");
    expect(wrong).toMatchObject({ type: "refused" });
    await zalo.consent("code-1");
    const granted = await redeemConsent(app(), "code-1");
    expect(granted).toMatchObject({ type: "pair", pair: { lifeSeconds: 90_000 } });
    if (granted.type === "pair") kept = granted.pair;
    expect(await redeemConsent(app(), "code-1")).toMatchObject({ type: "refused" });
    expect(await refreshTokens(app(), "used-before")).toMatchObject({ type: "refused" });
    await zalo.fault({ kind: "page", method: "access_token", times: 1, status: 502 });
    expect(await refreshTokens(app(), kept.refresh)).toMatchObject({ type: "later" });
  });

  test("the consent page's address carries what Zalo asks for", () => {
    const link = new URL(consentLink(app(), "https://x.vn/oauth/zalo-oa", "state-1"));
    expect(link.pathname).toBe("/v4/oa/permission");
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      app_id: zalo.appId,
      redirect_uri: "https://x.vn/oauth/zalo-oa",
      state: "state-1",
    });
    expect(link.searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  });

  test("no error tells a token or a secret", async () => {
    const told: string[] = [];
    told.push(JSON.stringify(await make({ apiRoot: "http://127.0.0.1:59999" }).send(address, hello, never)));
    told.push(
      JSON.stringify(await refreshTokens({ ...app(), oauthRoot: "http://127.0.0.1:59999" }, "refresh-x")),
    );
    told.push(JSON.stringify(await refreshTokens({ ...app(), appSecret: "wrong" }, kept.refresh)));
    for (const line of told) {
      for (const secret of [kept.access, kept.refresh, zalo.appSecret, "refresh-x"])
        expect(line).not.toContain(secret);
    }
  });
});
