// A second form, with other sections, one column and no gates, walks, sums and exports without any change of code.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDocuments } from "../../src/documents/documents.ts";
import { person } from "../../src/store/schema.ts";
import { openWorld } from "../support/chat/world.ts";
import { smallForm } from "../support/round/small-form.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("walks, sums and exports another form", async () => {
  const { db, url } = database;
  const world = openWorld(db, new Date("2022-10-10T08:00:00+07:00"));
  await openTwoSchools(db, smallForm, "Trồng cây", world.now());
  const said = [
    "1/10",
    "2 triệu",
    "có",
    "40",
    "2,5",
    "30",
    "không",
    "Nhà trường trồng cây đầu năm, học sinh chăm sóc.",
  ];
  for (const code of ["T1", "T2"]) {
    const chat = world.chat(code);
    const first = await chat.join(code);
    expect(first.text).toContain("[1/7] Mục A.1. Ngày tổ chức");
    for (const text of said) await chat.say(text);
    expect(chat.last().text).toContain("Báo cáo đã đủ 7 mục");
    await chat.say("nộp");
    expect((await chat.say("đúng")).text).toContain("Mã biên nhận");
  }
  const officer = world.chat("officer");
  await officer.join("S", "officer");
  expect((await officer.say("/summary")).text).toContain("Cây đã trồng: 140 cây");
  expect(world.logged).toEqual([]);

  const [boss] = await db.select().from(person).orderBy(person.id).limit(3).offset(2);
  const documents = openDocuments({ databaseUrl: url, timeZone: "Asia/Ho_Chi_Minh" });
  try {
    const file = await documents.make({ type: "workbook", roundId: 1, personId: boss?.id ?? 0 }, world.now());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(file.bytes).buffer);
    const cells: unknown[] = [];
    workbook
      .getWorksheet("Tổng hợp")
      ?.eachRow((row) => row.eachCell((cell) => cells.push(cell.result ?? cell.value)));
    expect(cells).toEqual(
      expect.arrayContaining(["Cây bóng mát", 80, "Cây ăn trái", 60, "Tổng số cây", 140]),
    );
  } finally {
    await documents.close();
  }
});
