// Addresses behind words in the cells of documents and pastes: of the web alone, each once, none outside of tables.
import { expect, it } from "vitest";
import type { ReadFile } from "../../src/files/blocks.ts";
import { readClipboard } from "../../src/files/html/read-clipboard.ts";
import { readDocument } from "../../src/files/word/read-document.ts";
import { cell, documentOf, paragraph, row, run, table } from "../support/files/document-of.ts";

/** The cells that show words, with the addresses behind them. */
function linksIn({ blocks }: ReadFile) {
  return blocks.flatMap((block) =>
    block.type === "table"
      ? block.rows.flatMap(({ cells }) => cells.map(({ shown, links = [] }) => [shown, ...links]))
      : [],
  );
}

it("reads those of a paste", () => {
  const html = `<p><a href="https://truong.edu.vn/ngoai">ngoài</a></p><table>
    <tr><td>Cáp quang</td><td><a href="https://truong.edu.vn/1?a=1&amp;b=2">Hợp đồng</a></td></tr>
    <tr><td><a href="https://truong.edu.vn/1">một</a> và <a href=" https://truong.edu.vn/2 ">hai</a>, <a href="https://truong.edu.vn/1">một</a></td><td>x</td></tr>
    <tr><td><a href="mailto:a@truong.edu.vn">thư</a></td><td><a href="file:///C:/anh.jpg">tệp</a> <a name="x">chỗ</a></td></tr>
    <tr><td><del><a href="https://truong.edu.vn/bo">bỏ</a></del>giữ</td><td><a href="javascript:alert(1)">mã</a></td></tr></table>`;
  expect(linksIn(readClipboard({ html, text: "" }))).toEqual([
    ["Cáp quang"],
    ["Hợp đồng", "https://truong.edu.vn/1?a=1&b=2"],
    ["một và hai, một", "https://truong.edu.vn/1", "https://truong.edu.vn/2"],
    ["x"],
    ["thư"],
    ["tệp chỗ"],
    ["giữ"],
    ["mã"],
  ]);
});

it("reads those of a document", async () => {
  const link = (id: string, words: string) =>
    `<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${id}">${run(words)}</w:hyperlink>`;
  const links = { k1: "https://truong.edu.vn/1", k2: "mailto:a@truong.edu.vn" };
  const body = [
    paragraph(link("k1", "ngoài")),
    table(
      row([cell("Cáp quang"), cell(paragraph(link("k1", "Hợp đồng")))]),
      row([cell(paragraph(link("k2", "thư"))), cell(paragraph(link("k9", "không đâu")))]),
      row([cell(paragraph(`<w:del>${link("k1", "bỏ")}</w:del>${run("giữ")}`)), cell("x")]),
    ),
  ].join("");
  expect(linksIn(await readDocument(documentOf(body, { links })))).toEqual([
    ["Cáp quang"],
    ["Hợp đồng", "https://truong.edu.vn/1"],
    ["thư"],
    ["không đâu"],
    ["giữ"],
    ["x"],
  ]);
});

it("keeps no more addresses of a cell than anybody reads", () => {
  const many = Array.from({ length: 30 }, (_, at) => `<a href="https://a.vn/${at}">x</a>`).join(" ");
  const [[, ...links] = []] = linksIn(
    readClipboard({ html: `<table><tr><td>${many}<td>y</table>`, text: "" }),
  );
  expect(links).toHaveLength(20);
});
