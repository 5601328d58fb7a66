// The number before a line of a file: "1.7", "1.7.", "a)", "-"; and what may have been lost of it. Pure.
import type { FileCell } from "../../files/blocks.ts";
import { headedNo } from "../../language/lexicon/row-numbers.ts";
import { clean } from "../../language/normalise.ts";
import type { FormRow, FormRows } from "./form-rows.ts";

const bullet = /^(?:[-+*•·–—→✓*]|\p{L}\)|\p{L}[.](?=\s))\s*/u;
/** As the form's own, with its part ("PL2.II.3", "B2.1a"), or as people write them: "1,7", "a". */
const label = `${headedNo}|(?:[ivx]+[.])?\\d{1,2}(?:[.,]\\d{1,2}[a-z\u0111]?)*|[ivx]+`;
/** "1a." and "1a)": without a mark behind it "5a" is a class. */
const numbered = new RegExp(
  `^\\(?(${label}|\\d{1,2}[a-z\u0111](?=[.)]))\\)?(?:[.):/-]+\\s*|\\s+)(?=\\S)`,
  "iu",
);
const whole = new RegExp(`^\\(?(${label})\\)?[.):/-]*$`, "iu");

/** A line cut into its number and its words; what only marks a point ("-", "a)") is dropped. */
export function cutLabel(text: string): { readonly label: string | null; readonly words: string } {
  const line = clean(text).replace(/\n/gu, " ");
  const found = numbered.exec(line);
  if (found?.[1] !== undefined) return { label: plainLabel(found[1]), words: line.slice(found[0].length) };
  return { label: null, words: line.replace(bullet, "") };
}

/** A number that stands in a cell of its own; null where the cell holds something else. */
export function labelIn(text: string): string | null {
  const found = whole.exec(clean(text));
  return found?.[1] === undefined ? null : plainLabel(found[1]);
}

function plainLabel(label: string): string {
  return label.replace(/,/gu, ".").toLowerCase();
}

/** A number as it stands in a cell of a spreadsheet: 1.10 that was stored as a number is shown as 1.1. */
export function labelOfCell({
  value,
  shown,
}: FileCell): { readonly label: string; readonly lossy: boolean } | null {
  if (value.type !== "text" && value.type !== "number") return null;
  const label = labelIn(shown);
  return label === null ? null : { label, lossy: value.type === "number" };
}

/** The rows that a number may name: "7" under the heading 1 is 1.7, and 1.1 that lost a nought is 1.10 too. */
export function rowsNumbered(
  { byLabel }: FormRows,
  label: string,
  lossy: boolean,
  group: string | null,
): readonly FormRow[] {
  const inGroup = group === null || label.includes(".") ? [] : (byLabel.get(`${group}.${label}`) ?? []);
  const noughts = lossy && label.includes(".") ? ["0", "00"] : [];
  const own = ["", ...noughts].flatMap((nought) => byLabel.get(label + nought) ?? []);
  return [...inGroup, ...own];
}
