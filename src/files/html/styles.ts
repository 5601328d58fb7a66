// The few properties of CSS that change what a person reads, from style sheets of classes and from elements themselves. Pure.

/** What a declaration says; absent where it says nothing of it. */
export type Style = {
  readonly bold?: boolean;
  readonly centred?: boolean;
  readonly hidden?: boolean;
  /** Crossed out: whoever reads the page reads over it. */
  readonly struck?: boolean;
  /** Word's level of a heading, from 0; null of "body-text". */
  readonly outline?: number | null;
  /** "mso-list:l0 level2 lfo1" has level 1; "ignore" is the number that Word wrote before the text. */
  readonly list?: number | "ignore";
  readonly listKind?: string;
  /** Line breaks in the source are line breaks. */
  readonly kept?: boolean;
  /** Letters stand for signs of a font of symbols. */
  readonly symbols?: boolean;
  /** Its columns are not one cell: Excel lets them be shown as one where they are empty. */
  readonly loose?: boolean;
  /** A number format, as Excel writes it in a workbook. */
  readonly format?: string;
  /** How the numbers that a table shows are written. */
  readonly decimalSign?: string;
  readonly thousandSign?: string;
  /** Word's comments, footnotes, headers: beside the text. */
  readonly beside?: boolean;
};

const mostRules = 5_000;

/** "p.MsoTitle" and ".xl65" by their selectors in small letters. */
export type StyleSheet = Map<string, Style>;

/** Adds the rules of a style sheet whose selectors are an element's name, a class, or both. */
export function addRules(sheet: StyleSheet, css: string): void {
  const plain = css.replace(/<!--|-->/gu, " ").replace(/\/\*[\s\S]*?(?:\*\/|$)/gu, " ");
  for (const rule of plain.split("}")) {
    const brace = rule.indexOf("{");
    if (brace < 0) continue;
    const style = styleOf(rule.slice(brace + 1));
    for (const selector of rule.slice(0, brace).split(",")) {
      const name = selector.trim().toLowerCase();
      if (sheet.size >= mostRules || !/^[a-z][\w-]*$|^(?:[a-z]\w*)?\.[\w-]+$/u.test(name)) continue;
      sheet.set(name, { ...sheet.get(name), ...style });
    }
  }
}

/** What the sheet says of an element, the more exact rule last. */
export function ruled(sheet: StyleSheet, tag: string, classes: string): Style {
  let style = sheet.get(tag) ?? {};
  if (classes === "") return style;
  for (const name of classes.toLowerCase().split(/\s+/u, 8)) {
    style = { ...style, ...sheet.get(`.${name}`), ...sheet.get(`${tag}.${name}`) };
  }
  return style;
}

const readers: Readonly<Record<string, (value: string) => Style>> = {
  "font-weight": (value) => ({ bold: value === "bold" || value === "bolder" || Number(value) >= 600 }),
  "text-align": (value) => ({ centred: value === "center" || value === "-webkit-center" }),
  display: (value) => ({ hidden: value === "none" }),
  visibility: (value) => (value === "hidden" ? { hidden: true } : {}),
  "text-decoration": (value) => ({ struck: value.includes("line-through") }),
  "text-decoration-line": (value) => ({ struck: value.includes("line-through") }),
  "mso-hide": (value) => (value === "all" ? { hidden: true } : {}),
  "mso-outline-level": (value) => {
    const level = Number(value);
    return { outline: Number.isInteger(level) && level >= 1 && level <= 9 ? level - 1 : null };
  },
  "mso-list": (value) => {
    if (value === "ignore") return { list: "ignore" };
    const level = Number(/\blevel([1-9])\b/u.exec(value)?.[1] ?? 0);
    return level === 0 ? {} : { list: level - 1 };
  },
  "list-style-type": (value) => ({ listKind: value }),
  "white-space": (value) => ({ kept: value.startsWith("pre") || value === "break-spaces" }),
  "font-family": (value) => ({ symbols: /^["']?(?:symbol|wingdings|courier new|webdings)/u.test(value) }),
  "mso-ignore": (value) => (/\bcolspan\b/u.test(value) ? { loose: true } : {}),
  "mso-number-format": (value) => ({ format: unquoted(value) }),
  "mso-displayed-decimal-separator": (value) => ({ decimalSign: unquoted(value) }),
  "mso-displayed-thousand-separator": (value) => ({ thousandSign: unquoted(value) }),
  "mso-element": (value) =>
    /^(?:comment|footnote|endnote|header|footer)/u.test(value) ? { beside: true } : {},
  "mso-footnote-id": () => ({ beside: true }),
  "mso-endnote-id": () => ({ beside: true }),
  "mso-comment-reference": () => ({ beside: true }),
};

/** What a list of declarations says. */
export function styleOf(declarations: string): Style {
  let style: Style = {};
  for (const [declaration] of declarations.matchAll(/(?:[^;"]|"[^"]*"?)+/gu)) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!Object.hasOwn(readers, name)) continue;
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/iu, "")
      .trim()
      .toLowerCase();
    style = { ...style, ...readers[name]?.(value) };
  }
  return style;
}

/** A string of CSS: "\\#\\,\\#\\#0\\\\ \\\\h" is "#,##0\\ \\h", and "\\0022" a quotation mark. */
function unquoted(value: string): string {
  return value.replace(/^"|"$/gu, "").replace(/\\(?:(00[0-9a-f]{2})|(.))/gu, (_, code, sign) => {
    return typeof code === "string" ? String.fromCharCode(Number.parseInt(code, 16)) : String(sign);
  });
}
