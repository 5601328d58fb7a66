// The numbers of a list's rows in a text: as they are printed ("B2.3", "3"), or several in one word ("1,3,5"). Knows no chat.
import type { PromptRow } from "../prompt.ts";
import type { Token } from "../tokens.ts";

/** A number that was typed; `id` is null where no row has it. */
type Numbered = { readonly no: string; readonly id: string | null; readonly sure: boolean };
type Found = { readonly numbers: readonly Numbered[]; readonly next: number };

/** The numbers that begin at this token; null where none does. */
export function numbersIn(tokens: readonly Token[], index: number, rows: readonly PromptRow[]): Found | null {
  const token = tokens[index];
  const behind = tokens[index + 1];
  // "B2.3" is a word with a figure behind it.
  if (token?.type === "word" && behind?.type === "numeral" && behind.glued) {
    const no = `${token.text}${behind.text}`;
    const row = rowOf(no, rows);
    return row ? { numbers: [{ no, id: row.id, sure: true }], next: index + 2 } : null;
  }
  if (token?.type !== "numeral") return null;
  return { numbers: splitNumber(token.text, rows), next: index + 1 };
}

/** "1,3,5" is three numbers where it is none of a row's, and so is "1.3.5". */
function splitNumber(text: string, rows: readonly PromptRow[]): readonly Numbered[] {
  const whole = asRow(text, rows);
  if (whole.id !== null) return [whole];
  const byComma = text.split(/[,']/u);
  if (byComma.length > 1) return byComma.flatMap((piece) => splitNumber(piece, rows));
  const byDot = text.split(".").map((piece) => asRow(piece, rows));
  return byDot.length > 1 && byDot.every(({ id }) => id !== null)
    ? byDot.map((one) => ({ ...one, sure: false }))
    : [whole];
}

function asRow(text: string, rows: readonly PromptRow[]): Numbered {
  const no = text.replace(/^0+(?=\d)/u, "");
  const row = rowOf(no, rows);
  if (row) return { no, id: row.id, sure: true };
  const short = shortOf(no, rows);
  return { no, id: short?.id ?? null, sure: false };
}

function rowOf(no: string, rows: readonly PromptRow[]): PromptRow | undefined {
  return rows.find(({ numbers }) => numbers.some((one) => one.toLowerCase() === no.toLowerCase()));
}

/** "3" for 2.3, where all rows begin with the same "2.". */
function shortOf(no: string, rows: readonly PromptRow[]): PromptRow | undefined {
  const heads = new Set(rows.map(({ numbers: [first = ""] }) => first.slice(0, first.lastIndexOf(".") + 1)));
  const [head] = heads;
  return heads.size === 1 && head ? rowOf(`${head}${no}`, rows) : undefined;
}
