// The settings of Zalo: what is malformed or missing stops the start and names the variable.
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/config/settings.ts";

const secret = "0123456789abcdef0123456789abcdef";
const oa = {
  ZALO_OA_APP_ID: "360846524940903967",
  ZALO_OA_APP_SECRET: "app-secret",
  ZALO_OA_SECRET_KEY: "oa-secret",
};

describe("Zalo's settings", () => {
  test("nothing is on by default, and hosts and plans have their values", () => {
    expect(readSettings({})).toMatchObject({
      ZALO_BOT_API_ROOT: "https://bot-api.zaloplatforms.com",
      ZALO_BOT_MONTHLY_MESSAGES: 3_000,
      ZALO_BOT_PEOPLE: 50,
      ZALO_OA_API_ROOT: "https://openapi.zalo.me",
      ZALO_OA_OAUTH_ROOT: "https://oauth.zaloapp.com",
    });
    expect(readSettings({}).ZALO_BOT_TOKEN).toBeUndefined();
  });

  test("several bots stand in one setting", () => {
    expect(readSettings({ ZALO_BOT_TOKEN: "1:abc-x, 2:def_y" }).ZALO_BOT_TOKEN).toEqual([
      "1:abc-x",
      "2:def_y",
    ]);
  });

  test.each([
    ["ZALO_BOT_TOKEN", { ZALO_BOT_TOKEN: "no token" }],
    ["ZALO_BOT_TOKEN", { ZALO_BOT_TOKEN: "1:a,1:b" }],
    ["ZALO_BOT_API_ROOT", { ZALO_BOT_API_ROOT: "zalo" }],
    ["ZALO_BOT_WEBHOOK_SECRET", { ZALO_BOT_WEBHOOK_SECRET: "short" }],
    ["ZALO_BOT_WEBHOOK_SECRET", { ZALO_BOT_TOKEN: "1:a", PUBLIC_URL: "https://x.vn" }],
    ["ZALO_BOT_PEOPLE", { ZALO_BOT_PEOPLE: "many" }],
    ["ZALO_OA_APP_ID", { ...oa, ZALO_OA_APP_ID: "my app", PUBLIC_URL: "https://x.vn" }],
    ["ZALO_OA_APP_SECRET", { ...oa, ZALO_OA_APP_SECRET: "", PUBLIC_URL: "https://x.vn" }],
    ["ZALO_OA_SECRET_KEY", { ...oa, ZALO_OA_SECRET_KEY: "", PUBLIC_URL: "https://x.vn" }],
    ["PUBLIC_URL", oa],
    ["ZALO_OA_VERIFICATION", { ZALO_OA_VERIFICATION: "../secret" }],
    ["ZALO_OA_CODE_VERIFIER", { ZALO_OA_CODE_VERIFIER: "short" }],
  ])("%s is named when it is wrong or missing", (name, env) => {
    expect(() => readSettings(env)).toThrow(`  ${name}: `);
  });

  test("all of it at once is taken", () => {
    const env = { ...oa, PUBLIC_URL: "https://x.vn", ZALO_BOT_TOKEN: "1:a", ZALO_BOT_WEBHOOK_SECRET: secret };
    expect(readSettings(env)).toMatchObject(oa);
  });

  test("a token never stands in what is said about it", () => {
    expect(() => readSettings({ ZALO_BOT_TOKEN: "12:s3cret token" })).toThrow(/^(?!.*s3cret)/s);
  });
});
