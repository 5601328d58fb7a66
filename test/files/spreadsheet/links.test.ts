// Addresses behind a cell's words: of the sheet's own links and of formulas that are nothing else; of the web alone.
import { expect, it } from "vitest";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { columnName, tablesOf } from "../../support/files/cells-of.ts";
import { workbookOf } from "../../support/files/handwritten-workbook.ts";

const office = "http://schemas.openxmlformats.org";
const type = `${office}/officeDocument/2006/relationships/hyperlink`;

/** Rows of words in the columns A and B. */
const words = (rows: number) =>
  Array.from(
    { length: rows },
    (_, at) =>
      `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>Dòng ${at + 1}</t></is></c><c r="B${at + 1}" t="inlineStr"><is><t>Xem ảnh</t></is></c></row>`,
  ).join("");

/** The addresses by their cells, of a sheet with these links: where, to what, and the place there. */
async function linksIn(
  links: readonly (readonly [ref: string, target: string | null, place?: string])[],
  rows = words(6),
) {
  const targets = links.flatMap(([, target], at) => (target === null ? [] : [{ id: `k${at}`, target }]));
  const bytes = workbookOf({
    sheets: [
      `<sheetData>${rows}</sheetData><hyperlinks xmlns:q="${office}/officeDocument/2006/relationships">${links
        .map(
          ([ref, target, place], at) =>
            `<hyperlink ref="${ref}"${target === null ? "" : ` q:id="k${at}"`}${place === undefined ? "" : ` location="${place}"`}/>`,
        )
        .join("")}</hyperlinks>`,
    ],
    parts: {
      "xl/worksheets/_rels/sheet0.xml.rels": `<Relationships xmlns="${office}/package/2006/relationships">${targets
        .map(
          ({ id, target }) =>
            `<Relationship Id="${id}" Type="${type}" Target="${target}" TargetMode="External"/>`,
        )
        .join("")}</Relationships>`,
    },
  });
  const table = tablesOf(await readSheets(bytes)).get("S0");
  return Object.fromEntries(
    (table?.rows ?? []).flatMap(({ no, cells }) =>
      cells.flatMap(({ column, links: own }) => (own ? [[`${columnName(column)}${no}`, own]] : [])),
    ),
  );
}

const drive = "https://drive.google.com/file/d/1aB/view?usp=sharing";

it("reads where the sheet's links lead, with the place there", async () => {
  const links = [
    ["B1", drive.replace("?", "?x=1&amp;")],
    ["B2", "HTTP://truong.edu.vn/anh.jpg"],
    ["B3", "https://docs.google.com/spreadsheets/d/9/edit", "gid=0"],
    ["B4:B5", "https://truong.edu.vn/chung"],
  ] as const;
  expect(await linksIn(links)).toEqual({
    B1: ["https://drive.google.com/file/d/1aB/view?x=1&usp=sharing"],
    B2: ["HTTP://truong.edu.vn/anh.jpg"],
    B3: ["https://docs.google.com/spreadsheets/d/9/edit#gid=0"],
    B4: ["https://truong.edu.vn/chung"],
    B5: ["https://truong.edu.vn/chung"],
  });
});

it.each<[string, string | null]>([
  ["a place in the file", null],
  ["a mail address", "mailto:a@truong.edu.vn"],
  ["a file on a disk", "file:///C:\\anh\\1.jpg"],
  ["a file beside it", "anh/1.jpg"],
  ["a script", "javascript:alert(1)"],
  ["another scheme", "ftp://truong.edu.vn/anh.jpg"],
  ["blanks", "https://truong.edu.vn/a b"],
  ["no host", "https://"],
  ["more letters than an address has", `https://truong.edu.vn/${"a".repeat(2_000)}`],
])("leaves out %s", async (_, target) => {
  expect(await linksIn([target === null ? ["B1", null, "S0!A1"] : ["B1", target]])).toEqual({});
});

it("finds no link that its sheet does not name, and none without words", async () => {
  expect(
    await linksIn([
      ["Z9", drive],
      ["B1", drive],
      ["??", drive],
    ] as const),
  ).toEqual({ B1: [drive] });
});

const formula = (text: string, value = "<v>Ảnh</v>") =>
  linksIn([], `<row r="1"><c r="B1" t="str"><f>${text.replaceAll("&", "&amp;")}</f>${value}</c></row>`);

it.each<[string, string | null]>([
  ['HYPERLINK("https://truong.edu.vn/1","Ảnh")', "https://truong.edu.vn/1"],
  ['hyperlink( "https://truong.edu.vn/1" )', "https://truong.edu.vn/1"],
  ['HYPERLINK("https://truong.edu.vn/1";"Ảnh")', "https://truong.edu.vn/1"],
  ['HYPERLINK("https://truong.edu.vn/?a=1&b=""2""","Ảnh")', null],
  ['HYPERLINK("https://truong.edu.vn/"&A1,"Ảnh")', null],
  ['HYPERLINK("#S0!A1","Ảnh")', null],
  ['HYPERLINK("mailto:a@b.vn","Ảnh")', null],
  ['IF(A1=1,HYPERLINK("https://truong.edu.vn/1","Ảnh"),"")', null],
  ['"https://truong.edu.vn/1"', null],
])("reads the address that a formula names in full: %s", async (text, address) => {
  expect(await formula(text)).toEqual(address === null ? {} : { B1: [address] });
});

it("reads it where nobody worked the formula out", async () => {
  expect(await formula('HYPERLINK("https://truong.edu.vn/1","Ảnh")', "")).toEqual({
    B1: ["https://truong.edu.vn/1"],
  });
});
