// A file sent to a Zalo bot never reaches us: the whole program answers with a page for it, and reads what is handed over.

import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { speaker } from "../support/chat/speaker.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";

const database = fileDatabase();
let zalo: FakeZaloBot;
let url: string;
let now: Date;
const running: Running[] = [];

beforeEach(async () => {
  zalo = await FakeZaloBot.start();
  now = new Date();
  await seedDemo(database.db, now, new Date(now.getTime() + 6 * 24 * 3_600_000));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await zalo.stop();
});

async function start(more: "public" | "unknown"): Promise<Running> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const pushed = { PUBLIC_URL: url, ZALO_BOT_WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef" };
  const env = { ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.apiRoot, PORT: String(port) };
  const started = await startInProcess(database, more === "public" ? { ...env, ...pushed } : env, () => now);
  running.push(started);
  if (more === "public") await expect.poll(async () => (await zalo.state()).bots[0]?.webhook).toContain(url);
  return started;
}

function chat(id: string) {
  return speaker(database.db, id, {
    say: (text) => zalo.say(id, text),
    sent: (after, ms) => zalo.sent(id, after, ms),
  });
}

/** What the bot answers to a file; Zalo gives nothing of it. */
async function sendFile(id: string): Promise<string> {
  const before = (await zalo.sent(id)).length;
  await zalo.event(id, "message.unsupported.received", {});
  await expect.poll(async () => (await zalo.sent(id)).length).toBeGreaterThan(before);
  return (await zalo.sent(id))
    .slice(before)
    .map((each) => each.text)
    .join("\n");
}

function linkIn(text: string, door: "u" | "d"): string {
  return new RegExp(`http://\\S+/${door}/[\\w-]+`).exec(text)?.[0] ?? "";
}

/** The cookie that a browser was given for a link. */
const cookies = new Map<string, string>();

/** Posts as one browser. */
async function post(
  link: string,
  name: string,
  bytes: Uint8Array | string,
): Promise<{ status: number; page: string }> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  const cookie = () => ({ Cookie: cookies.get(link) ?? "" });
  const posted = await fetch(link, { method: "POST", headers: cookie(), body: form, redirect: "manual" });
  const given = posted.headers.getSetCookie()[0]?.split(";")[0];
  if (given) cookies.set(link, given);
  // What became of the file stands on a page of its own, which is shown to this browser alone.
  const next = posted.headers.get("location");
  const answer = next === null ? posted : await fetch(new URL(next, link), { headers: cookie() });
  return { status: answer.status, page: await answer.text() };
}

const pdf = "%PDF-1.7\nsigned and sealed";
const skills = "Giáo dục kỹ năng sống cho học sinh";

test("the draft goes out by link, is filled in at a desk, handed over, read, and lies with the report", async () => {
  const { logged } = await start("public");
  const lan = chat("lan");
  await lan.join(await codeFor(database.db, "THPT-20", "contact"));
  const draft = await fetch(linkIn((await lan.say("bản nháp")).text, "d"), { method: "POST" });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await draft.arrayBuffer());
  book.worksheets[0]?.eachRow((row) => {
    if (row.getCell(2).value === skills) {
      row.getCell(4).value = 12;
      row.getCell(5).value = { formula: "300+40", result: 340 };
    }
  });
  const filled = new Uint8Array(await book.xlsx.writeBuffer());

  const offered = await sendFile("lan");
  const link = linkIn(offered, "u");
  expect(link.startsWith(`${url}/u/`)).toBe(true);
  // Whoever looks uses nothing up, and nothing is kept.
  for (let n = 0; n < 2; n++) {
    const page = await fetch(link);
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const shown = await page.text();
    expect(shown).toContain("Chọn tệp");
    // It may be anybody who looks: whose report it is the page does not say.
    expect(shown).not.toMatch(/Trường|THPT-20/u);
  }
  const before = (await zalo.sent("lan")).length;
  expect(await post(link, "Bảng số liệu.xlsx", filled)).toMatchObject({ status: 200 });
  await expect.poll(async () => (await zalo.sent("lan")).length).toBe(before + 1);
  const told = (await zalo.sent("lan")).at(-1)?.text;
  expect(told).toContain("Đã đọc tệp Bảng số liệu.xlsx");
  expect(told).toContain("Gõ “ghi” để lấy vào báo cáo");
  expect(await database.sql`select 1 from answer where place like '%r1_7/%'`).toEqual([]);
  await lan.say("ghi");
  const rows = await database.sql`select place, value from answer where place like '%r1_7/%' order by place`;
  expect(rows.map((row) => row.value)).toEqual([12, 340]);

  // The same file once more changes nothing; another one lies beside the report.
  expect((await post(link, "lần nữa.xlsx", filled)).page).toContain("Đã được nhận trước đó");
  now = new Date(now.getTime() + 14 * 60_000);
  expect((await post(link, "../../ký <b>đóng dấu.PDF", pdf)).page).not.toContain("<b>");
  await expect.poll(async () => (await zalo.sent("lan")).at(-1)?.text).toContain("đóng dấu");

  // Every file is told with a way to take it back; here it is a word.
  const back = await lan.say("bỏ tệp này");
  expect(back.text).toContain("Bỏ tệp “");
  await lan.say("giữ lại");

  // Past its window, and from another browser, the link only sends a fresh one: into the same chat.
  now = new Date(now.getTime() + 2 * 60_000);
  expect(await post(link, "muộn.pdf", `${pdf}!`)).toMatchObject({ status: 410 });
  const heard = (await zalo.sent("lan")).length;
  const resent = await fetch(`${link}/resend`, { method: "POST" });
  expect(resent.status).toBe(200);
  expect(await resent.text()).not.toMatch(/\/u\/|Trường/u);
  await expect.poll(async () => (await zalo.sent("lan")).length).toBe(heard + 1);
  const fresh = linkIn((await zalo.sent("lan")).at(-1)?.text ?? "", "u");
  expect(fresh).not.toBe(link);
  expect((await fetch(fresh)).status).toBe(200);

  const hanh = chat("hanh");
  await hanh.join(await codeFor(database.db, "SO", "officer"));
  await hanh.say("đơn vị THPT-20");
  const list = (await hanh.say("tệp kèm theo")).text;
  expect(list).toContain("2 tệp kèm báo cáo.");
  const given = linkIn((await hanh.say("tệp 2")).text, "d");
  expect((await fetch(given)).status).toBe(200);
  const file = await fetch(given, { method: "POST" });
  expect(await file.text()).toBe(pdf);
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(file.headers.get("content-disposition")).toContain('attachment; filename="THPT-20_');
  expect((await zalo.state()).violations).toEqual([]);
  expect(logged).toEqual([]);
});

describe("the page refuses, says why, and stays usable", () => {
  async function open(): Promise<string> {
    await start("public");
    await chat("lan").join(await codeFor(database.db, "THPT-20", "contact"));
    return linkIn(await sendFile("lan"), "u");
  }
  const kept = async () => (await database.sql`select count(*)::int as n from upload`)[0]?.n;

  test("what is no file of a report, is empty, missing or too large", async () => {
    const link = await open();
    expect(await post(link, "virus.exe", Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0))).toMatchObject(
      { status: 415 },
    );
    expect((await post(link, "giả.pdf", "<html>")).page).toContain("trang web");
    expect(await post(link, "trống.pdf", "")).toMatchObject({ status: 400 });
    const headers = { Cookie: cookies.get(link) ?? "" };
    expect((await fetch(link, { method: "POST", headers, body: new FormData() })).status).toBe(400);
    expect((await fetch(link, { method: "POST", headers, body: "x" })).status).toBe(400);
    const large = new Uint8Array(10_000_001).fill(37);
    large.set(Buffer.from(pdf));
    expect(await post(link, "lớn.pdf", large)).toMatchObject({ status: 413 });
    const larger = new Uint8Array(26_000_000);
    expect((await fetch(link, { method: "POST", body: larger })).status).toBe(413);
    expect(await kept()).toBe(0);
    expect(await post(link, "đúng.pdf", pdf)).toMatchObject({ status: 200 });
    expect(await kept()).toBe(1);
  });

  test("a workbook that is broken, or unpacks to far more than it is, is kept unread and holds nobody up", async () => {
    const link = await open();
    const broken = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from("no zip at all")]);
    expect(await post(link, "hỏng.xlsx", broken)).toMatchObject({ status: 200 });
    await expect.poll(async () => (await zalo.sent("lan")).at(-1)?.text).toContain("bị hỏng");
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("a");
    for (let n = 0; n < 15_000; n++) sheet.addRow(Array.from({ length: 20 }, () => "nở ra"));
    const bomb = new Uint8Array(await book.xlsx.writeBuffer({ zip: { compression: "DEFLATE" } } as object));
    const [answer, alive] = await Promise.all([
      post(link, "lớn.xlsx", bomb),
      new Promise((resolve) => setTimeout(resolve, 200)).then(() => fetch(`${url}/healthz`)),
    ]);
    expect(answer.status).toBe(200);
    expect(alive.status).toBe(200);
  });

  test("once the link or the right is over, and at a link that never was", async () => {
    const link = await open();
    const gone = [404, 404];
    const states = async (at: string) => [(await fetch(at)).status, (await post(at, "a.pdf", pdf)).status];
    expect(await states(`${url}/u/${"x".repeat(24)}`)).toEqual(gone);
    // A link to hand over is none to download by, nor the other way round.
    expect((await fetch(link.replace("/u/", "/d/"))).status).toBe(404);
    await database.sql`update role set to_at = now()`;
    expect(await states(link)).toEqual(gone);
    await database.sql`update role set to_at = null`;
    expect((await fetch(link)).status).toBe(200);
    await database.sql`update round set state = 'closed'`;
    expect(await states(link)).toEqual(gone);
    await database.sql`update round set state = 'open'`;
    now = new Date(now.getTime() + 25 * 3_600_000);
    expect(await states(link)).toEqual([410, 410]);
    expect(await kept()).toBe(0);
  });
});

test("without a public address the answer says so and names the web page; a sticker is no file", async () => {
  await start("unknown");
  await chat("lan").join(await codeFor(database.db, "THPT-20", "contact"));
  const said = await sendFile("lan");
  expect(said).not.toContain("http");
  expect(said).toContain("Xin gửi tệp ở trang web của bot");
  const before = (await zalo.sent("lan")).length;
  await zalo.event("lan", "message.sticker.received", {
    sticker: "0e078a2fb66a5f34067b",
    url: "https://x.zdn.vn/1",
  });
  await expect.poll(async () => (await zalo.sent("lan")).length).toBe(before + 1);
  expect((await zalo.sent("lan")).at(-1)?.text).toMatch(/^Bot chỉ đọc được chữ và số\./u);
});
