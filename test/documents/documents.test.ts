// Files made in threads: what is in them comes from the database, limited to the officer's own units.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let documents: Documents;
let seeded: Seeded;
const asOf = new Date("2022-10-16T09:30:00+07:00");

beforeAll(async () => {
  database = await openTestDatabase();
  documents = openDocuments({ databaseUrl: database.url, timeZone: "Asia/Ho_Chi_Minh" });
  seeded = await seedRound(database.db, {
    units: castWith(
      {
        "THPT-01": {
          answers: fullAnswers("thpt", { "n2_5/r4_3/count": 486, "n2_5/r10_1/count": 8_200_000 }),
          sealed: { at: new Date("2022-10-10T08:15:00+07:00") },
        },
        "TT-GT": {
          answers: fullAnswers("tt_gdnn_gdtx", { "n2_5/r4_3/count": 14 }),
          sealed: { at: new Date("2022-10-16T08:15:00+07:00") },
          state: "returned",
          remark: "Rà soát mục 4.3.",
        },
        "PGD-CL": { answers: { "n2_5/r4_3/count": 9999 }, officers: [{ name: "anh Dũng" }] },
      },
      [
        {
          code: "TH-CL-1",
          kind: "truong",
          parent: "PGD-CL",
          shortName: "TH Chợ Lách",
          answers: fullAnswers("co_so_thuoc_phong", { "n2_5/r4_3/count": 77 }),
          sealed: { at: new Date("2022-10-11T08:15:00+07:00") },
        },
      ],
    ),
  });
});

afterAll(async () => {
  await documents?.close();
  await database?.close();
});

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await workbook.xlsx.load(copy);
  return workbook;
}

/** The texts and numbers of a sheet, row by row, for looking something up. */
function textOf(workbook: ExcelJS.Workbook, name: string): string {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const lines: string[] = [];
  sheet.eachRow((row) => lines.push(row.values ? JSON.stringify(row.values) : ""));
  return lines.join("\n");
}

test("the Sở's workbook adds up its direct children, the returned one too, and nothing below them", async () => {
  const ref = { type: "workbook", roundId: seeded.roundId, personId: seeded.person("chị Hạnh").id } as const;
  const file = await documents.make(ref, asOf);
  expect(file.name).toMatch(/^tong-hop-[a-z0-9-]+_2022-10-16_0930\.xlsx$/);
  const workbook = await open(file.bytes);
  const values = textOf(workbook, "Tổng hợp (giá trị)");
  expect(values).toContain('"Số sách đã huy động tặng các trường học, thư viện","quyển",500');
  expect(values).toContain("Tổng của 2/4 đơn vị đã nộp (có 1 đơn vị đang được trả lại");
  const tracking = textOf(workbook, "Theo dõi nộp");
  expect(tracking).toContain("Phải nộp 4; đã nộp 1 (25,0 %)");
  expect(tracking).toContain("thầy Minh");
  expect(tracking).not.toContain("TH-CL-1");
});

test("an officer of a phòng gets the schools of the phòng only", async () => {
  const ref = { type: "workbook", roundId: seeded.roundId, personId: seeded.person("anh Dũng").id } as const;
  const workbook = await open((await documents.make(ref, asOf)).bytes);
  expect(textOf(workbook, "Tổng hợp (giá trị)")).toContain('"quyển",77');
  expect(textOf(workbook, "Theo dõi nộp")).not.toContain("THPT-01");
});

test("whoever is no officer gets no workbook, and the thread goes on", async () => {
  const contact = {
    type: "workbook",
    roundId: seeded.roundId,
    personId: seeded.person("cô Lan").id,
  } as const;
  await expect(documents.make(contact, asOf)).rejects.toThrow(/as an officer/);
  const officer = { ...contact, personId: seeded.person("chị Hạnh").id };
  await expect(documents.make(officer, asOf)).resolves.toBeDefined();
});

test("a draft shows the current answers, a receipt exactly what was sealed", async () => {
  const node = seeded.node("THPT-01");
  const sealed = await database.db.transaction((tx) =>
    sealReport(tx, seeded, "THPT-01", fullAnswers("thpt", { "n2_5/r4_3/count": 500 }), {
      at: new Date("2022-10-12T10:00:00+07:00"),
    }),
  );
  const receipt = await documents.make({ type: "receipt", submissionId: sealed.submissionId }, asOf);
  expect(receipt.name).toBe("bien-nhan_thpt-01_2022-10-12_1000.xlsx");
  const sealedText = textOf(await open(receipt.bytes), `BN-${node.id}-2`);
  expect(sealedText).toContain(`Mã biên nhận: BN-${node.id}-2. Nộp lúc 10:00 ngày 12/10/2022, đúng hạn`);
  expect(sealedText).toContain('"quyển",500');

  const draft = await documents.make({ type: "draft", nodeId: node.id }, asOf);
  expect(draft.name).toBe("du-thao_thpt-01_2022-10-16_0930.xlsx");
  const draftText = textOf(await open(draft.bytes), "THPT Ca Văn Thỉnh");
  expect(draftText).toContain("DỰ THẢO");
  expect(draftText).toContain('"quyển",486');
});

test("several files at once are each made from their own order", async () => {
  const nodes = ["THPT-01", "THPT-02", "PGD-CL"].map((code) => seeded.node(code).id);
  const files = await Promise.all(nodes.map((nodeId) => documents.make({ type: "draft", nodeId }, asOf)));
  expect(files.map((file) => file.name.split("_")[1])).toEqual(["thpt-01", "thpt-02", "pgd-cl"]);
});

test("after closing nothing is made any more", async () => {
  const other = openDocuments({ databaseUrl: database.url, timeZone: "Asia/Ho_Chi_Minh" });
  const making = other.make({ type: "draft", nodeId: seeded.node("THPT-01").id }, asOf);
  await other.close();
  await expect(making).rejects.toThrow();
  await expect(other.make({ type: "draft", nodeId: 1 }, asOf)).rejects.toThrow(/no more files/);
});
