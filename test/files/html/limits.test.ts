// Pastes made to hold a processor: each ends at a limit on its own work, or is read as far as the limits go, and said.
import { describe, expect, it } from "vitest";
import { readClipboard } from "../../../src/files/html/read-clipboard.ts";
import { whyUnread } from "../../support/files/why-unread.ts";

const read = (html: string) => readClipboard({ html, text: "" });

const whyNot = (html: string) => whyUnread(() => read(html));

describe("a hostile paste", () => {
  const counted = (most: number, piece: (at: number) => string) =>
    Array.from({ length: most }, (_, at) => piece(at)).join("");

  it.each([
    ["elements in elements", "<div>".repeat(600), "depth"],
    ["styles that are never closed", counted(600, (at) => `<b id=${at}>`), "depth"],
    // Each new paragraph opens the hundred styles again: 20 KB of HTML would be a million elements.
    [
      "styles opened again in every paragraph",
      `<p>${counted(100, (at) => `<b id=${at}>`)}x</p>${"<p>x</p>".repeat(10_000)}`,
      "parts",
    ],
    ["tables in tables", "<table><tr><td>".repeat(21), "depth"],
    ["more elements than a report has", "<br>".repeat(400_001), "parts"],
    ["more letters than a report has", `<p>${"x".repeat(4_000_000)}`, "letters"],
  ])("of %s is refused", async (_, html, what) => {
    expect(await whyNot(html)).toEqual({ type: "too-much", what });
  });

  it("reads twenty tables within each other", () => {
    expect(read(`${"<table><tr><td>".repeat(20)}trong`).blocks).toMatchObject([
      { type: "paragraph", text: "trong" },
    ]);
  });

  it("reads rows, columns, paragraphs and letters to the limit and says which were left", () => {
    const rows = read(`<table>${"<tr><td>1<td>2".repeat(20_001)}</table>`);
    expect(rows.left).toEqual([{ what: "rows", most: 20_000, where: null }]);
    expect(rows.blocks).toMatchObject([{ type: "table" }]);
    const [wide, long, text] = [
      `<table><tr>${"<td>x".repeat(300)}<tr><td colspan=1000000>y<td>z</table>`,
      "<p>x".repeat(20_001),
      `<p>${"x".repeat(1_999_999)}<p>${"y".repeat(10)}<p>z`,
    ].map(read);
    expect(wide?.left).toEqual([{ what: "columns", most: 256, where: null }]);
    expect(wide?.blocks).toMatchObject([
      { rows: [{ no: 1 }, { no: 2, cells: [{ column: 0, across: 256 }] }] },
    ]);
    expect(long?.left).toEqual([{ what: "paragraphs", most: 20_000, where: null }]);
    expect(long?.blocks).toHaveLength(20_000);
    expect(text?.left).toEqual([{ what: "letters", most: 2_000_000, where: null }]);
    expect(text?.blocks.slice(1)).toMatchObject([{ text: "y" }]);
  });
});
