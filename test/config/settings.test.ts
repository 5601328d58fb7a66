// What the settings refuse, and what they say to write instead; names that nobody reads.
import { expect, it } from "vitest";
import { misspeltSettings, readSettings } from "../../src/config/settings.ts";

it.each([
  ["baocao.example.vn", "ghi https://baocao.example.vn"],
  ["//baocao.example.vn/", "ghi https://baocao.example.vn/"],
  ["htps://baocao.example.vn", "ghi https://baocao.example.vn"],
  ["baocao.example.vn:8443", "ghi https://baocao.example.vn:8443"],
  ["http://baocao.example.vn", "ghi https://baocao.example.vn"],
  ["http://203.113.1.2:3000", "ghi https://203.113.1.2:3000"],
  ["https://", "ghi như https://"],
  ["a b", "bắt đầu bằng https://"],
])("PUBLIC_URL=%s is refused: %s", (PUBLIC_URL, said) => {
  expect(() => readSettings({ PUBLIC_URL })).toThrow(/^Thiết lập chưa đúng.*\n {2}PUBLIC_URL: /s);
  expect(() => readSettings({ PUBLIC_URL })).toThrow(said);
});

it.each([
  "https://baocao.example.vn",
  "https://baocao.example.vn:8443",
  "http://127.0.0.1:3000",
  "http://localhost:3000",
  "http://[::1]:3000",
  "http://192.168.1.20:3000",
  "http://10.0.0.5",
  "http://172.16.3.4",
  "http://may-chu:3000",
  "http://baocao.local",
])("PUBLIC_URL=%s is taken", (PUBLIC_URL) => {
  expect(readSettings({ PUBLIC_URL }).PUBLIC_URL).toBe(PUBLIC_URL);
});

it.each(["https://baocao.example.vn:8443/", "https://baocao.example.vn:8443//"])(
  "PUBLIC_URL=%s loses the slash at its end, for every path begins with one",
  (PUBLIC_URL) => {
    expect(readSettings({ PUBLIC_URL }).PUBLIC_URL).toBe("https://baocao.example.vn:8443");
  },
);

it("tells names that look like a setting and are none, and leaves everybody else's alone", () => {
  const env = {
    TELEGRAM_BOT_TOKE: "1:secret",
    ZALO_BOT_TOKENS: "1:secret",
    ZALO_ACCESS: "x",
    PUBLIC_ULR: "https://x.vn",
    DATABASEURL: "postgres://x",
    TIMEZONE: "UTC",
    data_dir: "./data",
    TELEGRAM_BOT_TOKEN: "1:a",
    ...{
      HOME: "/root",
      HOSTNAME: "a",
      PATH: "/",
      LOGNAME: "b",
      PWD: "/",
      PORTS: "1",
      TELEGRAM_CHAT: "1",
      DEMOS: "",
    },
  };
  expect(misspeltSettings(env)).toEqual([
    { name: "DATABASEURL", meant: "DATABASE_URL" },
    { name: "PUBLIC_ULR", meant: "PUBLIC_URL" },
    { name: "TELEGRAM_BOT_TOKE", meant: "TELEGRAM_BOT_TOKEN" },
    { name: "TIMEZONE", meant: "TIME_ZONE" },
    { name: "ZALO_ACCESS", meant: expect.stringMatching(/^ZALO_/) },
    { name: "ZALO_BOT_TOKENS", meant: "ZALO_BOT_TOKEN" },
    { name: "data_dir", meant: "DATA_DIR" },
  ]);
  expect(misspeltSettings({})).toEqual([]);
});
