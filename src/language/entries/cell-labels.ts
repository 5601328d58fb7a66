// The names of a row's cells beside figures: "kế hoạch 480; thực hiện 470". Knows rows as prompts have them; no form.
import { bare } from "../normalise.ts";
import type { PromptRow } from "../prompt.ts";
import type { Said } from "../said.ts";
import type { Token } from "../tokens.ts";

/** The cells that a part names, where it names one for each of its figures; `leads`: each name before its figure. */
export type CellsNamed = { readonly labels: ReadonlySet<string>; readonly leads: boolean };

/** The cells of any of these rows that a part names; null where it names none, or a figure has no name. */
export function cellsNamed({ tokens }: Said, rows: readonly PromptRow[]): CellsNamed | null {
  const names = namesIn(rows);
  const labels: string[] = [];
  let [figures, leads] = [0, true];
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(tokens, at, names);
    if (name) labels.push(name.label);
    else if (tokens[at]?.type === "numeral") {
      figures += 1;
      leads &&= labels.length === figures;
    }
    at += name?.words.length ?? 1;
  }
  const each = labels.length === figures && new Set(labels).size === figures;
  return figures > 0 && each ? { labels: new Set(labels), leads } : null;
}

type Name = { readonly label: string; readonly words: readonly string[] };

const memo = new WeakMap<readonly PromptRow[], readonly Name[]>();

/** Each name and its first letters, the longest first; rows without names have none. */
function namesIn(rows: readonly PromptRow[]): readonly Name[] {
  const known = memo.get(rows);
  if (known) return known;
  const labels = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ label }) => label ?? [])));
  const made = [...labels]
    .flatMap((label): Name[] => {
      const words = bare(label).split(" ");
      const short = words.map((word) => word.slice(0, 1)).join("");
      return [{ label, words }, ...(short.length > 1 ? [{ label, words: [short] }] : [])];
    })
    .sort((one, other) => other.words.length - one.words.length);
  memo.set(rows, made);
  return made;
}

function nameAt(tokens: readonly Token[], at: number, names: readonly Name[]): Name | undefined {
  return names.find(({ words }) => words.every((word, on) => tokens[at + on]?.bare === word));
}
