// Which pair of an Official Account's tokens is in force: the newest that Zalo gave, whoever got it and wherever.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refreshTokens } from "../../../src/channels/zalo/oa-oauth.ts";
import {
  acceptConsent,
  adoptRefreshToken,
  oaTokenSource,
  zaloOaAccount,
} from "../../../src/doors/zalo/oa-tokens.ts";
import { hashOf } from "../../../src/store/hash.ts";
import { oaTokens } from "../../../src/store/queue/zalo-oa-tokens.ts";
import { type TestClock, testApp, testClock } from "../../support/chat/delivery.ts";
import { FakeZaloOa } from "../../support/fakes/zalo/oa.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const database = fileDatabase();
let zalo: FakeZaloOa;
let clock: TestClock;
beforeEach(async () => {
  zalo = await FakeZaloOa.start();
  clock = testClock();
});
afterEach(async () => {
  await zalo.stop();
});

const app = (appSecret = zalo.appSecret) => ({
  appId: zalo.appId,
  appSecret,
  oauthRoot: zalo.root,
  codeVerifier: null,
});
/** A process, as its own environment lets it see the account. */
function program(seed: string | undefined, appSecret?: string) {
  const world = testApp(database.db, clock, []);
  const options = { app: app(appSecret), seed };
  const source = oaTokenSource(world, options);
  return {
    logged: world.logged,
    token: async () => {
      const token = await source.token(null);
      return token.ok ? token.value : token.error.type;
    },
    authorize: async (code: string) => {
      await zalo.consent(code);
      return acceptConsent(world, options, code);
    },
    adopt: (refresh: string) => adoptRefreshToken(world, options, refresh),
  };
}
const inForce = async () => (await zalo.state()).accessToken;
/** The access token's day is over; Zalo's does not matter here. */
const nextDay = () => clock.pass(26 * 3_600_000);
const stored = async () => (await oaTokens(database.db, zaloOaAccount(app())))?.refresh;
const counts = async () => {
  const { refreshes, refreshesRefused } = await zalo.state();
  return { refreshes, refreshesRefused };
};

describe("a consent that an operator gets in a shell of another setting", () => {
  test.each([
    ["with no seed at all", undefined],
    ["with the same one", "refresh-of-the-settings"],
    ["with another one", "an-older-one"],
  ])("%s: the program uses its pair, today and every day after", async (_, seed) => {
    const running = program(zalo.refreshToken);
    expect(await running.token()).toBe(await inForce());
    expect(await program(seed).authorize("code-1")).toBeNull();
    for (let day = 0; day < 3; day++) {
      expect(await running.token()).toBe(await inForce());
      expect(await stored()).toBe((await zalo.state()).refreshToken);
      nextDay();
    }
    expect((await counts()).refreshesRefused).toBe(0);
  });

  test("before the program ever started with an old seed: tried once, the good pair stays", async () => {
    expect(await program(undefined).authorize("code-1")).toBeNull();
    const running = program("spent-long-ago");
    expect(await running.token()).toBe(await inForce());
    expect(running.logged.join("\n")).toContain("stay in use");
    const again = program("spent-long-ago");
    nextDay();
    expect(await again.token()).toBe(await inForce());
    expect(again.logged.join("\n")).not.toContain("stay in use");
    expect((await counts()).refreshesRefused).toBe(1);
  });

  test("when the pair of the settings is dead, the consent mends the running program", async () => {
    const running = program(zalo.refreshToken);
    await running.token();
    await zalo.end("forget");
    nextDay();
    expect(await running.token()).toBe("account");
    expect(await program(undefined).authorize("code-2")).toBeNull();
    expect(await running.token()).toBe(await inForce());
    expect(await program("another").token()).toBe(await inForce());
  });

  test("by a refresh token given by hand, which is later also put into the settings", async () => {
    expect(await program(undefined).adopt(zalo.refreshToken)).toBeNull();
    expect(await program(zalo.refreshToken).token()).toBe(await inForce());
    expect((await counts()).refreshesRefused).toBe(0);
  });
});

describe("a new seed that an operator puts into the settings", () => {
  /** What the console's API Explorer shows after a new consent: from now on the old pair is dead. */
  async function explored(): Promise<string> {
    const granted = await refreshTokens(app(), (await zalo.state()).refreshToken);
    if (granted.type !== "pair") throw new Error(granted.detail);
    return granted.pair.refresh;
  }

  test("is tried at once and wins over a stored pair that looks good for hours yet", async () => {
    const before = program(zalo.refreshToken);
    const old = await before.token();
    const restarted = program(await explored());
    expect(await restarted.token()).toBe(await inForce());
    expect(await restarted.token()).not.toBe(old);
    // Another process still runs with the old setting: it neither falls back nor fights.
    expect(await before.token()).toBe(await inForce());
    nextDay();
    expect(await before.token()).toBe(await inForce());
    expect((await counts()).refreshesRefused).toBe(0);
  });

  test("that Zalo cannot be asked about does not keep the stored pair from being used", async () => {
    const first = program(zalo.refreshToken);
    const good = await first.token();
    const seed = await explored();
    await zalo.fault({ kind: "page", method: "access_token", times: 1, status: 502 });
    const restarted = program(seed);
    expect(await restarted.token()).toBe(good);
    expect(await restarted.token()).toBe(good);
    clock.pass(6 * 60_000);
    expect(await restarted.token()).toBe(await inForce());
  });

  test("refused for a wrong app secret, it is still the last thing to try once that is right", async () => {
    await program(zalo.refreshToken).token();
    const seed = await explored();
    nextDay();
    expect(await program(seed, "wrong").token()).toBe("account");
    expect(await program(seed).token()).toBe(await inForce());
  });
});

test("a pair that an earlier version stored is kept, and its seed known", async () => {
  await program(zalo.refreshToken).token();
  await database.sql`update channel_account
    set tokens = (tokens - 'tried' - 'v') || jsonb_build_object('seed', ${hashOf(zalo.refreshToken)}::text)`;
  expect(await program(zalo.refreshToken).token()).toBe(await inForce());
  expect(await counts()).toEqual({ refreshes: 1, refreshesRefused: 0 });
});
