// Whether a clause announces a sum: "tổng 35 lớp 1363 người", "35 lớp 1363 người tất cả". Knows no row.
import { totals } from "../lexicon/report.ts";
import { all } from "../lexicon/small-words.ts";
import { phrasebook } from "../phrases.ts";
import type { Token } from "../tokens.ts";
import { labelLeadAt, type Quantity } from "./labels.ts";

const totalBook = phrasebook([["total", [...totals, ...all]]]);

/** "Tổng 35 lớp", "Tổng cộng: 35 lớp", "35 lớp 1363 người tất cả". */
export function saysTotal(tokens: readonly Token[], quantities: readonly Quantity[]): boolean {
  // "Tất cả 0" says of each row that it holds nothing.
  if (quantities.every(({ from }) => tokens[from]?.text === "0")) return false;
  return tokens.some((_, index) => {
    const length = totalBook.at(tokens, index)?.length ?? 0;
    return length > 0 && isOf(tokens, quantities, index, length);
  });
}

/** Whether words for a sum stand anywhere. */
export function namesTotal(tokens: readonly Token[]): boolean {
  return tokens.some((_, index) => totalBook.at(tokens, index) !== null);
}

/** The words for a sum close the clause, or lead up to a figure or to the label of one. */
function isOf(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  index: number,
  length: number,
): boolean {
  const end = index + length;
  if (quantities.at(-1)?.next === index && end === tokens.length) return true;
  const behind = /^[:=]$/u.test(tokens[end]?.text ?? "") ? end + 1 : end;
  return quantities.some(
    ({ from }) => from === behind || (from === index && length <= labelLeadAt(tokens, index)),
  );
}
