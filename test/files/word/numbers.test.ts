// The numbers that Word counts and no file holds: by levels, restarts, own beginnings, styles and signs.
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/files/word/read-document.ts";
import { cell, documentOf, paragraph, row, table } from "../../support/files/document-of.ts";
import { laidOut } from "../../support/files/laid-out.ts";

const read = async (body: string, numbering: string, styles = "") =>
  laidOut((await readDocument(documentOf(body, { numbering, styles }))).blocks);

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const use = (id: number, of: number, ...overrides: string[]) =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides.join("")}</w:num>`;
const startAt = (at: number, number: number) =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${number}"/></w:lvlOverride>`;
const inList = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
const items = (...levels: readonly (readonly [number, number])[]) =>
  levels.map(([id, at]) => paragraph("x", inList(id, at))).join("");
const numbers = async (body: string, numbering: string, styles = "") =>
  (await read(body, numbering, styles)).map((line) => /\[(.*)\]/u.exec(line)?.[1] ?? null);

describe("a list", () => {
  const outline = list(
    7,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
  );

  it("counts each level, and begins again below one that counted on", async () => {
    const body = items(
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 0],
      [1, 1],
    );
    expect(await read(body, outline + use(1, 7))).toEqual([
      "¶ [I.] x L0",
      "¶ [1.] x L1",
      "¶ [1.1.] x L2",
      "¶ [1.2.] x L2",
      "¶ [a)] x L3",
      "¶ [-] x L4",
      "¶ [2.] x L1",
      "¶ [2.1.] x L2",
      "¶ [a)] x L3",
      "¶ [II.] x L0",
      "¶ [1.] x L1",
    ]);
  });

  it("goes on in another use of it, and begins where that says so the first time it is used", async () => {
    const numbering = outline + use(1, 7) + use(2, 7) + use(3, 7, startAt(0, 1)) + use(4, 7, startAt(1, 5));
    expect(await numbers(items([1, 0], [2, 0], [3, 0], [3, 0], [1, 0], [4, 1], [4, 1]), numbering)).toEqual([
      "I.",
      "II.",
      "I.",
      "II.",
      "III.",
      "5.",
      "6.",
    ]);
  });

  it("begins again after the level that it names, or never", async () => {
    const restart = (value: number) => `<w:lvlRestart w:val="${value}"/>`;
    const numbering = list(
      1,
      level(0, "decimal", "%1"),
      level(1, "decimal", "%2", restart(0)),
      level(2, "decimal", "%3", restart(1)),
    );
    expect(
      await numbers(
        items([1, 0], [1, 1], [1, 2], [1, 1], [1, 2], [1, 0], [1, 1], [1, 2]),
        numbering + use(1, 1),
      ),
    ).toEqual(["1", "1", "1", "2", "2", "2", "3", "1"]);
  });

  it("writes its numbers as its kind does, legal ones in digits", async () => {
    const kinds = [
      "decimalZero",
      "lowerRoman",
      "upperLetter",
      "lowerLetter",
      "none",
      "cardinalText",
      "upperRoman",
    ];
    const numbering = kinds
      .map(
        (kind, at) =>
          list(at, level(0, kind, "(%1)").replace('w:start w:val="1"', 'w:start w:val="28"')) +
          use(at + 1, at),
      )
      .join("");
    const legal =
      list(90, level(0, "upperRoman", "%1"), level(1, "decimal", "Mục %1.%2", "<w:isLgl/>")) + use(90, 90);
    expect(
      await numbers(
        items(...kinds.map((_, at) => [at + 1, 0] as const), [90, 0], [90, 1]),
        numbering + legal,
      ),
    ).toEqual(["(28)", "(xxviii)", "(BB)", "(bb)", "()", "(28)", "(XXVIII)", "I", "Mục 1.1"]);
  });

  it("has a sign that a font of symbols draws as a dot, and none where none is written", async () => {
    const symbol = (text: string, font: string) =>
      `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr></w:lvl>`;
    const signs = [
      symbol("\uf0b7", "Symbol"),
      symbol("v", "Wingdings"),
      symbol("+", "Times New Roman"),
      symbol("", "Arial"),
    ];
    const numbering = signs.map((sign, at) => list(at, sign) + use(at + 1, at)).join("");
    expect(await numbers(items([1, 0], [2, 0], [3, 0], [4, 0]), numbering)).toEqual(["•", "•", "+", null]);
  });
});

describe("a paragraph's number", () => {
  const styles = [
    `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
    `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
    `<w:style w:type="paragraph" w:styleId="Nho"><w:name w:val="Nhỏ"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
    `<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="DS"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
  ].join("");
  const numbering =
    list(
      5,
      level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
      level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
      level(2, "lowerLetter", "%3)", '<w:pStyle w:val="Nho"/>'),
    ) +
    `<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>` +
    use(1, 5) +
    use(2, 6);
  const styled = (id: string, more = "") => paragraph("x", `<w:pStyle w:val="${id}"/>${more}`);

  it("comes with its style, at the level that the list gives to the style", async () => {
    expect(
      await read(
        styled("H1") + styled("H2") + styled("Nho") + styled("Nho") + styled("H2"),
        numbering,
        styles,
      ),
    ).toEqual(["¶ [I.] x L0", "¶ [1.] x L1", "¶ [a)] x L2", "¶ [b)] x L2", "¶ [2.] x L1"]);
  });

  it("is taken away by itself, and counted in the list that a style of lists describes", async () => {
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    expect(
      await read(styled("H1") + styled("H1", none) + items([2, 0], [9, 0], [1, 8]), numbering, styles),
    ).toEqual(["¶ [I.] x L0", "¶ x L0", "¶ [II.] x L0", "¶ x", "¶ x"]);
  });

  it("is counted for blank paragraphs too, and is what a cell shows that holds nothing else", async () => {
    const numbered = (text: string) => paragraph(text, inList(3));
    const body = [
      numbered(" "),
      table(
        row([cell(numbered("")), cell("a")]),
        row([cell(numbered("b")), cell("c", '<w:vMerge w:val="restart"/>')]),
        row([cell(""), cell(numbered("che"), "<w:vMerge/>")]),
        row([cell(numbered("xóa"))], "<w:del/>"),
      ),
      paragraph("nối ", `${inList(3)}<w:rPr><w:del/></w:rPr>`),
      numbered("d"),
    ];
    expect(await read(body.join(""), list(3, level(0, "decimal", "%1.")) + use(3, 3))).toEqual([
      "table, head 0",
      "1: 0 2. | 1 a",
      "2: 0 3. b | 1*1x2 c",
      "¶ [4.] nối d L0",
    ]);
  });
});
