// Which row of the form a line of a file is: by its words, its number and what it stands under, all agreeing. Pure.
import { type FormRow, type FormRows, isDistinct, lineIn, rowsNear } from "./form-rows.ts";
import { type Evidence, evidence, type Line } from "./wording.ts";
import type { Words } from "./words.ts";

/** What a line is: a row for sure, one to be asked, or none: its number and its words name different rows. */
export type Match =
  | { readonly type: "row"; readonly row: FormRow; readonly sure: boolean }
  | { readonly type: "contradicts"; readonly row: FormRow };

export type Numbered = {
  /** The rows that the line's number may name; null where it has none, or where the file numbers its own way. */
  readonly rows: readonly FormRow[] | null;
  /** The number leaves no doubt by itself. */
  readonly alone: boolean;
};

/** This much of a wording is enough to know it by. */
const enough = 0.5;
/** With so little of it in common two lines say different things. */
const little = 0.6;

type Candidate = { readonly row: FormRow; readonly by: Evidence };

/** The row whose wording these words are, whatever stands around them; null where none or several are. */
export function rowWorded(rows: FormRows, words: Words): FormRow | null {
  if (words.cut || words.list.length === 0) return null;
  const same = candidates(rows, lineIn(rows, words)).filter(({ by }) => isSame(by));
  return same.length === 1 ? (same[0]?.row ?? null) : null;
}

/** What a line is. `group`: the label of the heading that it stands under. */
export function matchRow(
  rows: FormRows,
  words: Words,
  numbered: Numbered,
  group: string | null,
): Match | null {
  if (words.list.length === 0) return byNumberAlone(numbered);
  if (words.cut) return null;
  const line = lineIn(rows, words);
  const near = candidates(rows, line);
  const strong = strongest(near, line, group);
  const found = strong ?? partly(near, line, numbered, group) ?? loosely(near, numbered);
  if (!found || found.type === "contradicts") return found;
  const contradicts =
    numbered.rows !== null && numbered.rows.length > 0 && !numbered.rows.includes(found.row);
  return contradicts ? { type: "contradicts", row: found.row } : found;
}

function byNumberAlone({ rows, alone }: Numbered): Match | null {
  const [row, other] = rows ?? [];
  return row && !other && alone ? sure(row) : null;
}

/** Only rows that share a telling word are compared at all. */
function candidates(rows: FormRows, line: Line): readonly Candidate[] {
  return [...rowsNear(rows, line)].flatMap((row) => {
    const all = row.wordings
      .filter((wording) => !wording.other || line.other)
      .map((one) => evidence(line, one));
    const best = all.reduce<Evidence | null>(
      (most, by) => (most && worth(most) >= worth(by) ? most : by),
      null,
    );
    return best && best.shared > 0 ? [{ row, by: best }] : [];
  });
}

function worth({ ofLine, ofWording }: Evidence): number {
  return ofLine + ofWording;
}

function isSame({ extra, missing, inOrder }: Evidence): boolean {
  return extra === 0 && missing === 0 && inOrder;
}

/** Every telling word agrees. Under another heading a short line means that heading's row: "Cá nhân" under 4 is 4.2. */
function strongest(near: readonly Candidate[], line: Line, group: string | null): Match | null {
  const same = near.filter(({ by }) => isSame(by));
  const here = same.filter(({ row }) => row.group === group);
  const [only, other] = here.length > 0 ? here : same;
  if (!only || other) return null;
  if (group !== null && only.row.group !== null && only.row.group !== group && line.cores <= shortLine) {
    const [own, more] = near.filter(({ row, by }) => row.group === group && isPart(by));
    if (own && !more) return sure(own.row);
  }
  return sure(only.row);
}

const shortLine = 3;

/** All that the line says stands in the wording, which says more. */
function isPart({ extra, inOrder }: Evidence): boolean {
  return extra === 0 && inOrder;
}

/** The line leaves words of the wording out. */
function partly(
  near: readonly Candidate[],
  line: Line,
  numbered: Numbered,
  group: string | null,
): Match | null {
  const parts = near.filter(({ by }) => isPart(by));
  const agreed = parts.filter(({ row }) => numbered.rows?.includes(row));
  const [only, more] = agreed;
  if (only && !more) return sure(only.row);
  if (!isDistinct(line)) return null;
  const grouped = group === null ? [] : parts.filter(({ row }) => row.group === group);
  const inputs = parts.filter(({ row }) => row.row.role === "input" || row.row.role === "heading");
  const [own, others] = grouped.length > 0 ? grouped : inputs;
  if (!own) return null;
  if (others) return mostOf(grouped.length > 0 ? grouped : inputs);
  if (own.by.ofWording >= enough) return sure(own.row);
  // One word alone stands in a wording by chance.
  if (line.cores < 2) return null;
  return grouped.length > 0 && parts.length === 1
    ? sure(own.row)
    : { type: "row", row: own.row, sure: false };
}

/** Of several wordings that hold the line the one of which it is nearly all. */
function mostOf(parts: readonly Candidate[]): Match | null {
  const [first, second] = [...parts].sort((one, two) => two.by.ofWording - one.by.ofWording);
  const clear = first && second && first.by.ofWording >= 0.75 && second.by.ofWording <= enough;
  return clear ? { type: "row", row: first.row, sure: false } : null;
}

/** Words on either side that the other has not: small changes of the wording where the number agrees, else asked. */
function loosely(near: readonly Candidate[], numbered: Numbered): Match | null {
  const [best, second] = [...near].sort((one, other) => worth(other.by) - worth(one.by));
  if (!best) return null;
  const agreed = near.filter(
    ({ row, by }) => numbered.rows?.includes(row) && by.ofLine >= enough && by.shared > 1,
  );
  const [only, more] = agreed;
  if (only && !more) return sure(only.row);
  const clear = !second || worth(best.by) - worth(second.by) > 0.2;
  const alike = best.by.ofLine >= little && best.by.ofWording >= little && best.by.shared > 1;
  return clear && alike ? { type: "row", row: best.row, sure: false } : null;
}

function sure(row: FormRow): Match {
  return { type: "row", row, sure: true };
}
