// The operator's commands about Zalo against the fakes: consent by link, by code and by token; bots; the doctor's look.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readSettings } from "../../src/config/settings.ts";
import { zaloLook } from "../../src/operations/doctor/zalo.ts";
import { saveUsername, saveWebhookRefused } from "../../src/store/queue/accounts.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const database = fileDatabase();
let oa: FakeZaloOa;
let bot: FakeZaloBot;
beforeEach(async () => {
  [oa, bot] = await Promise.all([FakeZaloOa.start(), FakeZaloBot.start()]);
});
afterEach(async () => {
  await Promise.all([oa.stop(), bot.stop()]);
});

const oaEnv = () => ({
  DATABASE_URL: database.url,
  PUBLIC_URL: "http://127.0.0.1:59999",
  ZALO_OA_APP_ID: oa.appId,
  ZALO_OA_APP_SECRET: oa.appSecret,
  ZALO_OA_SECRET_KEY: oa.secretKey,
  ZALO_OA_API_ROOT: oa.root,
  ZALO_OA_OAUTH_ROOT: oa.root,
});
const botEnv = () => ({ ZALO_BOT_TOKEN: bot.tokens.join(","), ZALO_BOT_API_ROOT: bot.apiRoot });
const look = (env: Record<string, string>) =>
  zaloLook({
    settings: readSettings(env),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    store: null,
    now: () => new Date(),
    newId: () => "id",
    print: () => undefined,
    warn: () => undefined,
  });
const stored = async () => [
  ...(await database.db.execute(sql`select tokens ->> 'refresh' as refresh from channel_account`)),
];

describe("zalo-oa authorize", () => {
  it("prints a link that only this database can take back, and the callback for the console", async () => {
    const said = await operator(database, { env: oaEnv() })("zalo-oa", "authorize");
    const link = new URL(/http:\S+permission\S+/.exec(said)?.[0] ?? "");
    expect(link.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:59999/oauth/zalo-oa");
    expect(said).toContain("http://127.0.0.1:59999/oauth/zalo-oa");
    const [row] = await database.db.execute(sql`select consent_hash from channel_account`);
    expect(String(row?.consent_hash)).toMatch(/^[0-9a-f]{64}$/);
    expect(String(row?.consent_hash)).not.toContain(link.searchParams.get("state"));
  });

  it("takes a pasted code once, and then the account answers", async () => {
    await oa.consent("code-1");
    const run = operator(database, { at: new Date(), env: oaEnv() });
    expect(await run("zalo-oa", "authorize", "--code", "code-1")).toContain("Sở thử");
    expect(await stored()).toEqual([{ refresh: (await oa.state()).refreshToken }]);
    await expect(run("zalo-oa", "authorize", "--code", "code-1")).rejects.toThrow("chỉ dùng được một lần");
  });

  it("takes a refresh token of the console's, renewing it at once", async () => {
    const run = operator(database, { at: new Date(), env: oaEnv() });
    expect(await run("zalo-oa", "authorize", "--refresh-token", oa.refreshToken)).toContain("Sở thử");
    await expect(run("zalo-oa", "authorize", "--refresh-token", oa.refreshToken)).rejects.toThrow(
      "chỉ dùng được một lần",
    );
  });

  it("says what is missing", async () => {
    await expect(operator(database)("zalo-oa", "authorize")).rejects.toThrow("ZALO_OA_APP_ID");
    await expect(operator(database)("zalo-bot")).rejects.toThrow("ZALO_BOT_TOKEN");
  });
});

describe("zalo-bot", () => {
  it("shows each bot and its webhook, and takes webhooks away", async () => {
    const run = operator(database, { env: botEnv() });
    expect(await run("zalo-bot")).toBe(
      "810000001  bot.810000001  không có webhook\n810000002  bot.810000002  không có webhook",
    );
    await bot.bot({ revoked: true }, "810000002");
    expect(await run("zalo-bot")).toContain("810000002  getMe: 401 Unauthorized");
    await expect(run("zalo-bot", "delete-webhook")).rejects.toThrow("Chưa gỡ được webhook");
    expect((await bot.state()).webhooksDeleted).toBe(1);
  });
});

describe("codes", () => {
  it("name the Zalo bot of each unit: spread evenly, and always the same whatever else is in the register", async () => {
    await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
    const account = { channel: "zalo-bot", account: "810000001" } as const;
    await saveUsername(database.db, account, "Bot Sở 1");
    const run = operator(database, { at: new Date(), env: botEnv() });
    const codes = async (...args: string[]) => made.parse(JSON.parse(await run("codes", ...args, "--json")));
    const all = await codes("--role", "contact");
    expect(all).toHaveLength(57);
    expect(all.filter((each) => each.zaloBot === "Bot Sở 1")).toHaveLength(29);
    expect(all.filter((each) => each.zaloBot === "810000002")).toHaveLength(28);
    await database.db.execute(sql`insert into unit (code, kind, name, short_name, parent_id, position)
      select 'NEW', 'thpt', 'x', 'x', parent_id, -1 from unit where parent_id is not null limit 1`);
    expect(await codes("--units", "NEW")).toMatchObject([{ zaloBot: "810000002" }]);
    const last = all.at(-1);
    expect(await codes("--role", "contact", "--units", last?.unit ?? "")).toMatchObject([
      { zaloBot: last?.zaloBot },
    ]);
    expect(await codes("--role", "officer")).toMatchObject([{ zaloBot: "Bot Sở 1" }]);
  });

  it("on paper name the bot that people look for; one whose name is not known yet is not named by its number", async () => {
    await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
    await saveUsername(database.db, { channel: "zalo-bot", account: "810000001" }, "Bot Sở 1");
    const folder = await mkdtemp(join(tmpdir(), "slips-"));
    try {
      const file = join(folder, "slips.xlsx");
      const run = operator(database, { at: new Date(), env: botEnv() });
      expect(await run("codes", "--xlsx", file)).toContain("Đã ghi 57 mã");
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      const texts: string[] = [];
      book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text))));
      const all = texts.join("\n");
      expect(texts.filter((text) => text === "Zalo: tìm “Bot Sở 1”, mở ra và gửi mã")).toHaveLength(29);
      expect(all).not.toContain("810000002");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("warn of more units than the bots take, with the numbers; so does the doctor", async () => {
    await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
    const tooMany =
      "nhận được 40 người, mà mỗi đơn vị một người thì cần 57: thiếu 17. Thêm bot vào ZALO_BOT_TOKEN";
    const env = { ...botEnv(), ZALO_BOT_PEOPLE: "20", DATABASE_URL: database.url };
    const looked = async (people: string) =>
      (await look({ ...env, ZALO_BOT_PEOPLE: people }))
        .map(({ state, text }) => `${state} ${text}`)
        .join("\n");
    expect(await looked("20")).toContain(`note Bot Zalo: ${tooMany}`);
    expect(await looked("50")).toContain("ok Bot Zalo: đủ chỗ, nhận được 100 người, cần 57");
    const warned: string[] = [];
    await operator(database, { at: new Date(), env, warned })("codes", "--json", "--units", "all");
    const ofRoom = () => warned.filter((line) => line.startsWith("Bot Zalo: "));
    expect(ofRoom()).toEqual([expect.stringContaining(tooMany)]);
    await operator(database, { at: new Date(), env, warned })("codes", "--role", "officer");
    expect(ofRoom()).toHaveLength(1);
    // Once sent to a bot a unit is counted there, not twice; the office of the officer's code is one more.
    expect(await looked("20")).toContain("mỗi đơn vị một người thì cần 58: thiếu 18");
  });
});

const made = z.array(z.object({ unit: z.string(), zaloBot: z.string() }));

describe("the doctor's look at Zalo", () => {
  const texts = async (env: Record<string, string>) =>
    (await look(env)).map(({ state, text }) => `${state} ${text}`);

  it("is off without settings", async () => {
    expect(await texts({})).toEqual([
      "note Bot Zalo: không dùng (chưa đặt ZALO_BOT_TOKEN)",
      "note Zalo Official Account: không dùng (chưa đặt ZALO_OA_APP_ID)",
    ]);
  });

  it("names each bot, its webhook and what cannot be done without a public address", async () => {
    const found = await texts(botEnv());
    expect(found).toContain("ok Bot Zalo 810000001: không có webhook; chương trình tự lấy tin");
    expect(found.join("\n")).toContain("không gửi tệp được");
    await bot.bot({ revoked: true });
    expect((await texts(botEnv())).join("\n")).toContain("mend Bot Zalo 810000001: không nhận mã");
  });

  it("finds a webhook that is not set", async () => {
    const env = { ...botEnv(), PUBLIC_URL: "https://x.vn", ZALO_BOT_WEBHOOK_SECRET: "s".repeat(32) };
    expect((await texts(env)).join("\n")).toContain("mend Bot Zalo 810000001: chưa có webhook");
  });

  it("says that Zalo refused the webhook, how often and why", async () => {
    const env = {
      DATABASE_URL: database.url,
      ...botEnv(),
      PUBLIC_URL: "https://x.vn",
      ZALO_BOT_WEBHOOK_SECRET: "s".repeat(32),
    };
    const until = new Date(Date.now() + 3_600_000);
    const refused = { hash: "h", times: 4, until, detail: "setWebhook: 429 Quota exceeded" };
    await saveWebhookRefused(database.db, { channel: "zalo-bot", account: bot.account }, refused);
    expect((await texts(env)).join("\n")).toContain(
      `mend Bot Zalo ${bot.account}: Zalo từ chối webhook 4 lần liền (setWebhook: 429 Quota exceeded)`,
    );
  });

  it("says that nobody consented, and who the account is once somebody has", async () => {
    expect((await texts(oaEnv())).at(-1)).toContain("zalo-oa authorize");
    await operator(database, { at: new Date(), env: oaEnv() })(
      "zalo-oa",
      "authorize",
      "--refresh-token",
      oa.refreshToken,
    );
    expect((await texts(oaEnv())).at(-1)).toBe("ok Zalo Official Account: Sở thử");
  });
});
