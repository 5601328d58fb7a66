// What stands in brackets behind an item: choices, "(nếu có)", for whom it is. How to answer stays in the words. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import { kindOf } from "../cover/receivers.ts";
import { andComma } from "../words/cover-words.ts";
import {
  betweenChoices,
  box,
  choiceSubject,
  hintLead,
  no,
  notForThose,
  onlyFor,
  optionalRemark,
  severalChoices,
  severalRemark,
  yes,
} from "../words/outline-words.ts";

export type Remarks = {
  readonly text: string;
  readonly optional: boolean;
  readonly choices: readonly string[] | null;
  /** Whether the paper shows that they are choices, and whether more than one may be taken. */
  readonly sure: boolean;
  readonly several: boolean;
  readonly yesNo: boolean;
  /** Kinds of unit that it alone is for, or is not for; null where nothing is said. */
  readonly only: readonly string[] | null;
  readonly notFor: readonly string[] | null;
};

const none = {
  optional: false,
  choices: null,
  sure: false,
  several: false,
  yesNo: false,
  only: null,
  notFor: null,
};

/** An item's words without the brackets that were understood. */
export function remarksOf(said: string, kinds: readonly UnitKind[]): Remarks {
  const ticked = tickedIn(said);
  if (ticked) return { ...none, ...ticked };
  let found: Remarks = { ...none, text: said };
  for (const match of said.matchAll(/\s*\(([^()]{2,160})\)/gu)) {
    const [whole, inside = ""] = match;
    const more = remarkOf(inside.trim(), said.slice(0, match.index), kinds);
    if (more === null) continue;
    found = { ...found, ...more, text: found.text.replace(whole, "").trim() };
  }
  const slashed = found.choices === null ? slashedIn(found.text) : null;
  return slashed ? { ...found, ...slashed } : found;
}

function remarkOf(inside: string, before: string, kinds: readonly UnitKind[]): Partial<Remarks> | null {
  if (optionalRemark.test(`(${inside})`)) return { optional: true };
  const only = onlyFor
    .exec(inside)
    ?.slice(1)
    .find((one) => one !== undefined);
  const those = only === undefined ? null : kindsIn(only, kinds);
  if (those) return { only: those };
  const not = notForThose.exec(inside)?.[1];
  const excepted = not === undefined ? null : kindsIn(not, kinds);
  if (excepted) return { notFor: excepted };
  return choicesIn(inside, before);
}

/** "Có/Không", "Tốt/Khá/Đạt", or a list of words where the item asks for one of a sort. */
function choicesIn(inside: string, before: string): Partial<Remarks> | null {
  const several = severalChoices.test(inside);
  const said = inside.replace(severalChoices, "").replace(/^[\s:,;]+|[\s:,;]+$/gu, "");
  const slashes = said.split(/\s*\/\s*/u);
  if (slashes.length > 1) {
    const short = slashes.every(
      (one) => /\p{L}/u.test(one) && one.split(" ").length <= 4 && !/\d{2}/u.test(one),
    );
    return short ? { ...yesNoOr(slashes), sure: true, several } : null;
  }
  const listed = said.split(betweenChoices);
  const short = listed.length > 1 && listed.every((one) => one !== "" && one.split(" ").length <= 4);
  if (!short || hintLead.test(said) || !choiceSubject.test(before)) return null;
  return { ...yesNoOr(listed), sure: false, several };
}

/** "Mức tự đánh giá: Tốt/Khá/Đạt": the choices stand at the end of the line. */
function slashedIn(text: string): Partial<Remarks> | null {
  const [, head = "", list = ""] = /^(.+?)\s*:\s*([^:()]+)$/u.exec(text) ?? [];
  const slashes = list.replace(/[.;]+$/u, "").split(/\s*\/\s*/u);
  const short =
    slashes.length > 1 &&
    slashes.every((one) => /\p{L}/u.test(one) && one.split(" ").length <= 3 && !/\d/u.test(one));
  return short && head !== "" ? { text: head, ...yesNoOr(slashes), sure: true } : null;
}

/** "□ Có □ Không": what has boxes is chosen by ticking. */
function tickedIn(whole: string): Pick<Remarks, "text" | "choices" | "sure" | "several" | "yesNo"> | null {
  // How many may be ticked is often said behind the last of them.
  const several = severalChoices.test(whole);
  const said = whole.replace(severalRemark, "");
  const boxes = [...said.matchAll(box)];
  const [first] = boxes;
  if (!first || boxes.length < 2) return null;
  const options = said
    .slice(first.index)
    .split(box)
    // What stands behind a semicolon is asked besides: "□ Có □ Không; diện tích: …… m2".
    .map((one) => one.replace(/;\s*\S.*$/u, "").replace(/^[\s;,/]+|[\s;,/.]+$/gu, ""))
    .filter((one) => one !== "");
  if (options.length < 2) return null;
  const text = said.slice(0, first.index).replace(/[\s:;,(]+$/u, "");
  const chosen = yesNoOr(options);
  return {
    text,
    choices: chosen.choices ?? null,
    yesNo: chosen.yesNo ?? false,
    sure: true,
    several,
  };
}

function yesNoOr(options: readonly string[]): Pick<Remarks, "choices" | "yesNo"> {
  const [one = "", other = ""] = options;
  const isYesNo = options.length === 2 && yes.test(one) && no.test(other);
  return isYesNo ? { choices: null, yesNo: true } : { choices: options, yesNo: false };
}

/** Kinds of unit named in a text; null where any of it names none. */
export function kindsIn(text: string, kinds: readonly UnitKind[]): readonly string[] | null {
  const whole = kindOf(text, kinds);
  if (whole) return [whole.id];
  const pieces = text.split(andComma).map((piece) => kindOf(piece, kinds)?.id ?? null);
  return pieces.length > 0 && pieces.every((id) => id !== null) ? pieces.filter((id) => id !== null) : null;
}
