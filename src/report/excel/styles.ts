// How cells look: Times New Roman, thin borders, wrapped. Shared objects, for the writer knows a style by identity.
import type { Alignment, Borders, Fill, Style } from "exceljs";

/** Body text; nothing printed is smaller. */
export const bodyPoints = 11;

const font = { name: "Times New Roman", size: bodyPoints };
const line = { style: "thin", color: { argb: "FF000000" } } as const;
const borders: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const left: Partial<Alignment> = { horizontal: "left", vertical: "middle", wrapText: true };
const center: Partial<Alignment> = { horizontal: "center", vertical: "middle", wrapText: true };
const right: Partial<Alignment> = { horizontal: "right", vertical: "middle", wrapText: false, indent: 1 };
const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const whole = "#,##0";

const body = { font, border: borders, alignment: left };
const figure = { font, border: borders, alignment: right, numFmt: whole };

export const styles = {
  office: { font: { ...font, bold: true }, alignment: { ...left, wrapText: false } },
  title: { font: { ...font, size: 13, bold: true }, alignment: center },
  titleLeft: { font: { ...font, size: 13, bold: true }, alignment: { ...left, wrapText: false } },
  lineLeft: { font: { ...font, italic: true }, alignment: { ...left, wrapText: false } },
  subtitle: { font: { ...font, italic: true }, alignment: center },
  line: { font, alignment: left },
  lineCenter: { font: { ...font, italic: true }, alignment: center },
  strong: { font: { ...font, bold: true }, alignment: left },
  alarm: { font: { ...font, bold: true, color: { argb: "FFC00000" } }, alignment: center },
  head: { font: { ...font, bold: true }, border: borders, alignment: center, fill: fill("FFEFEFEF") },
  headLeft: { font: { ...font, bold: true }, border: borders, alignment: left, fill: fill("FFEFEFEF") },
  unitLine: { font: { ...font, italic: true }, alignment: { ...right, indent: 0 } },
  headNumber: { font: { ...font, italic: true }, border: borders, alignment: center },
  /** Digits that are no number: a leading 0 stays also when somebody edits the cell. */
  code: { ...body, numFmt: "@" },
  crossed: { ...body, alignment: center },
  text: body,
  textBold: { ...body, font: { ...font, bold: true } },
  textItalic: { ...body, font: { ...font, italic: true, bold: true } },
  textCenter: { ...body, alignment: center },
  textCenterBold: { ...body, font: { ...font, bold: true }, alignment: center },
  number: figure,
  numberBold: { ...figure, font: { ...font, bold: true } },
  numberCenter: { ...figure, alignment: center },
  time: { font, border: borders, alignment: center, numFmt: "dd/mm/yyyy hh:mm" },
  open: { ...figure, fill: fill("FFFFF2CC") },
  notAsked: { ...body, alignment: center, fill: fill("FFE7E6E6") },
  notSubmitted: { ...figure, fill: fill("FFD0CECE") },
  guard: {
    ...body,
    font: { ...font, italic: true, color: { argb: "FF7F7F7F" } },
    alignment: { ...left, wrapText: false },
  },
  signature: { font: { ...font, bold: true }, alignment: center },
  signatureHint: { font: { ...font, italic: true }, alignment: center },
} as const satisfies Record<string, Partial<Style>>;

export type CellStyle = Partial<Style>;

/** A yes/no number that reads as words and still adds up. */
export function yesNoStyle(yes: string, no: string): CellStyle {
  const word = (text: string) => `"${text.replaceAll('"', "")}"`;
  return { ...styles.numberCenter, numFmt: `${word(yes)};${word(yes)};${word(no)}` };
}

const inFormat = new Map<string, CellStyle>();

/** A number's style in its kind's format; one object a format, for the writer knows a style by identity. */
export function numberStyle(format: string, bold: boolean): CellStyle {
  const base = bold ? styles.numberBold : styles.number;
  if (format === whole) return base;
  return madeOnce(`${bold} ${format}`, { ...base, numFmt: format });
}

function madeOnce(key: string, style: CellStyle): CellStyle {
  const known = inFormat.get(key);
  if (known) return known;
  inFormat.set(key, style);
  return style;
}

/** A cell that is still to be filled in, for a number in its kind's format: what is typed is shown as it was. */
export function openStyle(format: string): CellStyle {
  return format === whole ? styles.open : madeOnce(`open ${format}`, { ...styles.open, numFmt: format });
}

/** The same for words: a day becomes none of a number's digits, and a code keeps its noughts. */
export function openWords(format: "dd/mm/yyyy" | "@" | null): CellStyle {
  const open = { ...styles.open, alignment: left, numFmt: format ?? "General" };
  return madeOnce(`words ${format}`, open);
}

const asText = new WeakMap<CellStyle, CellStyle>();

/**
 * The style for a text that looks like a formula: it is stored as text anyway, and this format keeps it so when a
 * person edits the cell. Only for short ones: older programs show a longer text in this format as "####".
 */
export function styleFor(value: string, style: CellStyle): CellStyle {
  if (!/^[=+\-@]/.test(value) || value.length > 255) return style;
  const known = asText.get(style);
  if (known) return known;
  const made = { ...style, numFmt: "@" };
  asText.set(style, made);
  return made;
}
