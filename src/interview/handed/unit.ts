// Which unit a file names as its own: on the letterhead, in the first rows, by its sheet. Pure.
import {
  besideNames,
  levels,
  shortNames,
  superiors,
  unitLeads,
  unitSorts,
} from "../../files/words/offices.ts";
import { bare, iForY } from "../../language/normalise.ts";

type Sort = (typeof unitSorts)[number][0];

type Named = {
  readonly sort: Sort;
  readonly levels: readonly string[];
  /** Its own name without what it is and where: "ca van thinh". */
  readonly own: string;
  readonly text: string;
};

/** A line with a unit's name holds little else. */
const longest = 120;
const mostOwnWords = 9;

const shorts = shortNames.flatMap(([short, long]) =>
  long.map((phrase) => [` ${plainOf(phrase)} `, ` ${plainOf(short)} `] as const),
);
const sorts = unitSorts.flatMap(([sort, begins]) =>
  begins.map((phrase) => ({ sort, begins: `${plainOf(phrase)} ` })),
);
const above = superiors.map((word) => `${plainOf(word)} `);
const leads = unitLeads.map(plainOf);
const noNames = new Set(besideNames.map(plainOf));
const levelWords = new Set(levels);

/**
 * Another unit's name that these lines give as the file's own, as they have it; null where they give none, or the one
 * asked for. The last one counts: above it stand the offices that it belongs to.
 */
export function otherUnitIn(lines: readonly string[], unit: { readonly name: string }): string | null {
  const asked = named(unit.name, "", null);
  if (!asked) return null;
  let before = "";
  let last: Named | null = null;
  for (const line of lines) {
    last = (isName(withoutLead(line)) ? named(line, before, asked.sort) : null) ?? last;
    before = line;
  }
  return last && !isSame(asked, last) ? last.text : null;
}

/** Of some units those that a paper may be of, by the name on its letterhead. */
export function unitsByName<U extends { readonly name: string }>(
  units: readonly U[],
): (lines: readonly string[]) => readonly U[] {
  const known = units.flatMap((unit) => {
    const of = named(unit.name, "", null);
    return of ? [{ unit, of }] : [];
  });
  return (lines) => {
    const above = lines.map((line, at) =>
      isName(withoutLead(line)) ? named(line, lines[at - 1] ?? "", null) : null,
    );
    for (const line of above.toReversed()) {
      const like = known.filter(({ of }) => line && line.sort === of.sort && isSame(of, line));
      const exact = like.filter(({ of }) => of.own === line?.own);
      const found = exact.length > 0 ? exact : like;
      if (found.length > 0) return found.map(({ unit }) => unit);
    }
    return [];
  };
}

/** The unit that a line names; `before`: the line above, where the place of an office may stand. */
function named(line: string, before: string, asked: Sort | null): Named | null {
  const text = withoutLead(line.trim().replace(/^["“”'‘’]+|["“”'‘’.:;]+$/gu, ""));
  if (text === "" || text.length > longest) return null;
  const words = short(text);
  const found = sorts.find(({ begins }) => `${words} `.startsWith(begins));
  if (!found || (found.sort === "commune" && asked !== null && asked !== "commune")) return null;
  // An office of a district is called by it on the line above.
  const alone = ownOf(words) === "" && isAbove(before);
  const own = ownOf(alone ? short(before) : words);
  if (own === "" || own.split(" ").length > mostOwnWords) return null;
  const ofSchool = words.split(" ").filter((word) => levelWords.has(word));
  return { sort: found.sort, levels: ofSchool, own, text: alone ? `${text}, ${before}` : text };
}

function isAbove(line: string): boolean {
  return above.some((word) => `${short(line)} `.startsWith(word));
}

/** "Đơn vị: Trường THPT X". */
function withoutLead(line: string): string {
  const [lead = "", ...rest] = line.split(":");
  const said = rest.join(":").trim();
  return said !== "" && leads.includes(plainOf(lead)) ? said : line;
}

/** Every word of a name begins with a capital, but for the small ones that join them. */
function isName(text: string): boolean {
  const small = (text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}]*/gu) ?? []).map(plainOf);
  return small.every((word) => noNames.has(word) || lowerInNames.has(word));
}

const lowerInNames = new Set(
  shortNames
    .flatMap(([, long]) => long.flatMap((phrase) => plainOf(phrase).split(" ")))
    .concat("tinh", "truc", "thuoc"),
);

function short(text: string): string {
  let words = ` ${plainOf(text)} `;
  for (const [long, own] of shorts) words = words.replaceAll(long, own);
  return words.trim();
}

function ownOf(words: string): string {
  return words
    .split(" ")
    .filter((word) => word !== "" && !noNames.has(word))
    .join(" ");
}

/** Without marks, signs and capitals; i for y behind a consonant: "Lê Quí Đôn" is "Lê Quý Đôn". */
function plainOf(text: string): string {
  const words = bare(text).match(/[a-z]+|\d+/gu) ?? [];
  return words.map(iForY).join(" ");
}

/** The same unit, or an office that a school or a centre belongs to: that is no other's paper. */
function isSame(asked: Named, other: Named): boolean {
  if (asked.sort !== other.sort) return other.sort === "office";
  const apart = asked.levels.length > 0 && other.levels.length > 0;
  if (apart && !asked.levels.some((level) => other.levels.includes(level))) return false;
  const [one, two] = [spelt(asked.own, other.own), spelt(other.own, asked.own)];
  return ` ${one} `.includes(` ${two} `) || ` ${two} `.includes(` ${one} `);
}

/** "Năng khiếu TDTT" with the words that its letters stand for in the other name. */
function spelt(name: string, other: string): string {
  const words = other.split(" ");
  return name
    .split(" ")
    .map((word) => {
      const from = words.findIndex((_, at) => initials(words.slice(at, at + word.length)) === word);
      return word.length > 1 && from >= 0 ? words.slice(from, from + word.length).join(" ") : word;
    })
    .join(" ");
}

function initials(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1)).join("");
}
