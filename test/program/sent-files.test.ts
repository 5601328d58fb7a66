// Files sent in the chat to the running program: fetched from the platform, read and answered, whatever goes wrong between.
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { settled, speaker } from "../support/chat/speaker.ts";
import type { FileTrouble } from "../support/fakes/served-files.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { jpegOf, placedHeic, placedJpeg, planted } from "../support/files/photos.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { killAll, startListening } from "../support/program/process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";
import { until } from "../support/run/patience.ts";

const LAN = 4711;
const unit = "THPT-20";
const database = fileDatabase();
let running: Running | null = null;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 86_400_000));
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await killAll();
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function workbook(classes: number, people: number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Biểu");
  sheet.addRow(["STT", "Các hoạt động", "Đơn vị", "Số lớp/số cuộc thi", "Người", "Ghi chú"]);
  sheet.addRow(["1.7", "Giáo dục kỹ năng sống cho học sinh", "lớp", classes, people, ""]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const sentFiles = () => database.sql`select attempts, trouble from sent_file order by id`;
/** The pause before the next attempt is over, and so is the lease of a process that is gone. */
const timePasses = () => database.sql`update sent_file set not_before = now(), leased_until = now()`;

describe("on Telegram", () => {
  let telegram: FakeTelegram;
  const env = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot });
  const texts = async () => (await telegram.sent(LAN)).map(({ text }) => text);
  beforeEach(async () => {
    telegram = await FakeTelegram.start();
    stops.push(() => telegram.stop());
  });

  const person = () =>
    speaker(database.db, String(LAN), {
      say: (text) => telegram.say(LAN, text),
      sent: (after, ms) => telegram.sent(LAN, after, ms),
    });

  async function open() {
    running = await startInProcess(database, env());
    const lan = person();
    await lan.join(await codeFor(database.db, unit, "contact"));
    return lan;
  }

  /** What the chat is told from the deed on, until nothing of it is on its way. */
  const toldAfter = (deed: () => Promise<unknown>) => person().answerTo(deed);

  /** Sends a file whose first requests meet this, and gives what is told besides that it came. */
  async function troubled(how: FileTrouble["how"], times = 1): Promise<readonly string[]> {
    const trouble = { times, how };
    const told = await toldAfter(() => telegram.document(LAN, "so lieu.xlsx", { bytes: jpegOf(1), trouble }));
    expect(told[0]).toBe("Đã nhận tệp, đang đọc…");
    return told.slice(1);
  }

  test("a workbook is fetched, read and answered; the same once more is answered again, and kept once", async () => {
    const lan = await open();
    const bytes = await workbook(30, 1148);
    const told = await toldAfter(() => telegram.document(LAN, "Số liệu.xlsx", { bytes }));
    expect(told[0]).toBe("Đã nhận tệp, đang đọc…");
    expect(told[1]).toMatch(/^Đã đọc tệp Số liệu\.xlsx: 1\/28 dòng số\./u);
    expect(told).toHaveLength(2);
    const again = await toldAfter(() => telegram.document(LAN, "bản khác.xlsx", { bytes }));
    expect(again).toHaveLength(2);
    expect(again[1]).toContain("Số liệu.xlsx");
    expect((await lan.say("ghi")).text).toContain("Đã ghi 1 mục:");
    const answers = await database.sql`select value from answer where place like '%r1_7/%' order by place`;
    expect(answers.map(({ value }) => value)).toEqual([30, 1148]);
    const kept = await database.sql`select name, mime, size from upload`;
    expect(kept).toEqual([
      { name: "Số liệu.xlsx", mime: expect.stringContaining("sheet"), size: bytes.length },
    ]);
    expect(await sentFiles()).toEqual([]);
  });

  test("a Word document is fetched, read and answered", async () => {
    await open();
    const bytes = readFileSync(new URL("../files/cases/w9-nobreakhyphen.docx", import.meta.url));
    const told = await toldAfter(() => telegram.document(LAN, "báo cáo.docx", { bytes }));
    expect(told.map((text) => text.split(":")[0])).toEqual([
      "Đã nhận tệp, đang đọc…",
      "Đã đọc tệp báo cáo.docx",
    ]);
  });

  test("an album of three pictures is kept whole and told once", async () => {
    await open();
    const told = await toldAfter(async () => {
      for (const n of [1, 2, 3]) await telegram.photo(LAN, undefined, "album", { bytes: jpegOf(n) });
      await until("all of it came", async () => (await sentFiles()).length === 3);
    });
    expect(told[0]).toBe("Đã nhận ảnh, đang lưu cùng báo cáo…");
    const outcome = told.slice(1).join("\n");
    expect(outcome.match(/lưu cùng báo cáo/gu)).toHaveLength(1);
    const kept = await database.sql`select name, beside_id is not null as beside from upload order by id`;
    expect(kept.map(({ beside }) => beside)).toEqual([false, true, true]);
    for (const { name } of kept) expect(outcome).toContain(String(name));
  });

  test("a picture, as such or as a file, is kept without its place; a signed file is kept as it came", async () => {
    await open();
    const { bytes } = placedJpeg();
    const signed = Buffer.concat([Buffer.from("%PDF-1.7 "), bytes]);
    await toldAfter(() => telegram.photo(LAN, undefined, undefined, { bytes }));
    await toldAfter(() => telegram.document(LAN, "anh goc.heic", { bytes: placedHeic().bytes }));
    await toldAfter(() => telegram.document(LAN, "da ky.pdf", { bytes: signed }));
    const kept = await database.sql`select bytes, size, mime from upload order by id`;
    expect(kept.map(({ mime }) => mime)).toEqual(["image/jpeg", "image/heic", "application/pdf"]);
    const [photo, heic, pdf] = kept.map(({ bytes, size }) => {
      expect(bytes).toHaveLength(Number(size));
      return Buffer.from(bytes);
    });
    for (const told of Object.values(planted)) {
      expect(photo?.includes(told)).toBe(false);
      expect(heic?.includes(told)).toBe(false);
    }
    expect(pdf).toEqual(signed);
    const broken = { bytes: bytes.subarray(0, 30) };
    expect((await toldAfter(() => telegram.photo(LAN, undefined, undefined, broken))).at(-1)).toBe(
      "Chưa lưu ảnh vừa gửi. Ảnh bị hỏng hoặc tải lên chưa đủ. Xin gửi lại, hoặc chụp lại rồi gửi.",
    );
    expect(await database.sql`select 1 from upload`).toHaveLength(3);
  });

  test("what is no file of a report, and what is empty, is said to be so", async () => {
    await open();
    const bytes = Buffer.from("{\\rtf1 Báo cáo}");
    expect((await toldAfter(() => telegram.document(LAN, "báo cáo.doc", { bytes })))[1]).toContain(
      "Tệp “báo cáo.doc” là tệp RTF, bot chưa đọc được. Trên máy tính: mở tệp, Ctrl+A, Ctrl+C",
    );
    const empty = { bytes: new Uint8Array(0) };
    expect((await toldAfter(() => telegram.document(LAN, "trống.pdf", empty)))[1]).toContain(
      "“trống.pdf” là tệp rỗng",
    );
    expect(await database.sql`select 1 from upload`).toEqual([]);
  });

  test.each<readonly [string, FileTrouble["how"], RegExp]>([
    ["is gone", { kind: "status", code: 404 }, /Chưa lưu tệp “so lieu\.xlsx”\. Bot chưa lấy được/u],
    ["never ends", { kind: "endless" }, /Chưa lưu tệp “so lieu\.xlsx”\. Lớn hơn 10 MB/u],
    [
      "is said to lie elsewhere",
      { kind: "redirect", to: "http://127.0.0.1:9/x" },
      /Chưa lưu tệp “so lieu\.xlsx”\. Bot chưa lấy được/u,
    ],
  ])("a file that %s is given up at once, with what to do", async (_, how, said) => {
    await open();
    expect(await troubled(how, 99)).toEqual([expect.stringMatching(said)]);
    expect(await sentFiles()).toEqual([]);
    expect(await database.sql`select 1 from upload`).toEqual([]);
    // Nobody who reads the log learns where the file lies or what opens the bot.
    expect(running?.logged).toHaveLength(1);
    expect(running?.logged.join()).not.toMatch(/fake-token|documents|file_\d|BQAC|127\.0\.0\.1/u);
  });

  test("a broken line is tried again with growing pauses, and given up with one notice", async () => {
    await open();
    const trouble = { times: 2, how: { kind: "half" } } as const;
    await telegram.document(LAN, "a.jpg", { bytes: jpegOf(1), trouble });
    for (const attempts of [1, 2]) {
      await until(`attempt ${attempts} ended`, async () => {
        const [row] = await database.sql`
          select extract(epoch from not_before - now())::float8 as pause from sent_file
          where attempts = ${attempts} and leased_until is null`;
        return Number(row?.pause) > 5 * (attempts - 1);
      });
      await timePasses();
    }
    await settled(database.db, String(LAN));
    expect((await texts()).filter((text) => text.includes("lưu cùng báo cáo"))).toHaveLength(1);

    await telegram.document(LAN, "b.jpg", { bytes: jpegOf(2), trouble: { ...trouble, times: 99 } });
    await until("the file is given up", async () => {
      await database.sql`update sent_file set not_before = now()`;
      return (await texts()).some((text) => text.includes("Chưa lưu tệp “b.jpg”."));
    });
    expect((await telegram.state()).filesAsked["/documents/file_2"]).toBe(6);
    expect((await texts()).filter((text) => text.includes("Chưa lưu"))).toHaveLength(1);
  });

  test("a kill while a file is fetched loses nothing and tells nothing twice", async () => {
    const port = await freePort();
    const start = () => startListening({ DATABASE_URL: database.url, PORT: String(port), ...env() });
    const first = await start();
    const lan = person();
    await lan.join(await codeFor(database.db, unit, "contact"));
    const { length: before } = await texts();
    await telegram.document(LAN, "ký.jpg", {
      bytes: jpegOf(1),
      trouble: { times: 1, how: { kind: "stalls" } },
    });
    await until("the file is being fetched", async () => {
      const { filesAsked } = await telegram.state();
      return filesAsked["/documents/file_1"] === 1 && (await texts()).length > before;
    });
    await first.end("SIGKILL");
    expect(await sentFiles()).toEqual([{ attempts: 1, trouble: null }]);
    await timePasses();
    const second = await start();
    await settled(database.db, String(LAN));
    expect(await second.end("SIGTERM")).toBe(0);
    const told = (await texts()).slice(before);
    expect(told.map((text) => text.split("\n")[0])).toEqual([
      "Đã nhận tệp, đang đọc…",
      "Đã nhận tệp “ký.jpg”, lưu cùng báo cáo.",
    ]);
  });

  test("whose right has ended meanwhile is told so, and nothing is kept", async () => {
    await open();
    await telegram.document(LAN, "a.jpg", { bytes: jpegOf(1), trouble: { times: 1, how: { kind: "half" } } });
    await until("an attempt failed", async () => (await sentFiles())[0]?.attempts === 1);
    await database.sql`update round set state = 'closed'`;
    await timePasses();
    await until("it is told", async () => (await texts()).at(-1)?.includes("Chưa lưu tệp “a.jpg”.") === true);
    expect(await database.sql`select 1 from upload`).toEqual([]);
  });
});

test("on the Official Account a workbook and pictures are fetched, but nothing from another's host", async () => {
  const zalo = await FakeZaloOa.start();
  stops.push(() => zalo.stop());
  const user = "246845883529197922";
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  running = await startInProcess(database, {
    PORT: String(port),
    PUBLIC_URL: url,
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_API_ROOT: zalo.root,
    ZALO_OA_OAUTH_ROOT: zalo.root,
  });
  await zalo.webhook(`${url}/webhook/zalo-oa`);
  const lan = speaker(database.db, user, {
    say: (text) => zalo.say(user, text),
    sent: (after, ms) => zalo.sent(user, after, ms),
  });
  await lan.join(await codeFor(database.db, unit, "contact"));
  const bytes = await workbook(30, 1148);
  const read = await lan.answerTo(() => zalo.file(user, "Số liệu.xlsx", bytes));
  expect(read[0]).toBe("Đã nhận tệp, đang đọc…");
  expect(read[1]).toMatch(/^Đã đọc tệp Số liệu\.xlsx: 1\/28 dòng số\./u);

  const pictures = await lan.answerTo(() => zalo.pictures(user, [jpegOf(1), jpegOf(2), jpegOf(3)]));
  expect(pictures.join("\n").match(/lưu cùng báo cáo\./gu)).toHaveLength(1);
  expect(await database.sql`select 1 from upload where mime = 'image/jpeg'`).toHaveLength(3);

  const wrong = await lan.answerTo(() =>
    zalo.file(user, "x.xlsx", bytes, { url: "http://127.0.0.1:9/zdn.vn" }),
  );
  expect(wrong[1]).toContain("Chưa lưu tệp “x.xlsx”.");
  expect(wrong[1]).toContain(`${url}/u/`);
  expect(await sentFiles()).toEqual([]);
  expect((await zalo.state()).violations).toEqual([]);
  expect(running.logged).toHaveLength(1);
  expect(running.logged.join()).not.toMatch(/files\/\d|127\.0\.0\.1/u);
});
