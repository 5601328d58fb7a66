// What people call the columns of a table: short, and each by another name. Pure.
import type { FoundTable } from "../../dispatch/found.ts";
import { countOf, onlyCounts, usual } from "../../dispatch/words/form-words.ts";
import { kinds } from "../../form/kinds/index.ts";
import { measuresOf } from "./measures.ts";

export type ColumnName = { readonly label?: string; readonly noun?: string };

/** One for each column. Where rows have units of their own, figures are counted in those. */
export function columnNames({ columns, rows, list }: FoundTable): readonly ColumnName[] {
  const byRow = rows.some(({ measure }) => measure !== undefined);
  const counted = (at: number) => {
    const { kind, computed } = columns[at] ?? {};
    return (
      computed === undefined &&
      (kind === undefined || kinds[kind].takes.every((one) => one === "most")) &&
      isNumber(kind)
    );
  };
  const said = columns.map(({ path, measure }, at) => {
    if (byRow || !counted(at)) return null;
    return thing(path) ?? (measure !== undefined && /^\p{L}/u.test(measure) ? measure : null);
  });
  const among = columns.map(({ path }, at) =>
    byRow || !counted(at) || said[at] !== null ? null : amongCounted(path.at(-1) ?? "", said),
  );
  const nouns = said.map((noun, at) => noun ?? among[at]?.noun ?? null);
  // Where each row's unit says what its columns count, "12 lớp 340 người" needs no more names.
  const several = rows.filter((row) => row.role === "input" && (row.columns ?? columns).length > 1);
  const told = several.length > 0 && several.every((row) => measuresOf(row, (row.columns ?? columns).length));
  // Without a yes there is nothing to prove: a link is then a line of text like any other.
  const yes = columns.some(({ kind }) => kind !== undefined && kinds[kind].choices === "yes-no");
  const proves = (at: number) => yes && isProof(columns[at]?.kind);
  const answered = columns.filter((_, at) => !proves(at)).length;
  if ((answered === 1 || told) && !list) {
    // A figure has to be called something where neither its column nor its row says what is counted.
    const bareRow = rows.some(
      ({ role, measure }) => (role === "input" || role === "open") && measure === undefined,
    );
    return columns.map(({ path }, at): ColumnName => {
      const noun = nouns[at] ?? null;
      if (noun !== null) return { noun };
      return !proves(at) && bareRow && !told ? { label: lower(path.at(-1) ?? usual.figure) } : {};
    });
  }
  const bare = columns.map(({ path }, at) => among[at]?.rest ?? lower(path.at(-1) ?? ""));
  const names = columns.map(({ path, no }, at) => nameOf(bare, path, at) ?? `${bare[at]} ${no ?? at + 1}`);
  return columns.map(({ path }, at) => {
    if (proves(at)) return {};
    const noun = nouns[at] ?? null;
    const own = thing(path.slice(-1));
    // "Số lớp" is enough said by "12 lớp", where nothing else counts lớp.
    const alone =
      noun !== null &&
      own === noun &&
      nouns.filter((other) => other === noun).length === 1 &&
      !names.includes(noun);
    return { ...(alone ? {} : { label: names[at] ?? "" }), ...(noun === null ? {} : { noun }) };
  });
}

function isProof(kind: FoundTable["columns"][number]["kind"]): boolean {
  return kind !== undefined && kinds[kind].proves === true;
}

function isNumber(kind: FoundTable["columns"][number]["kind"]): boolean {
  return kind === undefined || kinds[kind].total === "sum";
}

/** What a heading counts: of "Số học sinh" over "Nữ" it is "học sinh". */
function thing(path: readonly string[]): string | null {
  for (const title of [...path].reverse()) {
    const words = title.replace(/\s*\(.*\)\s*$/u, "");
    if (countOf.test(words) && !onlyCounts.test(words)) {
      const rest = lower(words.replace(countOf, ""));
      if (rest.split(" ").length <= 3) return rest;
    }
  }
  return null;
}

/** "Học sinh bán trú" beside columns under "Số học sinh" is the boarders among them, and called by that alone. */
function amongCounted(
  title: string,
  nouns: readonly (string | null)[],
): { readonly noun: string; readonly rest: string } | null {
  const words = lower(title);
  const noun = nouns.find(
    (one, at) => one !== null && nouns.indexOf(one) !== at && words.startsWith(`${one} `),
  );
  return noun ? { noun, rest: words.slice(noun.length + 1) } : null;
}

/** The title, with as many of the headings above as tell it from its neighbours. */
function nameOf(bare: readonly string[], path: readonly string[], at: number): string | null {
  const own = bare[at] ?? "";
  if (own !== "" && bare.filter((other) => other === own).length === 1) return own;
  for (let up = 2; up <= path.length; up++) {
    const name = [
      own,
      ...path
        .slice(0, -1)
        .reverse()
        .slice(0, up - 1)
        .map(lower),
    ].join(" ");
    const before = path.at(-up);
    const alike = bare.filter((other, index) => other === own && index !== at);
    if (before !== undefined && alike.length > 0) return name;
  }
  return null;
}

function lower(title: string): string {
  const text = title.trim().replace(/\s+/gu, " ");
  const [first = ""] = text.split(" ");
  // "CNTT", "BGDĐT" stay as they are.
  if (first.length > 1 && first === first.toUpperCase() && /\p{Lu}{2}/u.test(first)) {
    return text === text.toUpperCase() && text.includes(" ") ? text.toLowerCase() : text;
  }
  return text.charAt(0).toLowerCase() + text.slice(1);
}
