// Three units report at once over each of Zalo's ways in; the officer's summary and downloaded workbook hold what was typed.
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { webClient } from "../support/browser/web-client.ts";
import { paperContact } from "../support/chat/paper-contact.ts";
import { type Mouth, speaker } from "../support/chat/speaker.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { expectTypedReports } from "../support/files/typed-reports-workbook.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { paperOfReport, typedReports } from "../support/round/typed-reports.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
// A whole report is some thirty turns, and these machines are slow.

const database = fileDatabase();
let running: Running | null = null;
let fake: { stop(): Promise<void> } | null = null;
beforeEach(async () => {
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
});
afterEach(async () => {
  await running?.stop();
  await fake?.stop();
});

/** A way in: everybody's mouth by the number of the person, and what the platform found wrong. */
type Way = { mouth(person: number): { chat: string } & Mouth; wrong(): Promise<unknown> };

async function start(env: Record<string, string>): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = env.PUBLIC_URL === undefined ? {} : { PUBLIC_URL: url };
  running = await startInProcess(database, { PORT: String(port), ...env, ...own });
  return url;
}

async function overBot(env: Record<string, string>): Promise<Way> {
  const zalo = await FakeZaloBot.start();
  fake = zalo;
  await start({ ZALO_BOT_TOKEN: zalo.tokens.join(","), ZALO_BOT_API_ROOT: zalo.apiRoot, ...env });
  if (env.PUBLIC_URL !== undefined) {
    const set = async () => (await zalo.state()).bots.every((bot) => bot.webhook !== "");
    await expect.poll(set).toBe(true);
  }
  const accounts = zalo.tokens.map((token) => token.split(":")[0] ?? "");
  return {
    mouth: (person) => {
      const [chat, account = ""] = [`6ede9afa66b88fe6d6a${person}`, accounts[person % accounts.length]];
      return {
        chat,
        say: (text) => zalo.say(chat, text, { account }),
        sent: (after, ms) => zalo.sent(chat, after, ms),
      };
    },
    wrong: async () => {
      const { violations, conflicts } = await zalo.state();
      return [violations, conflicts];
    },
  };
}

async function overOa(): Promise<Way> {
  const zalo = await FakeZaloOa.start();
  fake = zalo;
  const url = await start({
    PUBLIC_URL: "own",
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_API_ROOT: zalo.root,
    ZALO_OA_OAUTH_ROOT: zalo.root,
  });
  await zalo.webhook(`${url}/webhook/zalo-oa`);
  return {
    mouth: (person) => {
      const chat = `24684588352919800${person}`;
      return { chat, say: (text) => zalo.say(chat, text), sent: (after, ms) => zalo.sent(chat, after, ms) };
    },
    wrong: async () => {
      const { violations, refreshesRefused } = await zalo.state();
      return [violations, refreshesRefused];
    },
  };
}

/** As a person does who was sent a link: opens the page, presses its button. */
async function followLink(said: string): Promise<Uint8Array> {
  const link = /http:\/\/\S+\/d\/[\w-]+/.exec(said)?.[0] ?? "";
  const page = await fetch(link);
  expect(page.status).toBe(200);
  const html = await page.text();
  const [, method, rest] = /<form method="(\w+)"([^>]*)>/.exec(html) ?? [];
  expect([method, rest]).toEqual(["post", ""]);
  return bytesOf(await fetch(link, { method: "POST" }));
}

/** As an officer does who is told that there are no files here: opens the web page as the same person and takes it there. */
async function fetchOnTheWeb(hanh: ReturnType<typeof speaker>, said: string): Promise<Uint8Array> {
  expect(said).not.toContain("http");
  expect(said).toContain("trang web của bot");
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await hanh.say("nối kênh")).text)?.[0] ?? "";
  const at = running?.program.address ?? "";
  const web = webClient(() => at);
  await web.say({ text: code });
  await web.say({ text: "đúng" });
  const { file } = await web.say({ text: "xuất excel" });
  return bytesOf(await fetch(`${at}${file?.url}`, { method: "POST", headers: { Cookie: web.cookie() } }));
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("spreadsheetml");
  return new Uint8Array(await answer.arrayBuffer());
}

/** The summary without its day, worked out by hand from what was typed. */
const SUMMARY = `Đã nộp: 3/57 đơn vị (5,3 %), trong đó trễ hạn 0
Đang nhập: 0
Chưa bắt đầu: 54
Trả lại: 0

Theo loại đơn vị (đã nộp/phải nộp):
– Phòng GDĐT: 1/9 (11,1 %); chưa bắt đầu 8
– Trung tâm GDNN-GDTX: 1/9 (11,1 %); chưa bắt đầu 8
– Trường đặc thù: 0/3 (0,0 %); chưa bắt đầu 3
– Trường THPT: 1/36 (2,8 %); chưa bắt đầu 35

Số liệu tạm thời đến …, 3/57 đơn vị:
– Lớp bồi dưỡng, tập huấn: 205 lớp, 7.397 lượt người (3 đơn vị có)
– Tin, bài: 38 tin, bài (3 đơn vị có)
– Ấn phẩm: 1.324 quyển/tờ (3 đơn vị có)
– Sách quyên góp: 7.946 quyển (2 đơn vị có)
– Lễ khai mạc: 1 huyện, thành phố, 35 cơ sở giáo dục (2 đơn vị có)
– Hội thảo, chuyên đề: 8 cuộc, 485 lượt người (3 đơn vị có)
– Ngân sách nhà nước: 133.200.000 đồng (2 đơn vị có)
– Kinh phí từ nguồn khác: 45.000.000 đồng (3 đơn vị có)`;

const ways: readonly [string, boolean, () => Promise<Way>][] = [
  ["the Bot by webhook", true, () => overBot({ PUBLIC_URL: "own", ZALO_BOT_WEBHOOK_SECRET: SECRET })],
  ["the Bot by polling, without a public address", false, () => overBot({})],
  ["the Official Account by webhook", true, overOa],
];

test.each(ways)("three units at once over %s", async (name, link, open) => {
  const way = await open();
  const chat = (person: number) => {
    const mouth = way.mouth(person);
    return speaker(database.db, mouth.chat, mouth);
  };
  await Promise.all(
    typedReports.map(async (report, index) => {
      const one = chat(index);
      await one.join(await codeFor(database.db, report.code, "contact"));
      // Row by row costs the most turns: that is done once.
      const manner = report.manner === "rows" && name !== "the Bot by webhook" ? "groups" : report.manner;
      const person = paperContact(paperOfReport(report), manner);
      for (let turn = 0; turn < 90; turn++) {
        const words = person.reply(one.last().text);
        if (words === null) return;
        await one.say(words);
      }
      throw new Error(`no receipt for ${report.code}:\n${one.last().text}`);
    }),
  );

  const hanh = chat(9);
  expect(await hanh.join(await codeFor(database.db, "SO", "officer"))).toContain("chuyên viên");
  const summary = (await hanh.say("tổng hợp")).text.replace(/tạm thời đến .*?,/u, "tạm thời đến …,");
  expect(summary.split("\n\n").slice(1).join("\n\n").split("\nGõ: ")[0]).toBe(SUMMARY);
  const exported = (await hanh.say("xuất excel")).text;
  expect(exported).toContain("3/57 đơn vị đã nộp");
  await expectTypedReports(link ? await followLink(exported) : await fetchOnTheWeb(hanh, exported));
  expect(await way.wrong()).toEqual([[], 0]);
  expect(running?.logged).toEqual([]);
});
