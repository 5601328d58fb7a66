// Whether a text names the person whom a line of a list is about: by name or number; by a day where the list has neither. Pure.
import { bare } from "../language/normalise.ts";
import type { Value } from "./answers.ts";
import type { Form } from "./form.ts";
import { hidden } from "./personal.ts";
import type { Place } from "./place.ts";
import { seatedAt } from "./seats.ts";

/** What is shorter names nobody: it may stand in any word. */
const leastLetters = 5;

/** Words, or digits as long as a phone's: a month or a year names nobody. */
const naming = /\p{L}{2}|\d{8}/u;

/** Whether a text has what these places say of a person, however it is spaced and with its diacritics or without. */
export function namesPerson(form: Form, said: Iterable<readonly [Place, Value]>): (text: string) => boolean {
  const [names, days]: [string[], string[]] = [[], []];
  for (const [place, value] of said) {
    const cell = seatedAt(form, place)?.cell;
    if (!cell || typeof value !== "string" || value === hidden) continue;
    if (cell.kind.shown.as === "day") days.push(value, cell.kind.print(value, cell));
    else if (cell.options.length === 0 && naming.test(value)) names.push(value, withoutFamilyName(value));
  }
  const long = (texts: readonly string[]) => texts.map(plain).filter(({ length }) => length >= leastLetters);
  const wanted = long(names).length > 0 ? long(names) : long(days);
  return (text) => {
    const there = plain(text);
    return wanted.some((one) => there.includes(one));
  };
}

/** "Thị Mùi" of "Quách Thị Mùi": who knows them says no more. A name of two words is said whole. */
function withoutFamilyName(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.length > 2 ? words.slice(1).join(" ") : name;
}

function plain(text: string): string {
  return bare(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
