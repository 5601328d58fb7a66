// Which unit a file names as its own: on the letterhead, in the first rows, by its sheet. Pure.
import {
  besideNames,
  levels,
  shortNames,
  superiors,
  unitLeads,
  unitSorts,
} from "../../files/words/offices.ts";
import { bare } from "../../language/normalise.ts";

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
  const asked = nameIn(unit.name, "", null);
  if (!asked) return null;
  let before = "";
  let last: Named | null = null;
  for (const line of lines) {
    last = nameIn(line, before, asked.sort) ?? last;
    before = line;
  }
  return last && !isSame(asked, last) ? last.text : null;
}

/** The unit that a line names; `before`: the line above, where the place of an office may stand. */
function nameIn(line: string, before: string, asked: Sort | null): Named | null {
  const text = withoutLead(line.trim().replace(/^["“”'‘’]+|["“”'‘’.:;]+$/gu, ""));
  if (text === "" || text.length > longest || !isName(text)) return null;
  const words = short(text);
  const found = sorts.find(({ begins }) => `${words} `.startsWith(begins));
  if (!found || (found.sort === "commune" && asked !== null && asked !== "commune")) return null;
  const own = ownOf(words) || (isAbove(before) ? ownOf(short(before)) : "");
  if (own === "" || own.split(" ").length > mostOwnWords) return null;
  return { sort: found.sort, levels: words.split(" ").filter((word) => levelWords.has(word)), own, text };
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
  return words.map((word) => word.replace(/(?<=[bcdghklmnpqrstvx]|qu)y$/u, "i")).join(" ");
}

function isSame(asked: Named, named: Named): boolean {
  if (asked.sort !== named.sort) return false;
  const apart = asked.levels.length > 0 && named.levels.length > 0;
  if (apart && !asked.levels.some((level) => named.levels.includes(level))) return false;
  const within = (one: string, other: string) => ` ${one} `.includes(` ${other} `);
  return within(asked.own, named.own) || within(named.own, asked.own);
}
