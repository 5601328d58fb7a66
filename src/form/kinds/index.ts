// The list of kinds of answers: the one place that names them all; tests walk it.
//
// A new kind is a file here, its line in this list and its table of sayings in test/form/kinds/. The compiler asks the
// file for everything that must be said of its values (kind.ts); nothing else knows a kind by its name.
import { countKind } from "./count.ts";
import { dateKind } from "./date.ts";
import { decimalKind } from "./decimal.ts";
import { identifierKind } from "./identifier.ts";
import { anyKind, type Kind } from "./kind.ts";
import { lineKind } from "./line.ts";
import { manyOfKind } from "./many-of.ts";
import { moneyKind } from "./money.ts";
import { monthKind } from "./month.ts";
import { oneOfKind } from "./one-of.ts";
import { percentKind } from "./percent.ts";
import { proofKind } from "./proof.ts";
import { textKind } from "./text.ts";
import { yearKind } from "./year.ts";
import { yesNoKind } from "./yes-no.ts";

export const kinds = {
  count: anyKind(countKind),
  decimal: anyKind(decimalKind),
  percent: anyKind(percentKind),
  money: anyKind(moneyKind),
  text: anyKind(textKind),
  "yes-no": anyKind(yesNoKind),
  line: anyKind(lineKind),
  "one-of": anyKind(oneOfKind),
  "many-of": anyKind(manyOfKind),
  month: anyKind(monthKind),
  year: anyKind(yearKind),
  identifier: anyKind(identifierKind),
  proof: anyKind(proofKind),
  date: anyKind(dateKind),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

/** The names a form may use, in the list's order. */
export const kindNames: readonly KindName[] = Object.keys(kinds).filter(isKindName);
