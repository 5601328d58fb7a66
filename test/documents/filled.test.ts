// The form's own file, made in the thread: with the totals of what was sealed, and with one unit's report as it stands.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import { load, sheetOf, shown } from "../support/files/workbook-text.ts";
import { castWith } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import {
  firstReport,
  ownFile,
  ownFileForm,
  renamed,
  secondReport,
} from "../support/template/own-file-form.ts";
import { partsIn } from "../support/template/parts.ts";

let database: TestDatabase;
let documents: Documents;
let seeded: Seeded;
const asOf = new Date("2022-10-16T09:30:00+07:00");
const sealed = { at: new Date("2022-10-10T08:15:00+07:00") };
const profiles = Object.fromEntries(
  ["phong_gddt", "tt_gdnn_gdtx", "thpt", "dac_thu", "truong"].map((kind) => [kind, "truong"]),
);
const units = castWith({
  "THPT-01": { answers: firstReport, sealed },
  "TT-GT": { answers: secondReport, sealed },
  "PGD-CL": { answers: { "b/th/tong": 7 } },
});

beforeAll(async () => {
  database = await openTestDatabase();
  documents = openDocuments({ databaseUrl: database.url, timeZone: "Asia/Ho_Chi_Minh" });
  seeded = await seedRound(database.db, {
    form: ownFileForm,
    template: ownFile,
    settings: { profiles },
    units,
  });
});

afterAll(async () => {
  await documents?.close();
  await database?.close();
});

const valueAt = (sheet: Parameters<typeof shown>[0]["worksheet"], address: string) =>
  shown(sheet.getCell(address));

async function cells(bytes: Uint8Array, ...addresses: string[]) {
  const sheet = sheetOf(await load(bytes), "Biểu 01");
  return addresses.map((address) => valueAt(sheet, address));
}

function totals(of: Seeded) {
  const personId = of.person("chị Hạnh").id;
  return documents.make({ type: "filled-totals", roundId: of.roundId, personId }, asOf);
}

test("the totals: only cells that are filled differ from the file that was released", async () => {
  const { name, bytes } = await totals(seeded);
  expect(name).toBe("bieu-mau_hoc-sinh-theo-cap-hoc_2022-10-16_0930.xlsx");
  expect(await cells(bytes, "C10", "D11", "F12", "G10", "A5")).toEqual([
    500,
    160,
    45.5,
    2,
    "Số liệu tạm thời đến 09:30 ngày 16/10/2022. Tổng của 2/4 đơn vị đã nộp.",
  ]);
  const [before, after] = [await partsIn(ownFile), await partsIn(bytes)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after].filter(([part, own]) => !before.get(part)?.equals(own)).map(([part]) => part)).toEqual([
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/workbook.xml",
  ]);
});

test("one unit's report: what it sealed, and what stands while it writes", async () => {
  const make = (code: string) => documents.make({ type: "filled-unit", nodeId: seeded.node(code).id }, asOf);
  const done = await make("THPT-01");
  expect(done.name).toBe("bieu-mau_thpt-01_2022-10-10_0815.xlsx");
  const [unit, banner, ...figures] = await cells(done.bytes, "A4", "A5", "C10", "F10", "G10");
  expect([unit, ...figures]).toEqual([seeded.node("THPT-01").name, 300, 25, "Có"]);
  expect(banner).toMatch(
    /^Bản nộp lần 1\. Mã biên nhận: \S+\. Nộp lúc 08:15 ngày 10\/10\/2022, đúng hạn\.$/u,
  );
  const half = await make("PGD-CL");
  expect(half.name).toBe("bieu-mau_pgd-cl_2022-10-16_0930.xlsx");
  expect(await cells(half.bytes, "A5", "C10", "C11")).toEqual([
    "DỰ THẢO – chưa phải bản nộp. Số liệu đến 09:30 ngày 16/10/2022",
    7,
    null,
  ]);
});

test("what is said of people stands in neither where it leaves our own server", async () => {
  const form = renamed("ve-nguoi");
  const asking = structuredClone(form);
  for (const column of asking.sections[0]?.items[1]?.table?.columns ?? [])
    if (column.id === "ten") column.personal = true;
  const round = await seedRound(database.db, {
    form: asking,
    template: ownFile,
    settings: { profiles },
    units,
  });
  const { roundId } = round;
  const personId = round.person("chị Hạnh").id;
  for (const [ref, name, count] of [
    [{ type: "filled-totals", roundId, personId }, "Kệ sách", 5],
    [{ type: "filled-unit", nodeId: round.node("THPT-01").id }, "Máy chiếu <Full HD> & màn", 2],
  ] as const) {
    const held = async (people: boolean) => {
      const { name: file, bytes } = await documents.make(ref, asOf, people);
      expect(file).toMatch(/^bieu-mau_/u);
      const list = sheetOf(await load(bytes), "Danh sách");
      return [valueAt(list, "C4"), valueAt(list, "D4")];
    };
    expect(await held(true)).toEqual([name, count]);
    expect(await held(false)).toEqual(["…", count]);
  }
});

test("without a file that fits both are the ones built from the form", async () => {
  const lists = { ...secondReport, ...Object.fromEntries([1, 2, 3, 4].map((at) => [`ds/l9_${at}/so`, at])) };
  const full = await seedRound(database.db, {
    form: ownFileForm,
    settings: { profiles },
    units: castWith({ "THPT-01": { answers: lists, sealed } }),
  });
  const none = await seedRound(database.db, { form: renamed("khong-tep"), settings: { profiles }, units });
  for (const round of [full, none]) {
    expect((await totals(round)).name).toMatch(/^tong-hop-/u);
    const unit = round.node("THPT-01").id;
    expect((await documents.make({ type: "filled-unit", nodeId: unit }, asOf)).name).toMatch(/^bien-nhan_/u);
  }
});
