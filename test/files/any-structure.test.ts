// Whatever elements stand in each other, in whatever order: what is read keeps the shape of blocks, cell beside cell.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReadFile, readFileSchema } from "../../src/files/blocks.ts";
import { readClipboard } from "../../src/files/html/read-clipboard.ts";
import { UnreadableFile } from "../../src/files/unreadable.ts";
import { readDocument } from "../../src/files/word/read-document.ts";
import { documentOf } from "../support/files/document-of.ts";

/** The file is what its schema says, rows are in their order and no cell begins within another of its row. */
function isWhole(file: ReadFile): void {
  for (const block of readFileSchema.parse(file).blocks) {
    if (block.type === "paragraph") continue;
    expect(block.rows.map(({ no }) => no)).toEqual(block.rows.map(({ no }) => no).sort((a, b) => a - b));
    expect(block.rows.length).toBeGreaterThan(0);
    for (const { cells } of block.rows) {
      cells.slice(1).forEach(({ column }, at) => {
        const before = cells[at];
        expect(column).toBeGreaterThanOrEqual((before?.column ?? 0) + (before?.across ?? 0));
      });
      expect(cells.every(({ across, down, shown }) => across > 0 && down > 0 && shown !== "")).toBe(true);
    }
  }
}

describe("any structure", () => {
  it("of HTML is read", () => {
    const tags =
      "p div b table tr td th thead tbody caption col ol ul li h2 span br pre s select style o:p".split(" ");
    const attributes = [
      "",
      " colspan=3",
      " rowspan=2",
      " rowspan=0",
      " style='display:none'",
      " style='mso-list:Ignore'",
      " x:num",
      " align=center",
    ];
    const piece = fc.oneof(
      fc
        .tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes))
        .map(([tag, more]) => `<${tag}${more}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom("12", "chữ ", "\n", "&nbsp;", "<!-- -->", "<![if !supportLists]>", "\t"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        isWhole(readClipboard({ html: pieces.join(""), text: "" }));
      }),
      { numRuns: 400 },
    );
  });

  it("of WordprocessingML is read, or told why not", async () => {
    const empty = [
      '<w:gridSpan w:val="2"/>',
      "<w:vMerge/>",
      '<w:vMerge w:val="restart"/>',
      "<w:hMerge/>",
      '<w:gridBefore w:val="2"/>',
      "<w:del/>",
      "<w:b/>",
      "<w:vanish/>",
      "<w:showingPlcHdr/>",
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      "<w:cellDel/>",
      "<w:hidden/>",
      '<w:numId w:val="1"/>',
      "<w:br/>",
      "<w:tblHeader/>",
      "<w:t>12</w:t>",
      "<w:t>chữ </w:t>",
    ];
    const around =
      "w:p w:r w:rPr w:pPr w:tbl w:tr w:trPr w:tc w:tcPr w:sdt w:sdtPr w:sdtContent w:txbxContent w:del w:ins mc:AlternateContent mc:Choice mc:Fallback".split(
        " ",
      );
    const usual = (inner: string) =>
      `<w:tbl><w:tr><w:tc><w:p><w:r>${inner}</w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`;
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom(...empty),
        fc
          .tuple(fc.constantFrom(...around), fc.array(tie("node"), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join("")}</${name}>`),
        tie("node").map(usual),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(node, { maxLength: 8 }), async (nodes) => {
        const file = await readDocument(documentOf(nodes.join(""))).catch((error: unknown) => {
          if (!(error instanceof UnreadableFile)) throw error;
          return null;
        });
        if (file !== null) isWhole(file);
      }),
      { numRuns: 400 },
    );
  });
});
