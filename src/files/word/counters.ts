// Counts the paragraphs of a document's lists as Word does: their numbers stand nowhere in the file. Pure.
import { bulletOr } from "../bullets.ts";
import { ordinal } from "../ordinals.ts";
import { tidy } from "../tidy.ts";
import {
  lastLevel,
  type Numbering,
  type NumberLevel,
  type NumberLevels,
  type NumberUse,
} from "./numbering.ts";
import type { Said, WordStyle, WordStyles } from "./styles.ts";
import { isSymbolFont } from "./symbols.ts";

/** "Mục %1.%2.%3.": more is no number. */
const longestText = 60;

/** The number before a paragraph, and the level in its list. */
export type Counted = { readonly number: string | null; readonly level: number };

/** How far a list has counted. */
type Count = {
  /** Of each level the last number; null before the first. */
  readonly numbers: (number | null)[];
  /** Uses whose own beginnings were taken, by level. */
  readonly begun: Set<string>;
};

export class Counters {
  readonly #numbering: Numbering;
  readonly #styles: WordStyles;
  readonly #counts = new Map<string, Count>();

  constructor(numbering: Numbering, styles: WordStyles) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  /** Counts a paragraph by what it and its style say; null where it is in no list. Each paragraph once, in order. */
  next(own: Said, style: WordStyle): Counted | null {
    const id = own.numId ?? style.numId ?? 0;
    const use = this.#numbering.uses.get(id);
    if (id === 0 || use === undefined) return null;
    const list = this.#listOf(use);
    if (list === null) return null;
    const levels = { of: (at: number) => use.levels.get(at) ?? list.levels.get(at) };
    const level = own.numLevel ?? levelOf(list.levels, style, own.numId === undefined) ?? style.numLevel ?? 0;
    const described = levels.of(level);
    if (level > lastLevel || described === undefined) return null;
    const count = this.#countOf(list.name);
    this.#step(count, id, use, level, levels.of);
    return { number: written(described, count, levels.of), level };
  }

  /** Lists whose levels a style of lists describes are counted as that one. */
  #listOf(use: NumberUse): { name: string; levels: NumberLevels } | null {
    let name = use.list;
    for (let hops = 0; hops < 5; hops++) {
      const list = this.#numbering.lists.get(name);
      if (list === undefined) return null;
      const linked = list.link === null ? null : this.#styles.list(list.link);
      const next = linked === null ? undefined : this.#numbering.uses.get(linked);
      if (next === undefined || list.levels.size > 0) return { name, levels: list.levels };
      name = next.list;
    }
    return null;
  }

  #countOf(list: string): Count {
    const known = this.#counts.get(list);
    if (known !== undefined) return known;
    const count: Count = { numbers: Array.from({ length: lastLevel + 1 }, () => null), begun: new Set() };
    this.#counts.set(list, count);
    return count;
  }

  #step(
    count: Count,
    id: number,
    use: NumberUse,
    level: number,
    of: (at: number) => NumberLevel | undefined,
  ): void {
    const own = use.starts.get(level);
    const key = `${id} ${level}`;
    const last = count.numbers[level] ?? null;
    if (own !== undefined && !count.begun.has(key)) count.numbers[level] = own;
    else count.numbers[level] = last === null ? (own ?? of(level)?.start ?? 0) : last + 1;
    count.begun.add(key);
    for (let below = level + 1; below <= lastLevel; below++) {
      const restart = of(below)?.restart ?? below;
      if (level < restart) count.numbers[below] = null;
    }
  }
}

/** The level that the list gives to paragraphs of the style. */
function levelOf(levels: NumberLevels, style: WordStyle, byStyle: boolean): number | null {
  if (!byStyle || style.numberedBy === undefined) return null;
  for (const [at, level] of levels) {
    if (level.style === style.numberedBy) return at;
  }
  return null;
}

function written(
  level: NumberLevel,
  count: Count,
  of: (at: number) => NumberLevel | undefined,
): string | null {
  const text = level.text.slice(0, longestText);
  if (level.kind === "bullet") {
    const symbols = isSymbolFont(level.font) || /[\ue000-\uf8ff]/u.test(text);
    return text.trim() === "" ? null : bulletOr(tidy(text) || "•", symbols);
  }
  const number = text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const { kind = "decimal", start = 1 } = of(at) ?? {};
    if (kind === "bullet" || kind === "none") return "";
    return ordinal(count.numbers[at] ?? start, level.legal ? "decimal" : kind);
  });
  return tidy(number) || null;
}
