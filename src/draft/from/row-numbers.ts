// The numbers by which people call the rows of a table: as printed, made to differ where the paper repeats or leaves them out. Pure.
import type { FoundRow } from "../../dispatch/found.ts";

/**
 * One for each row; null of what is not asked. "1" under "I" and "1" under "II" are "I.1" and "II.1"; the second row
 * without a number under "1" is "1.2"; a part of row 1 is "1a".
 */
export function rowNumbers(rows: readonly FoundRow[]): readonly (string | null)[] {
  const asked = (row: FoundRow) => row.role === "input" || row.role === "open";
  const printed = rows.map((row) => (asked(row) ? clean(row.no) : null));
  const isTwice = (no: string | null) => no !== null && printed.filter((other) => other === no).length > 1;
  const repeats = printed.some(isTwice);
  const full = rows.map((row, at) => {
    const own = printed[at] ?? null;
    if (own === null || !repeats) return own;
    const above = headingNumber(rows, row);
    return above === "" ? own : `${above}.${own}`;
  });
  const taken = new Set(full.flatMap((no) => no ?? []));
  return rows.map((row, at) => {
    if (!asked(row)) return null;
    const own = full[at];
    if (own) return own;
    const base = row.parent === undefined ? null : numberAt(full, rows, row.parent);
    const heading = headingNumber(rows, row);
    const made = nextFree(base === null ? counted(heading) : lettered(base), taken);
    taken.add(made);
    return made;
  });
}

function clean(no: string | undefined): string | null {
  const text = no?.replace(/[.)\s]+$/u, "").trim() ?? "";
  return text === "" || /^[-+*•–—]+$/u.test(text) ? null : text;
}

function headingNumber(rows: readonly FoundRow[], { parent }: FoundRow): string {
  if (parent === undefined) return "";
  const above = rows[parent];
  if (!above) return "";
  return above.role === "heading" ? (clean(above.no) ?? "") : headingNumber(rows, above);
}

/** The number of the asked row above; a heading gives none. */
function numberAt(full: readonly (string | null)[], rows: readonly FoundRow[], at: number): string | null {
  return rows[at]?.role === "heading" ? null : (full[at] ?? null);
}

/** Under heading 1 they are 1.1, 1.2 …; under none 1, 2 …. */
function counted(heading: string): () => string {
  let at = 0;
  return () => {
    at++;
    return heading === "" ? `${at}` : `${heading}.${at}`;
  };
}

/** Parts of row 1 are 1a, 1b …; those of 1.2 too. */
function lettered(base: string): () => string {
  let at = -1;
  return () => {
    at++;
    const letter = String.fromCharCode("a".charCodeAt(0) + (at % 26));
    return `${base}${letter}${at < 26 ? "" : Math.floor(at / 26)}`;
  };
}

function nextFree(make: () => string, taken: ReadonlySet<string>): string {
  let made = make();
  while (taken.has(made)) made = make();
  return made;
}
