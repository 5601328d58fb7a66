// A Word document by the WordprocessingML of its body, and of its styles and lists where a test needs them. For tests.
import { zipOf } from "./zip-of.ts";

const office = "http://schemas.openxmlformats.org";
const namespaces = [
  `xmlns:w="${office}/wordprocessingml/2006/main"`,
  `xmlns:mc="${office}/markup-compatibility/2006"`,
  `xmlns:m="${office}/officeDocument/2006/math"`,
  `xmlns:v="urn:schemas-microsoft-com:vml"`,
].join(" ");

const relationships = (
  targets: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
) => {
  const one = (id: string, type: string, target: string, more = "") =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"${more}/>`;
  return `<Relationships xmlns="${office}/package/2006/relationships">${[
    ...Object.entries(targets).map(([type, target], at) => one(`r${at}`, type, target)),
    ...Object.entries(links).map(([id, target]) => one(id, "hyperlink", target, ' TargetMode="External"')),
  ].join("")}</Relationships>`;
};

/** The document's bytes. */
export function documentOf(
  body: string,
  more: {
    readonly styles?: string;
    readonly numbering?: string;
    /** Where its links lead, by their ids. */
    readonly links?: Readonly<Record<string, string>>;
  } = {},
): Uint8Array {
  const part = (root: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${namespaces}>${content}</w:${root}>`;
  return zipOf({
    "_rels/.rels": relationships({ officeDocument: "word/document.xml" }),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": relationships(
      { styles: "styles.xml", numbering: "/word/numbering.xml" },
      more.links,
    ),
    "word/styles.xml": part("styles", more.styles ?? ""),
    "word/numbering.xml": part("numbering", more.numbering ?? ""),
  });
}

/** A run; `properties` is what stands in its w:rPr. */
export const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; `properties` is what stands in its w:pPr. */
export const paragraph = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr>${text.startsWith("<") ? text : run(text)}</w:p>`;

/** A cell; `properties` is what stands in its w:tcPr. */
export const cell = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : paragraph(content)}</w:tc>`;

/** A row; `properties` is what stands in its w:trPr. */
export const row = (cells: readonly string[], properties = "") =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.join("")}</w:tr>`;

export const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
