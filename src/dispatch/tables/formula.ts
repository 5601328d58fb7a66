// Formulas as paper prints them, as expressions: "(2)/(1)x100" is "[2] / [1] * 100". Pure.

/** Null of what is none. Columns are told from factors by their brackets, or where no bracket is, by being columns. */
export function expressionOf(printed: string, columns: readonly string[]): string | null {
  const bracketed = /\(\s*\d{1,2}\s*\)/u.test(printed);
  const tokens = printed.match(/\(\s*\d{1,2}\s*\)|\d+(?:[.,]\d+)?%?|[+\-−–/:x×*().]/giu) ?? [];
  const said = tokens.map((token): string | null => {
    const column = /^\(\s*(\d{1,2})\s*\)$/u.exec(token)?.[1];
    if (column !== undefined) return columns.includes(column) ? `[${column}]` : null;
    if (/^\d/u.test(token)) {
      const whole = token.replace("%", "");
      const percent = token.endsWith("%") ? Number(whole) : null;
      if (percent !== null) return String(percent);
      return !bracketed && columns.includes(whole) ? `[${whole}]` : whole;
    }
    if (/^[x×*.]$/iu.test(token)) return "*";
    if (/^[-−–]$/u.test(token)) return "-";
    return token === ":" ? "/" : token;
  });
  if (said.length < 3 || said.some((one) => one === null)) return null;
  const text = said.join(" ").replace(/\(\s+/gu, "(").replace(/\s+\)/gu, ")");
  return /\[\d/u.test(text) ? text : null;
}
