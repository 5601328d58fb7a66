// What the units below wrote, item by item, as a Word document with a place for the compiling unit's own words. By hand: paragraphs and one table an item.
import type { Answers } from "../../form/answers.ts";
import { isAsked } from "../../form/form.ts";
import { questionnaire } from "../../form/questions.ts";
import { wordsAt } from "../rollup.ts";
import { zipped } from "../template/archive.ts";
import type { RoundInfo } from "../types.ts";

export type OpinionLabels = {
  readonly title: string;
  /** How the file is used. */
  readonly lead: string;
  /** Over the texts of the units below: whatever stands in that table is nobody's answer here. */
  readonly below: string;
  /** Where nobody wrote anything. */
  readonly nobody: string;
  /** Where the unit has written nothing yet. */
  readonly blank: string;
  /** Says where its own words go: the last row of that table. */
  readonly own: string;
};

type Opinions = {
  readonly round: RoundInfo;
  readonly labels: OpinionLabels;
  readonly unit: { readonly name: string; readonly profile: string };
  readonly answers: Answers;
  /** Each unit that has handed in, in the order of the round. */
  readonly below: readonly { readonly name: string; readonly answers: Answers }[];
};

/** The document's bytes. */
export async function writeOpinions(input: Opinions): Promise<Uint8Array> {
  const { labels, unit, round } = input;
  const body = [
    paragraph(unit.name, { bold: true }),
    paragraph(labels.title, { bold: true, centred: true }),
    paragraph(round.title, { centred: true }),
    paragraph(labels.lead, { italic: true }),
    ...itemsOf(input),
  ].join("");
  const xml = new TextEncoder();
  return zipped(
    [
      ["[Content_Types].xml", types],
      ["_rels/.rels", relations],
      [
        "word/document.xml",
        `${declared}<w:document xmlns:w="${main}"><w:body>${body}${page}</w:body></w:document>`,
      ],
    ].map(([name = "", text = ""]) => ({ name, bytes: xml.encode(text) })),
  );
}

function itemsOf({ round: { form }, labels, unit, answers, below }: Opinions): readonly string[] {
  const q = questionnaire(form, unit.profile);
  return form.sections.flatMap((section) => {
    if (!isAsked(section, unit.profile)) return [];
    const items = section.items.flatMap((item) => {
      const question = q.byId(item.id);
      const [place] = question?.places ?? [];
      if (!question?.narrative || place === undefined) return [];
      const wrote = below.flatMap(({ name, answers: theirs }) => {
        const text = wordsAt(theirs, place);
        return text === null || text.trim() === "" ? [] : [{ name, text }];
      });
      const own = wordsAt(answers, place);
      return [
        paragraph(titled(item.no, item.text), { bold: true }),
        table(labels, wrote),
        ...(own === null
          ? [paragraph(labels.blank, { marked: true })]
          : linesOf(own).map((line) => paragraph(line))),
      ];
    });
    return items.length === 0 ? [] : [paragraph(titled(section.no, section.title), { bold: true }), ...items];
  });
}

function titled(no: string, text: string): string {
  return no === "" ? text : `${no}. ${text}`;
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

type Looks = {
  readonly bold?: true;
  readonly italic?: true;
  readonly centred?: true;
  readonly marked?: true;
};

function paragraph(text: string, { bold, italic, centred, marked }: Looks = {}): string {
  const run = [
    `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>`,
    bold ? "<w:b/>" : "",
    italic ? "<w:i/>" : "",
    '<w:sz w:val="26"/>',
    marked ? '<w:highlight w:val="yellow"/>' : "",
  ].join("");
  const own = centred ? '<w:jc w:val="center"/>' : "";
  return `<w:p><w:pPr><w:spacing w:after="80"/>${own}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

/** Framed, so that it is seen where the units' own texts end; its first row says that nothing in it is read back. */
function table(
  { below, nobody, own }: OpinionLabels,
  wrote: readonly { readonly name: string; readonly text: string }[],
): string {
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join("");
  const cell = (content: string, width: number, across = 1) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across > 1 ? `<w:gridSpan w:val="${across}"/>` : ""}</w:tcPr>${content}</w:tc>`;
  const wide = (content: string) => `<w:tr>${cell(content, 9_300, 2)}</w:tr>`;
  const rows = wrote.map(({ name, text }) => {
    const said = linesOf(text)
      .map((line) => paragraph(line))
      .join("");
    return `<w:tr>${cell(paragraph(name), 2_300)}${cell(said, 7_000)}</w:tr>`;
  });
  const body = rows.length > 0 ? rows.join("") : wide(paragraph(nobody));
  return `<w:tbl><w:tblPr><w:tblW w:w="9300" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2300"/><w:gridCol w:w="7000"/></w:tblGrid>${wide(paragraph(below, { italic: true }))}${body}${wide(paragraph(own, { italic: true }))}</w:tbl>`;
}

/** What no XML may hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

const font = "Times New Roman";
const formats = "http://schemas.openxmlformats.org";
const main = `${formats}/wordprocessingml/2006/main`;
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const types = `${declared}<Types xmlns="${formats}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`;
const relations = `${declared}<Relationships xmlns="${formats}/package/2006/relationships"><Relationship Id="r1" Type="${formats}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
/** A4, with the margins of an office's paper. */
const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
