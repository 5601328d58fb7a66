// Lists that units write themselves: how a table shows that it is one, its bounds, and what is added up beneath it. Pure.

import { sentencesIn } from "../cover/sentences.ts";
import type { FoundTable } from "../found.ts";
import { type Line, linesOf, type Part, type Placed } from "../placed.ts";
import { contentWords } from "../words/content.ts";
import { atLeast, atMost, dots, ifAny, totalLead } from "../words/table-words.ts";
import type { Roles } from "./columns.ts";
import { type GridRow, isEmpty, textAt } from "./grid.ts";

/** No row says in words what it is about: its lines are numbered, dotted, or left empty, but for their sum. */
export function isList(body: readonly GridRow[], { text, stt }: Roles): boolean {
  const worded = body.filter((row) => !isEmpty(row) && !isNumberOnly(row, stt?.at ?? 0) && !isSum(row));
  return text === null
    ? worded.length === 0
    : worded.every((row) => textAt(row, text.at) === "") && worded.length === 0;
}

function isNumberOnly({ cells }: GridRow, stt: number): boolean {
  return cells.every((cell, at) => {
    const said = cell?.shown.trim() ?? "";
    return said === "" || dots.test(said) || (at === stt && /^\d{1,3}[.)]?$/u.test(said));
  });
}

export function isSum({ cells }: GridRow): boolean {
  const written = cells.flatMap((cell) => (cell && cell.shown.trim() !== "" ? [cell.shown.trim()] : []));
  return written.length === 1 && totalLead.test(written[0] ?? "");
}

/** "ít nhất 02 và không quá 05 giáo viên, lập danh sách theo Phụ lục 1": said on the cover, of this part. */
export function boundsOf(
  part: Part,
  coverBlocks: readonly Placed[],
  around: readonly Line[],
): Pick<NonNullable<FoundTable["list"]>, "least" | "most"> & { readonly optional: boolean } {
  // What stands above or beneath the table itself is of no other one: "(Mỗi đơn vị không quá 03 người)".
  const about = [...around.flatMap(({ text }) => sentencesIn(text)), ...sentencesAbout(part, coverBlocks)];
  const own = part.title;
  const optional = ifAny.test(own) || about.some((sentence) => ifAnyOf(sentence, part));
  for (const sentence of about) {
    const [least, most] = [atLeast.exec(sentence)?.[1], atMost.exec(sentence)?.[1]];
    if (least === undefined && most === undefined) continue;
    const bounds = { least: Number(least ?? 0), most: most === undefined ? null : Number(most) };
    if (bounds.most === null || bounds.most >= Math.max(1, bounds.least)) return { ...bounds, optional };
  }
  return { least: 0, most: null, optional };
}

/** "(nếu có)" right behind the part's name. */
function ifAnyOf(sentence: string, { no }: Part): boolean {
  if (no === null) return false;
  const at = sentence.toLowerCase().indexOf(no.toLowerCase());
  return at >= 0 && ifAny.test(sentence.slice(at, at + no.length + 14));
}

export function sentencesAbout({ no, title }: Part, coverBlocks: readonly Placed[]): readonly string[] {
  const words = contentWords(title);
  return linesOf(coverBlocks)
    .flatMap(({ text }) => sentencesIn(text))
    .filter((sentence) => {
      const low = sentence.toLowerCase();
      const named = no !== null && new RegExp(`${no.toLowerCase()}(?![\\p{L}\\d])`, "u").test(low);
      return named || (words.length > 2 && words.every((word) => low.includes(word)));
    });
}
