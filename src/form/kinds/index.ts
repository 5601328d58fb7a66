// The list of kinds of answers, with what each one's value is; tests walk it.
//
// A new kind is a file here, its name in kind.ts and in the schema of form.ts, a line in this list, and its table of
// sayings in test/form/kinds/. Then the compiler, or a test, asks for it in lint.ts (what a form must give it),
// interview/reading.ts (what may be said at such a question), text/values.ts, prompts.ts, trouble.ts and unsure.ts (how
// it is said) and report/ (places.ts, narrative.ts: where it stands in the workbook). Some of these treat every kind
// they do not name as a number: read them all.

import type { Kind, KindName, Pair } from "../../language/reading.ts";
import { countKind } from "./count.ts";
import { dateKind } from "./date.ts";
import { moneyKind } from "./money.ts";
import { pairKind } from "./pair.ts";
import { textKind } from "./text.ts";
import { yesNoKind } from "./yes-no.ts";

/** What each kind's value is. */
export type KindValues = {
  readonly count: number;
  readonly pair: Pair;
  readonly money: number;
  readonly text: string;
  readonly "yes-no": boolean;
  readonly date: string;
};

export const kinds = {
  count: countKind,
  pair: pairKind,
  money: moneyKind,
  text: textKind,
  "yes-no": yesNoKind,
  date: dateKind,
} satisfies { readonly [Name in KindName]: Kind<KindValues[Name]> };
