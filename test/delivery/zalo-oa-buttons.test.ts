// An Official Account that may send no buttons: everything goes in words. The real channel against the strict fake.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { zaloOaChannel } from "../../src/channels/zalo/oa.ts";
import { refreshTokens } from "../../src/channels/zalo/oa-oauth.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import {
  addAddress,
  deliveryParts,
  passTime,
  put,
  rowsOf,
  type TestClock,
  testApp,
  testClock,
  textMessage,
} from "../support/chat/delivery.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const LAN = "246845883529197922";
const choices = ["đúng", "sai"].map((word) => ({ id: `choice-${word}-012345`, label: word, word }));
let database: TestDatabase;
let zalo: FakeZaloOa;
let clock: TestClock;
let channel: ReturnType<typeof zaloOaChannel>;
let lan: number;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  zalo = await FakeZaloOa.start();
  await zalo.lastWrote(LAN, 0);
  const { appId, appSecret, root } = zalo;
  const app = { appId, appSecret, oauthRoot: root, codeVerifier: null };
  const granted = await refreshTokens(app, zalo.refreshToken);
  if (granted.type !== "pair") throw new Error("no token");
  const token = async () => ({ ok: true, value: granted.pair.access }) as const;
  channel = zaloOaChannel({ appId, apiRoot: root, tokens: { token } });
  clock = testClock();
  lan = await addAddress(database.db, channel, LAN);
});
afterEach(async () => {
  await zalo.stop();
  await database.sql`delete from outbox`;
  await database.sql`delete from address`;
  await database.sql`delete from channel_account`;
});

const pass = (ms: number) => passTime(database.db, clock, ms);
async function ask(text: string): Promise<number> {
  const app = testApp(database.db, clock, [channel]);
  await put(database.db, clock, lan, textMessage(text, { choices }));
  return deliverDue(app, deliveryParts());
}
const got = async () =>
  (await zalo.sent(LAN)).map(({ text, buttons }) => [text, buttons.map((button) => button.title)]);

test("refused with its buttons, a question goes in words, and the next ones at once; later buttons are tried again", async () => {
  await zalo.refuseButtons(-201);
  expect(await ask("One?")).toBe(1);
  expect(await ask("Two?")).toBe(1);
  expect(await got()).toEqual([
    ["One?\nTYPE đúng|sai", []],
    ["Two?\nTYPE đúng|sai", []],
  ]);
  // Only the first was tried with buttons.
  expect((await zalo.state()).buttonsRefused).toBe(1);
  await pass(6 * 3_600_000 + 1);
  await zalo.refuseButtons(null);
  expect(await ask("Three?")).toBe(1);
  expect((await got()).at(-1)).toEqual(["Three?", ["đúng", "sai"]]);
  expect((await zalo.state()).violations).toEqual([]);
});

test("a package too small for buttons pauses nobody", async () => {
  await zalo.refuseButtons(-224);
  expect(await ask("One?")).toBe(1);
  expect(await got()).toEqual([["One?\nTYPE đúng|sai", []]]);
});

test("refused in words, too, it was not the buttons: the message ends, and the next goes with its own", async () => {
  await zalo.fault({ kind: "error", method: "cs", times: 2, code: -201, description: "Params is invalid" });
  expect(await ask("One?")).toBe(0);
  expect(await ask("Two?")).toBe(1);
  expect(await got()).toEqual([["Two?", ["đúng", "sai"]]]);
  expect((await rowsOf(database.db, lan)).map(({ state, problem }) => [state, problem])).toEqual([
    ["failed", "message/cs: -201 Params is invalid"],
    ["sent", null],
  ]);
});
