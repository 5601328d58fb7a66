// A printed report as other people hand it over: lines and tables, written as a Word document, as Excel's and Word's pastes.
import { documentOf, paragraph } from "../files/document-of.ts";

/** One cell as HTML has it: what a merge covers is left out. A figure is written as Vietnamese people write it. */
export type PaperCell =
  | null
  | string
  | number
  | { readonly text: string; readonly across?: number; readonly down?: number };

export type Paper = readonly (
  | string
  | { readonly head: number; readonly rows: readonly (readonly PaperCell[])[] }
)[];

/** A title over several columns, or rows. */
export const over = (text: string, across: number, down = 1): PaperCell => ({ text, across, down });
export const down = (text: string, rows: number): PaperCell => ({ text, down: rows });

type Placed = {
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly text: string;
  readonly number: boolean;
};

function placed(
  rows: readonly (readonly PaperCell[])[],
): readonly (readonly (Placed & { readonly above: boolean })[])[] {
  const taken = new Map<string, Placed>();
  return rows.map((row, at) => {
    let column = 0;
    const cells: (Placed & { readonly above: boolean })[] = [];
    const passCovered = () => {
      for (let above = taken.get(`${at} ${column}`); above; above = taken.get(`${at} ${column}`)) {
        cells.push({ ...above, above: true });
        column += above.across;
      }
    };
    for (const put of row) {
      passCovered();
      const {
        text,
        across = 1,
        down = 1,
      } = typeof put === "object" && put !== null ? put : { text: shownOf(put) };
      const one: Placed = { column, across, down, text, number: typeof put === "number" };
      for (let below = 1; below < down; below += 1) taken.set(`${at + below} ${column}`, one);
      cells.push({ ...one, above: false });
      column += across;
    }
    passCovered();
    return cells;
  });
}

function shownOf(put: string | number | null): string {
  return typeof put === "number" ? put.toLocaleString("vi-VN", { maximumFractionDigits: 6 }) : (put ?? "");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Columns of equal width; a title over rows is merged as Word merges it, line breaks are breaks. */
export function asDocument(paper: Paper): Uint8Array {
  const body = paper.map((part) => {
    if (typeof part === "string") return paragraph(escaped(part));
    const rows = placed(part.rows).map((cells, at) => {
      const all = cells.map(({ across, down, text, above }) => {
        const span = across > 1 ? `<w:gridSpan w:val="${across}"/>` : "";
        const merge = above ? "<w:vMerge/>" : down > 1 ? '<w:vMerge w:val="restart"/>' : "";
        const lines = (above ? "" : text).split("\n").map((line) => paragraph(escaped(line)));
        return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${lines.join("")}</w:tc>`;
      });
      return `<w:tr><w:trPr>${at < part.head ? "<w:tblHeader/>" : ""}</w:trPr>${all.join("")}</w:tr>`;
    });
    return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
  });
  return documentOf(body.join(""));
}

function htmlTable({ rows }: Exclude<Paper[number], string>, cell: (of: Placed) => string): string {
  const lines = placed(rows).map(
    (cells) => `<tr>${cells.flatMap((one) => (one.above ? [] : [cell(one)])).join("")}</tr>`,
  );
  return `<table border=1>${lines.join("\n")}</table>`;
}

const spans = ({ across, down }: Placed) =>
  `${across > 1 ? ` colspan=${across}` : ""}${down > 1 ? ` rowspan=${down}` : ""}`;

/** What Excel puts on the clipboard: one grid, lines of text over all of it, numbers on the right. */
export function asExcelPaste(paper: Paper): string {
  const width = Math.max(...paper.flatMap((part) => (typeof part === "string" ? [] : widthOf(part.rows))));
  const cell = (one: Placed) => {
    const text = escaped(one.text).replaceAll("\n", "<br>");
    return `<td class=xl65${spans(one)}${one.number ? " align=right" : ""}>${text}</td>`;
  };
  const parts = paper.map((part) =>
    typeof part === "string"
      ? `<tr><td colspan=${width} class=xl66>${escaped(part)}</td></tr>`
      : htmlTable(part, cell).replace(/<\/?table[^>]*>/gu, ""),
  );
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\,";mso-displayed-thousand-separator:"\\.";}
.xl66 {text-align:center;}--></style></head><body><table border=0 cellpadding=0><!--StartFragment-->${parts.join("\n")}<!--EndFragment--></table></body></html>`;
}

function widthOf(rows: readonly (readonly PaperCell[])[]): number {
  return Math.max(...placed(rows).map((cells) => cells.reduce((sum, { across }) => sum + across, 0)));
}

/** What Word puts on the clipboard: paragraphs in cells, all of it text. */
export function asWordPaste(paper: Paper): string {
  const cell = (one: Placed) => {
    const lines = one.text.split("\n").map((line) => `<p class=MsoNormal>${escaped(line)}<o:p></o:p></p>`);
    return `<td${spans(one)} style='border:solid'>${lines.join("")}</td>`;
  };
  const parts = paper.map((part) =>
    typeof part === "string"
      ? `<p class=MsoNormal><b>${escaped(part)}<o:p></o:p></b></p>`
      : htmlTable(part, cell).replace("<table", "<table class=MsoNormalTable"),
  );
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->${parts.join("\n")}<!--EndFragment--></body></html>`;
}
