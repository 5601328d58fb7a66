// The list of kinds of answers. A new kind is a new file and a line here.
import { countKind } from "./count.ts";
import { dateKind } from "./date.ts";
import type { Kind, KindName, Pair } from "./kind.ts";
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
