// Documents made to hold a processor: each ends at a limit on its own work, or is read as far as the limits go, and said.
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/files/word/read-document.ts";
import { cell, documentOf, paragraph, row, run, table } from "../../support/files/document-of.ts";
import { whyUnread } from "../../support/files/why-unread.ts";
import { zipOf } from "../../support/files/zip-of.ts";

const inList = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

const whyNot = (bytes: Uint8Array) => whyUnread(() => readDocument(bytes));

describe("a hostile document", () => {
  const within = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

  it.each([
    ["elements in elements", within("<w:sdt>", "</w:sdt>", 300), "depth"],
    ["tables in tables", within("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 21), "depth"],
    [
      "text boxes in text boxes",
      within("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 90),
      "depth",
    ],
    ["one paragraph of more letters than a book", paragraph("x ".repeat(2_000_001)), "letters"],
    ["more elements than a book has", "<w:br/>".repeat(1_000_001), "parts"],
  ])("of %s is refused", async (_, body, what) => {
    expect(await whyNot(documentOf(body))).toEqual({ type: "too-much", what });
  });

  it("of thousands of tags that are never closed is broken at the second", async () => {
    const begin =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
    for (const tags of ["<w:t ".repeat(100_000), "<w:t>".repeat(200), "&a;".repeat(1_000)]) {
      expect(await whyNot(zipOf({ "word/document.xml": begin + tags }))).toEqual({
        type: "broken",
        kind: "docx",
      });
    }
  });

  it("has no work with spans and gaps of a thousand millions", async () => {
    const wide = '<w:gridSpan w:val="999999999"/>';
    const { blocks, left } = await readDocument(
      documentOf(
        table(
          row([cell("a", wide), cell("b")]),
          row([cell("c", wide), cell("d", `${wide}<w:hMerge/>`), cell("e", '<w:hMerge w:val="continue"/>')]),
          row([cell("f")], '<w:gridBefore w:val="999999999"/>'),
          row([cell("g"), cell("h")]),
        ),
      ),
    );
    expect(left).toEqual([{ what: "columns", most: 256, where: null }]);
    expect(blocks).toMatchObject([
      {
        rows: [
          { no: 1, cells: [{ column: 0, across: 256, shown: "a" }] },
          { no: 2, cells: [{ column: 0, shown: "c" }] },
          { no: 4, cells: [{ column: 0 }, { column: 1 }] },
        ],
      },
    ]);
  });

  it("may base its styles on each other in a ring or a chain of thousands", async () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`,
    );
    const ring = ["a", "b"].map(
      (id, at) => `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${"ba"[at]}"/></w:style>`,
    );
    const last = `<w:style w:type="paragraph" w:styleId="s20000"><w:rPr><w:b/></w:rPr></w:style>`;
    const styles = [...chain, ...ring, last].join("");
    const body = ["s0", "s9999", "a"].map((id) => paragraph("x", `<w:pStyle w:val="${id}"/>`)).join("");
    const { blocks } = await readDocument(documentOf(body, { styles }));
    expect(blocks).toMatchObject([{ bold: true }, { bold: true }, { bold: false }]);
  });

  it("may link its lists to each other in a ring, and write no number of thousands of letters", async () => {
    const styles = ["a", "b"]
      .map(
        (id, at) =>
          `<w:style w:type="numbering" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="${at + 1}"/></w:numPr></w:pPr></w:style>`,
      )
      .join("");
    const ring = ["b", "a"]
      .map(
        (link, at) =>
          `<w:abstractNum w:abstractNumId="${at}"><w:numStyleLink w:val="${link}"/></w:abstractNum>`,
      )
      .join("");
    const long = `<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="${"%1".repeat(10_000)}"/></w:lvl></w:abstractNum>`;
    const uses = [0, 1, 2]
      .map((list) => `<w:num w:numId="${list + 1}"><w:abstractNumId w:val="${list}"/></w:num>`)
      .join("");
    const body =
      paragraph("vòng", inList) + paragraph("dài", inList.replace('numId w:val="1"', 'numId w:val="3"'));
    const { blocks } = await readDocument(documentOf(body, { styles, numbering: ring + long + uses }));
    expect(blocks).toMatchObject([{ number: null }, { text: "dài" }]);
    expect(blocks[1]?.type === "paragraph" ? (blocks[1].number?.length ?? 0) : 0).toBeLessThan(500);
  });

  it("is read to its limits of rows, cells, paragraphs and letters, and what was left is said", async () => {
    const left = async (body: string) => (await readDocument(documentOf(body))).left;
    const cells = (most: number) =>
      `<w:tr>${"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>".repeat(most)}</w:tr>`;
    expect(await left(`<w:tbl>${cells(2).repeat(20_001)}</w:tbl>`)).toEqual([
      { what: "rows", most: 20_000, where: null },
    ]);
    expect(await left(`<w:tbl>${cells(256).repeat(785)}</w:tbl>`)).toEqual([
      { what: "rows", most: 781, where: null },
    ]);
    expect(await left(paragraph("x").repeat(20_001))).toEqual([
      { what: "paragraphs", most: 20_000, where: null },
    ]);
    const long = await readDocument(documentOf(paragraph(run("x".repeat(1_500_000))).repeat(3)));
    expect(long.left).toEqual([{ what: "letters", most: 2_000_000, where: null }]);
    expect(long.blocks.map((block) => block.type === "paragraph" && block.text.length)).toEqual([
      1_500_000, 500_000,
    ]);
  });
});
