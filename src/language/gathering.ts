// What a text decides of reports that were handed over together: "2 TH-04, 3 bỏ", "ghi". Knows no unit.
import { blanksAreNone, leaveThis, showAll, takeThis, writeAll } from "./lexicon/gathering.ts";
import { spelt } from "./phrases.ts";

/** What becomes of one of them, by the number that it was shown under. */
export type Decided =
  | { readonly no: number; readonly what: "take" | "leave" }
  /** The unit whose report it is, as it is said: a code, or a part of a name. */
  | { readonly no: number; readonly what: "unit"; readonly said: string };

export type SaidOfGathering =
  | { readonly type: "write" | "zeros" | "show" }
  | { readonly type: "each"; readonly decided: readonly Decided[] };

const whole = (phrases: readonly string[]) => new RegExp(`^(?:${spelt(phrases)})$`, "iu");
const [writes, zeros, shows, takes, leaves] = [writeAll, blanksAreNone, showAll, takeThis, leaveThis].map(
  whole,
);

/** Null where nothing of it is understood. */
export function saidOfGathering(text: string): SaidOfGathering | null {
  const said = text
    .normalize("NFC")
    .trim()
    .replace(/[.!]+$/u, "")
    .replace(/\s+/gu, " ")
    .toLowerCase();
  if (writes?.test(said)) return { type: "write" };
  if (zeros?.test(said)) return { type: "zeros" };
  if (shows?.test(said)) return { type: "show" };
  const decided = decisionsIn(text.normalize("NFC"));
  return decided && { type: "each", decided };
}

/** Numbers that stand before one decision share it: "2, 3 bỏ". */
function decisionsIn(text: string): readonly Decided[] | null {
  const decided: Decided[] = [];
  let before: number[] = [];
  for (const clause of text.split(/[,;\n]/u).map((part) => part.trim())) {
    if (clause === "") continue;
    const [, digits, rest = ""] = /^(\d{1,3})(?:\s*[.:)=–-]\s*|\s+|$)(.*)$/u.exec(clause) ?? [];
    if (digits === undefined) return null;
    const said = rest.trim();
    before = [...before, Number(digits)];
    if (said === "") continue;
    for (const no of before) decided.push(decisionOf(no, said));
    before = [];
  }
  return decided.length > 0 && before.length === 0 ? decided : null;
}

function decisionOf(no: number, said: string): Decided {
  const plain = said.replace(/[.!]+$/u, "").toLowerCase();
  if (takes?.test(plain)) return { no, what: "take" };
  if (leaves?.test(plain)) return { no, what: "leave" };
  return { no, what: "unit", said };
}
