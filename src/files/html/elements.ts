// What each element of HTML does to the blocks, Office's own habits among them. Knows the gatherer, no parser.
import type { Gatherer } from "../gather.ts";
import { isFormula, typedValue } from "./cell-value.ts";
import { HtmlGrid } from "./grid.ts";
import { counted, type HtmlList, itemNumber, listKind } from "./lists.ts";
import type { Style } from "./styles.ts";
import type { HtmlItem, HtmlWriter, TextContext } from "./writer.ts";

export type Page = { readonly gatherer: Gatherer; readonly writer: HtmlWriter };

/** What holds inside an element. */
export type Context = TextContext & {
  readonly list: HtmlList | null;
  readonly grid: HtmlGrid | null;
  /** Inside of a table's declared head. */
  readonly head: boolean;
};

export const plainContext: Context = {
  bold: false,
  centred: false,
  level: null,
  item: null,
  marker: false,
  symbols: false,
  kept: false,
  list: null,
  grid: null,
  head: false,
};

/** An element that begins: its name, attributes and style, and what holds around it. */
export type Beginning = {
  readonly tag: string;
  readonly given: (name: string) => string | undefined;
  readonly style: Style;
  readonly around: Context;
  /** A row of nothing but heads of columns. */
  readonly onlyHeads: boolean;
};

/** What holds in an element that was begun, and what is done at its end. */
export type Begun = { readonly context: Context; readonly end: (() => void) | null };

/** Letters that nobody reads on the page, or that are crossed out; of a choice the choices are no text either. */
const unread = new Set(
  "script style title template noscript object svg math select datalist textarea del s strike iframe audio video".split(
    " ",
  ),
);
/** Elements that begin and end a line. */
const lines = new Set(
  (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd pre blockquote address article aside center details dialog fieldset " +
    "figcaption figure footer form header hr main nav section summary table caption tr td th body"
  ).split(" "),
);
const boldTags = new Set("b strong th h1 h2 h3 h4 h5 h6".split(" "));
/** What Word and LibreOffice put at the place of a comment or a note, and the notes themselves. */
const beside = /\bmso(?:comment|footnote|endnote)\w*|\bmsocomanchor\b|\bsd(?:foot|end)note\w*/iu;

export function isUnread(tag: string): boolean {
  return unread.has(tag);
}

/** Begins an element; null where nothing in it is read. */
export function elements(page: Page, beginning: Beginning): Begun | null {
  const { tag, given, style, around } = beginning;
  if (tag === "br") page.writer.breakLine();
  if (tag === "col") beginColumn(page, beginning);
  const gone = [style.hidden, style.struck, style.beside, given("hidden") !== undefined].includes(true);
  if (beside.test(`${given("class") ?? ""} ${given("id") ?? ""}`)) return null;
  if (gone && !(around.grid !== null && /^t[rdh]$/u.test(tag))) return null;
  const context = inherited(beginning);
  if (tag === "a") page.gatherer.addLink(given("href") ?? "");
  if (!lines.has(tag)) return { context: tag === "thead" ? { ...context, head: true } : context, end: null };
  page.writer.endParagraph();
  const begun = special[tag]?.(page, beginning, context, gone);
  if (begun === null) return null;
  return {
    context: begun?.context ?? context,
    end: () => {
      page.writer.endParagraph();
      begun?.end?.();
    },
  };
}

type Special = (page: Page, beginning: Beginning, context: Context, gone: boolean) => Begun | null;

const special: Readonly<Record<string, Special>> = {
  table: beginTable,
  tr: beginRow,
  td: beginCell,
  th: beginCell,
  ol: beginList,
  ul: beginList,
  li: beginItem,
};

function inherited({ tag, given, style, around }: Beginning): Context {
  const level = style.outline ?? headingOf(tag) ?? (typeof style.list === "number" ? style.list : null);
  return {
    ...around,
    bold: style.bold ?? (boldTags.has(tag) || around.bold),
    centred: style.centred ?? centredBy(tag, given("align")) ?? around.centred,
    level: level ?? (style.outline === null ? null : around.level),
    marker: style.list === "ignore" || around.marker,
    symbols: style.symbols ?? around.symbols,
    kept: style.kept ?? (tag === "pre" || around.kept),
  };
}

function headingOf(tag: string): number | null {
  return /^h[1-6]$/u.test(tag) ? Number(tag[1]) - 1 : null;
}

function centredBy(tag: string, align: string | undefined): boolean | undefined {
  if (align !== undefined) return align.toLowerCase() === "center";
  return tag === "center" || tag === "th" ? true : undefined;
}

/** The table begins for the blocks with its first row or column: a caption is a paragraph before it. */
function begunTable(page: Page, grid: HtmlGrid): void {
  if (grid.begun) return;
  grid.begun = true;
  page.gatherer.openTable();
}

function beginTable(page: Page, { style: { decimalSign, thousandSign } }: Beginning): Begun {
  const told = decimalSign !== undefined && thousandSign !== undefined && decimalSign !== thousandSign;
  const signs =
    told && decimalSign !== "" ? { decimal: decimalSign, thousand: tidyBlank(thousandSign) } : null;
  const grid = new HtmlGrid(signs);
  return {
    context: { ...plainContext, grid },
    end: () => {
      if (grid.begun) page.gatherer.closeTable();
    },
  };
}

/** A blank of any kind is an ordinary one in what is read. */
function tidyBlank(sign: string): string {
  return sign.trim() === "" && sign !== "" ? " " : sign;
}

function beginColumn(page: Page, { given, style, around: { grid } }: Beginning): void {
  if (grid === null) return;
  begunTable(page, grid);
  const hidden = style.hidden === true;
  for (const column of grid.declare(Math.max(counted(given("span"), 1), 1), hidden)) {
    page.gatherer.hideColumn(column);
  }
}

function beginRow(page: Page, { onlyHeads }: Beginning, context: Context, gone: boolean): Begun {
  const { grid } = context;
  if (grid === null) return { context, end: null };
  begunTable(page, grid);
  grid.beginRow();
  page.gatherer.openRow({ head: context.head || onlyHeads, hidden: gone });
  return {
    context,
    end: () => {
      page.gatherer.closeRow();
      grid.endRow();
    },
  };
}

/** A cell that is not shown has no place in the grid, but in a column that is hidden as a whole. */
function beginCell(page: Page, { given, style }: Beginning, context: Context, gone: boolean): Begun | null {
  const { grid } = context;
  if (grid === null) return { context, end: null };
  const column = grid.free;
  if (gone && !grid.isHidden(column)) return null;
  const across = Math.max(counted(given("colspan"), 1), 1);
  // 0 rows are all that come.
  const down = counted(given("rowspan"), 1) || Number.MAX_SAFE_INTEGER;
  grid.place(across, Math.max(down, 1));
  const told = { attribute: given, format: style.format, signs: grid.signs };
  page.gatherer.openCell({
    column,
    across: style.loose === true ? 1 : across,
    down: Math.max(down, 1),
    typed: (shown) => typedValue(told, shown),
    formula: isFormula(told),
  });
  // What lies around the table's cell holds for no letters in it.
  return {
    context: { ...context, grid: null, head: false },
    end: () => {
      page.gatherer.closeCell();
    },
  };
}

function beginList(_: Page, { tag, given, style, around }: Beginning, context: Context): Begun {
  const list: HtmlList = {
    kind: listKind(tag, style.listKind, given("type")),
    next: counted(given("start"), 1),
    level: around.list === null ? 0 : around.list.level + 1,
  };
  return { context: { ...context, list, item: null }, end: null };
}

/** An item outside of any list is one of a list of signs. */
function beginItem(page: Page, { given, style }: Beginning, context: Context): Begun {
  const list: HtmlList = context.list ?? { kind: "bullet", next: 1, level: 0 };
  const number = counted(given("value"), list.next);
  list.next = number + 1;
  const kind = style.listKind === undefined ? list.kind : listKind("", style.listKind, undefined);
  const item: HtmlItem = { number: itemNumber(kind, number), level: list.level, used: false };
  return { context: { ...context, item }, end: () => page.writer.endItem(item) };
}
