// Code slips: what stands on the paper, that it works once, and that only the newest paper counts.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import type { SlipTargets } from "../../src/documents/slips.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { emptyDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-10T08:00:00+07:00");

let at: TestDatabase;
let documents: Documents;
/** The same with two Zalo bots and an Official Account. */
let withZalo: Documents;
beforeAll(async () => {
  at = await openTestDatabase();
  let ids = 0;
  const opened = (accounts: SlipTargets["accounts"]) =>
    openDocuments({
      databaseUrl: at.url,
      timeZone: "Asia/Ho_Chi_Minh",
      slips: { newId: () => `seed-${++ids}`, doors: { page: "https://bao-cao.example", accounts } },
    });
  const first = [
    { channel: "web", account: "web", people: null },
    { channel: "telegram", account: "1", people: null },
  ] as const;
  documents = opened([...first]);
  withZalo = opened([
    ...first,
    { channel: "zalo-bot", account: "81", people: 50 },
    { channel: "zalo-bot", account: "82", people: 50 },
    { channel: "zalo-oa", account: "36", people: null },
  ]);
});
afterAll(async () => {
  await documents.close();
  await withZalo.close();
  await at.close();
});
beforeEach(() => emptyDatabase(at.sql));

async function open() {
  const seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { contacts: [] }, "TT-GT": { contacts: [] } }),
  });
  await at.sql`insert into channel_account (channel, account, username) values ('telegram', '1', 'tonghop_bot')`;
  const world = openWorld(at.db, now);
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  return { seeded, world, hanh };
}

/** The texts of a workbook's sheet, row by row, and how many pictures it holds. */
async function read(bytes: Uint8Array, sheetName: string) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const sheet = book.getWorksheet(sheetName);
  const texts: string[] = [];
  sheet?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  return { texts: [...new Set(texts)], pictures: sheet?.getImages().length ?? 0 };
}

const codePattern = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

it("makes a slip for each unit that nobody has joined, with its doors, deadline and warning", async () => {
  const { world, hanh } = await open();
  expect((await hanh.say("/codes")).text).toContain("Có 2 đơn vị chưa có ai tham gia");
  const { document, text } = await hanh.press("Mọi đơn vị chưa tham gia");
  expect(text).toContain("Phiếu mã cho 2 đơn vị");
  // The world of this test has no PUBLIC_URL: paper with such an address would open nothing.
  expect(text).toContain("chỉ mở được trên máy chạy bot");
  if (document?.type !== "slips") throw new Error("no slips");
  const file = await documents.make(document, now);
  expect(file.name).toBe("phieu-ma-20221010-0800.xlsx");
  const { texts, pictures } = await read(file.bytes, "Phiếu mã");
  expect(pictures).toBe(4);
  expect(texts).toContain("Trường THPT Ca Văn Thỉnh (THPT-01)");
  expect(texts).toContain("Trung tâm GDNN-GDTX huyện Giồng Trôm (TT-GT)");
  expect(texts.join("\n")).not.toContain("PGD-CL");
  expect(texts.join("\n")).toMatch(/Hạn nộp: .*15\/10\/2022/u);
  expect(texts.some((line) => line.startsWith("Chỉ gửi phiếu này cho đúng đơn vị"))).toBe(true);
  const codes = texts.filter((line) => codePattern.test(line));
  expect(codes.length).toBe(2);
  expect(texts.join("\n")).toContain(`Trang web: https://bao-cao.example/j/${codes[0]}`);
  expect(texts.join("\n")).toContain(`Telegram: https://t.me/tonghop_bot?start=${codes[0]}`);
  // Nothing in the database says a code in the clear.
  const dump = await at.sql`select row_to_json(code)::text as line from code`;
  for (const code of codes) {
    expect(dump.map(({ line }) => line).join("\n")).not.toContain(code.replaceAll("-", ""));
  }
  const lan = world.chat("lan");
  const order = texts.indexOf("Trường THPT Ca Văn Thỉnh (THPT-01)");
  const own = texts.slice(order).find((line) => codePattern.test(line)) ?? "";
  expect((await lan.say(own)).text).toContain("Mã báo cáo của Trường THPT Ca Văn Thỉnh");
  expect((await lan.say("đúng")).text).toContain("Đã liên kết");
});

it("tells the officer with the slips when more are expected than a plan takes", async () => {
  await open();
  const people = async (most: number) => {
    const world = openWorld(at.db, now, { quota: { messages: null, people: most } });
    return (await world
      .chat("hanh")
      .send({ type: "text", text: "/codes", messageId: `m${most}` }, { key: `a${most}` }))
      ? (await world.chat("hanh").say("mọi đơn vị", { key: `b${most}` })).text
      : "";
  };
  expect(await people(50)).not.toContain("nhận tối đa");
  expect(await people(3)).toMatch(
    /Lưu ý: Telegram nhận tối đa 3 người, mà nếu mỗi đơn vị có một người thì thành 6\. 3 người vào sau/u,
  );
});

it("counts only the newest paper of a unit", async () => {
  const { world, hanh } = await open();
  const { document } = await hanh.say("/codes thpt-01");
  if (document?.type !== "slips") throw new Error("no slips");
  const codeOf = async () =>
    (await read((await documents.make(document, now)).bytes, "Danh sách")).texts.find((line) =>
      codePattern.test(line),
    ) ?? "";
  const first = await codeOf();
  const second = await codeOf();
  expect(second).not.toBe(first);
  const lan = world.chat("lan");
  expect((await lan.say(first)).text).toContain("không dùng được");
  expect((await lan.say(second)).text).toContain("Mã báo cáo của");
});

it("makes none outside the subtree, nor for who is no officer any more", async () => {
  const { seeded, world } = await open();
  const thu = world.chat("thu-officer");
  await thu.join("PGD-CL", "officer");
  expect((await thu.say("/codes THPT-01")).document).toBeNull();
  const [person] = await at.sql`select person_id from role where role = 'officer' order by id desc limit 1`;
  const personId = Number(person?.person_id);
  const ref = { type: "slips", roundId: seeded.roundId, personId } as const;
  const unitId = seeded.node("THPT-01").unitId;
  const { texts } = await read((await documents.make({ ...ref, unitId }, now)).bytes, "Danh sách");
  expect(texts.some((line) => codePattern.test(line))).toBe(false);
  await at.sql`update role set to_at = ${now.toISOString()} where person_id = ${personId}`;
  const after = await read((await documents.make({ ...ref, unitId: null }, now)).bytes, "Danh sách");
  expect(after.texts.some((line) => codePattern.test(line))).toBe(false);
});

describe("with Zalo", () => {
  const named = () => at.sql`insert into channel_account (channel, account, username, link) values
    ('zalo-bot', '81', 'Bot Sở 1', null), ('zalo-bot', '82', 'Bot Sở 2', null),
    ('zalo-oa', '36', 'Sở GDĐT', 'https://zalo.me/388613280878808645')`;

  async function book(of: Documents, hanh: TestChat, args: string): Promise<ExcelJS.Workbook> {
    const { document } = await hanh.say(`/codes ${args}`);
    if (document?.type !== "slips") throw new Error("no slips");
    const made = new ExcelJS.Workbook();
    await made.xlsx.load(Buffer.from((await of.make(document, now)).bytes) as never);
    return made;
  }
  const cells = (sheet: ExcelJS.Worksheet | undefined, row: number) => {
    const texts: string[] = [];
    sheet?.getRow(row).eachCell((cell) => texts.push(cell.text));
    return [...new Set(texts)];
  };
  /** The lines of a slip that say how to get in. */
  const waysOn = (made: ExcelJS.Workbook, slip: number) =>
    (cells(made.getWorksheet("Phiếu mã"), slip * 12 + 9)[0] ?? "").split("\n");

  it("a slip and the list name the unit's own bot; the Official Account has a link and a QR code", async () => {
    const { hanh } = await open();
    await named();
    await hanh.say("/codes");
    const made = await book(withZalo, hanh, "all");
    const list = made.getWorksheet("Danh sách");
    expect(cells(list, 1).slice(5)).toEqual(["Trang web", "Zalo OA", "Zalo", "Telegram"]);
    const oa = "https://zalo.me/388613280878808645";
    for (const [slip, bot] of ["Bot Sở 1", "Bot Sở 2"].entries()) {
      const code = cells(list, slip + 2).find((text) => codePattern.test(text)) ?? "";
      expect(waysOn(made, slip)).toEqual([
        `Trang web: https://bao-cao.example/j/${code}`,
        `Zalo OA: mở ${oa} và gửi mã`,
        `Zalo: tìm “${bot}”, mở ra và gửi mã`,
        `Telegram: https://t.me/tonghop_bot?start=${code}`,
      ]);
      expect(cells(list, slip + 2).slice(6)).toEqual([
        oa,
        `Zalo: tìm “${bot}”, mở ra và gửi mã`,
        `https://t.me/tonghop_bot?start=${code}`,
      ]);
    }
    const sheet = made.getWorksheet("Phiếu mã");
    expect(sheet?.getImages()).toHaveLength(4);
    expect(cells(sheet, 1)).toEqual(["Sở Giáo dục và Đào tạo Bến Tre", "Trang web", "Zalo OA"]);
  });

  it("new paper names the same bot, whatever other units got theirs; a bot whose name is not known is left out", async () => {
    const { hanh } = await open();
    await named();
    const botOn = async (unit: string) =>
      waysOn(await book(withZalo, hanh, unit), 0).filter((line) => line.startsWith("Zalo:"));
    const [first] = await botOn("TT-GT");
    expect(first).toContain("Bot Sở 1");
    expect((await botOn("THPT-01"))[0]).toContain("Bot Sở 2");
    expect(await botOn("TT-GT")).toEqual([first]);
    await at.sql`update channel_account set username = null where account = '81'`;
    expect(await botOn("TT-GT")).toEqual([]);
  });

  it("three slips with every way in are not higher than a page, whatever its width", async () => {
    const { hanh } = await open();
    await named();
    const sheet = (await book(withZalo, hanh, "THPT-01")).getWorksheet("Phiếu mã");
    const heights = Array.from({ length: 12 }, (_, row) => sheet?.getRow(row + 1).height ?? 0);
    const { scale, fitToPage, margins } = sheet?.pageSetup ?? {};
    const page = 841.9 - 72 * ((margins?.top ?? 0) + (margins?.bottom ?? 0));
    expect(fitToPage).not.toBe(true);
    expect((3 * heights.reduce((sum, height) => sum + height, 0) * (scale ?? 100)) / 100).toBeLessThan(page);
  });
});
