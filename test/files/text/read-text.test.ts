// Lists and plain texts as blocks: separators, quotes, encodings, rows as a spreadsheet numbers them, lines with tabs.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/files/blocks.ts";
import { readFile } from "../../../src/files/read.ts";
import { whyUnread } from "../../support/files/why-unread.ts";

const bytes = (said: string) => new TextEncoder().encode(said);
const read = (name: string, said: string | Uint8Array) =>
  readFile(name, typeof said === "string" ? bytes(said) : said);
const rowsOf = (block: Block | undefined) =>
  block?.type === "table"
    ? block.rows.map(({ no, cells }) => [no, ...cells.map(({ column, shown }) => `${column}:${shown}`)])
    : [];
const rows = async (said: string | Uint8Array, name = "a.csv") => {
  const { blocks } = await read(name, said);
  expect(blocks.length).toBeLessThanOrEqual(1);
  return rowsOf(blocks[0]);
};
const why = (name: string, said: string | Uint8Array) => whyUnread(() => read(name, said));

describe("a list", () => {
  it("is one table of texts, blank cells left out, rows with the numbers that a spreadsheet shows", async () => {
    const said = 'STT;Tên;Số\r\n\r\n1;"Trường ""Một""\r\ncơ sở 2";001\r\n;;\r\n2;;1.234\r\n';
    expect((await read("a.csv", said)).blocks).toMatchObject([{ sheet: null, head: 0, hiddenColumns: [] }]);
    expect(await rows(said)).toEqual([
      [1, "0:STT", "1:Tên", "2:Số"],
      [3, "0:1", '1:Trường "Một"\ncơ sở 2', "2:001"],
      [5, "0:2", "2:1.234"],
    ]);
  });

  it.each([
    ["commas among semicolons", "Sở A, phòng B, năm 2026\nMã;Tên;Ghi chú\nSO;Sở;a, b, c, d, e\nA;B;c"],
    ["semicolons among commas", "Sở; năm 2026\nMã,Tên,Ghi chú\nSO,Sở,a; b\nA,B,c"],
    ["tabs", "Danh sách; năm, 2026\nMã\tTên\tGhi chú\nSO\tSở\ta, b\nA\tB\tc"],
    ["what its first line says", "sep=|\nMã|Tên|Ghi, chú\nA|B;;;|c\nSO|B|c"],
  ])("has its separator told over its whole head: %s", async (_, said) => {
    const found = await rows(said);
    expect(found.slice(-1)).toEqual([[4, expect.stringMatching(/^0:(A|SO)$/), "1:B", "2:c"]]);
  });

  it("tells in which row a quotation mark is never closed", async () => {
    expect(await why("a.csv", 'a;b\n"c;d\ne;f')).toEqual({ type: "open-quote", row: 2 });
  });

  it("leaves rows out beyond what anybody keeps, and tells it", async () => {
    const { blocks, left } = await read("a.csv", "a;b\n".repeat(20_005));
    expect(blocks).toMatchObject([{ rows: { length: 20_000 } }]);
    expect(left).toEqual([{ what: "rows", most: 20_000, where: null }]);
  });
});

describe("a plain text", () => {
  it("is a paragraph a line, and a table where lines have tabs", async () => {
    const { kind, blocks } = await read(
      "a.txt",
      '\uFEFFBÁO CÁO\r\n\r\n1. Công  tác\u200B chỉ đạo\r\nSTT\tNội dung\r\n1.7\t"hai\r\ndòng"\r\nHết "câu\r\n"Trích" ở đầu\tcột',
    );
    expect(kind).toBe("txt");
    expect(blocks.map((block) => (block.type === "table" ? rowsOf(block) : block.text))).toEqual([
      "BÁO CÁO",
      "1. Công tác chỉ đạo",
      [
        [4, "0:STT", "1:Nội dung"],
        [5, "0:1.7", "1:hai\ndòng"],
      ],
      'Hết "câu',
      [[7, '0:"Trích" ở đầu', "1:cột"]],
    ]);
  });
});

describe("encodings", () => {
  const small = (name: string) => new Uint8Array(readFileSync(new URL(`../cases/${name}`, import.meta.url)));
  it.each(["u10-utf16le.csv", "u10c-utf16le-nobom.csv", "u10d-tab-utf16.csv", "u10e-nfd.csv"])(
    "reads %s",
    async (name) => {
      expect(await rows(small(name), name)).toEqual([
        [1, "0:Mã đơn vị", "1:Tên đơn vị", "2:Loại", "3:Trực thuộc"],
        [2, "0:SO", "1:Sở Giáo dục và Đào tạo", "2:so"],
        [3, "0:001", "1:Trường THPT Mẫu Một", "2:thpt", "3:SO"],
        [4, "0:002", "1:Trường THPT Mẫu Hai", "2:thpt", "3:SO"],
      ]);
    },
  );

  it("names the one that it does not read, with and without a mark", async () => {
    const big = small("u10b-utf16be.csv");
    expect(await why("a.csv", big)).toEqual({ type: "encoding", encoding: "utf-16be" });
    expect(await why("a.csv", big.subarray(2))).toEqual({ type: "encoding", encoding: "utf-16be" });
    expect(await why("a.csv", Uint8Array.from([0x6d, 0xe3, 0x0a]))).toEqual({
      type: "encoding",
      encoding: null,
    });
  });
});

it("tells a file of a kind that is not read by its true name", async () => {
  expect(await why("a.csv", bytes("{\\rtf1}"))).toEqual({ type: "kind", kind: "rtf" });
  expect(await why("a.csv", new Uint8Array(20_000_001))).toEqual({ type: "too-much", what: "bytes" });
});

it("has a table between upright strokes; the rule under its titles is drawn, not written", async () => {
  const said = "Biểu 1\n| TT | Nội dung |\n|:---|---:|\n| 1 | Máy tính |\n|  |  |\n| 2 | Loa |\na | b\n";
  const { blocks } = await read("a.txt", said);
  expect(blocks.map(({ type }) => type)).toEqual(["paragraph", "table", "paragraph"]);
  expect(blocks[1]).toMatchObject({ head: 1 });
  expect(rowsOf(blocks[1])).toEqual([
    [2, "0:TT", "1:Nội dung"],
    [4, "0:1", "1:Máy tính"],
    [6, "0:2", "1:Loa"],
  ]);
});
