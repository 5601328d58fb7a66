// Code slips: what stands on the paper, that it works once, and that only the newest paper counts.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Documents, openDocuments } from "../../src/jobs/documents.ts";
import { castWith } from "../support/cast.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { emptyDatabase, seedRound } from "../support/seed.ts";
import { openWorld } from "../support/world.ts";

const now = new Date("2022-10-10T08:00:00+07:00");

let at: TestDatabase;
let documents: Documents;
beforeAll(async () => {
  at = await openTestDatabase();
  let ids = 0;
  documents = openDocuments({
    databaseUrl: at.url,
    timeZone: "Asia/Ho_Chi_Minh",
    slips: {
      newId: () => `seed-${++ids}`,
      doors: { page: "https://bao-cao.example", telegramAccount: "1" },
    },
  });
});
afterAll(async () => {
  await documents.close();
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
