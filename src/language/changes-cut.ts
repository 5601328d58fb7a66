// Where a text that changes several rows is cut: "1: 10 -> 12; 2: 5 -> 7", "1.7 đổi 30 thành 31, 1.9 đổi 2 thành 3". Knows no form.
import { turnsInto, wantsChange } from "./lexicon/correction.ts";
import { and } from "./lexicon/measures.ts";
import { anyNo } from "./lexicon/row-numbers.ts";
import { rowLead } from "./lexicon/steering.ts";
import { spelt } from "./phrases.ts";

/** More changes than these nobody types in one message. */
const mostChanges = 20;

const cuts = new RegExp(
  `\\s*[;\\n]+\\s*|\\s*(?:,|\\s(?:${spelt(and)})(?=\\s))\\s*(?=(?:(?:\\p{L}+\\s+){1,3}|(?:${spelt(rowLead)})\\s+)?${anyNo}(?:\\s*:|\\s))`,
  "iu",
);

/** The parts, each with the word that asks for it ("sửa"), which may stand before the first alone; null of fewer than two. */
export function changesCut(text: string): readonly string[] | null {
  const verb = wantsChange.exec(text)?.[0] ?? "";
  const parts = text.split(cuts).filter((part) => part !== "");
  if (parts.length < 2 || parts.length > mostChanges || !parts.some((part) => turnsInto.test(part)))
    return null;
  const lacks = (part: string) => turnsInto.test(part) && !wantsChange.test(part);
  return parts.map((part) => (verb !== "" && lacks(part) ? `${verb} ${part}` : part));
}
