// The items of a form, from those that were found in an outline. Pure.
import type { FoundItem } from "../../dispatch/found.ts";
import { countOf, usual } from "../../dispatch/words/form-words.ts";
import type { Item } from "../../form/form.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import type { NamedItem, Names } from "./named.ts";
import { type Making, saidOf } from "./said.ts";

export type ItemMaking = Making & {
  readonly profiles: readonly string[];
  readonly items: readonly FoundItem[];
};

export function itemFrom(found: FoundItem, { id, blanks }: NamedItem, making: ItemMaking): Item {
  const parent = headingOf(found, making);
  const notFor = (found.notFor ?? []).filter((kind) => making.profiles.includes(kind));
  return {
    id,
    no: found.no,
    text: found.text,
    ...answerOf(found, blanks, making),
    ...(parent === null ? {} : { parent }),
    ...(notFor.length > 0 ? { applies: Object.fromEntries(notFor.map((kind) => [kind, 0 as const])) } : {}),
  };
}

/** What is answered: nothing, one value, or one in each blank. */
function answerOf(found: FoundItem, blanks: readonly string[], making: Making) {
  const { kind, cells = [], text } = found;
  if (kind === "heading") return { kind };
  if (kind === "pair" || kind === "figures") {
    if (cells.length === 0) return { kind: "text" as const };
    const names = blankNames(cells);
    return {
      kind: "figures" as const,
      cells: cells.map((cell, at) => {
        const own = usable(cell.kind ?? "count", cell.choices);
        return {
          id: blanks[at] ?? "",
          ...names[at],
          ...saidOf(cell, own, `${cell.before} ${cell.measure ?? ""}`, making),
        };
      }),
    };
  }
  const own = usable(kind, found.choices);
  const { kind: _, ...said } = saidOf({ ...found, kind: own }, own, `${text} ${found.measure ?? ""}`, making);
  const noun = kinds[own].total === "sum" && said.scale === undefined ? nounOf(text, found.measure) : null;
  if (noun !== null) return { kind: own, ...said, noun };
  return {
    kind: own,
    ...said,
    ...(kinds[own].total === "sum" && said.scale === undefined ? { label: usual.figure } : {}),
  };
}

/** Outside a table nothing is proved, and who chooses needs a list. */
function usable(kind: KindName, choices: readonly string[] | undefined): KindName {
  const { proves, takes } = kinds[kind];
  return proves || (takes.includes("choices") && choices === undefined) ? "text" : kind;
}

/** What a figure counts: the unit behind its blank, else what the words before it count. */
function nounOf(words: string, measure: string | undefined): string | null {
  if (measure !== undefined && /^\p{L}/u.test(measure)) return measure;
  const thing = countOf.test(words) ? words.replace(countOf, "").toLowerCase() : "";
  return thing !== "" && thing.split(" ").length <= 4 ? thing : null;
}

/** Blanks are told apart by what is counted in them, or by the words before. */
function blankNames(cells: NonNullable<FoundItem["cells"]>) {
  const nouns = cells.map(({ before, measure, kind }) =>
    kinds[kind ?? "count"].total === "sum" && !kinds[kind ?? "count"].takes.includes("scale")
      ? nounOf(before.trim(), measure)
      : null,
  );
  const alone = (noun: string | null, at: number) =>
    noun !== null && nouns.every((other, index) => index === at || other !== noun);
  return cells.map(({ before, measure }, at) => {
    const noun = nouns[at] ?? null;
    const words = before.replace(/[;:,.\s]+$/u, "").trim();
    const label = words === "" ? `${at + 1}` : words.charAt(0).toLowerCase() + words.slice(1);
    if (alone(noun, at)) return { noun: noun ?? "" };
    const repeated = cells.some((cell, index) => index < at && cell.before.trim() === before.trim());
    return {
      label: repeated ? `${label} ${at + 1}` : label,
      ...(noun === null ? {} : { noun }),
      ...(noun === null && measure !== undefined && words === "" ? { label: measure } : {}),
    };
  });
}

/** The nearest item above that only heads others. */
function headingOf(found: FoundItem, { items, names }: ItemMaking): string | null {
  let parent = found.parent;
  for (let steps = 0; parent !== undefined && steps < items.length; steps++) {
    const at = items.findIndex(({ no, part }) => no === parent && part === found.part);
    const above = items[at];
    if (!above || above === found) return null;
    if (above.kind === "heading") return idOf(names, at);
    parent = above.parent;
  }
  return null;
}

function idOf(names: Names, at: number): string | null {
  return names.items[at]?.id ?? null;
}
