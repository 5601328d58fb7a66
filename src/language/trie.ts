// Phrases of many lists in one tree, word after word: one walk from a token finds all of them that begin there.
import { withoutTelex } from "./telex.ts";
import { type Token, tokenise } from "./tokens.ts";

/** A phrase of one list that begins at a token: the longest, and behind it the next shorter one. */
export type Match = {
  /** Of what the list has it: the number of its role. */
  readonly role: number;
  /** How many tokens it is. */
  readonly length: number;
  readonly shorter: Match | undefined;
};

/** What begins at a token, by the number of the list. */
type Matches = Map<number, Match>;

type Entry = {
  readonly list: number;
  readonly role: number;
  /** The keys of its words, with spaces between them. */
  readonly key: string;
  /** Found only with its diacritics: its bare form is some other common word. */
  readonly strict: boolean;
  /** Found with Telex left in its words, too: "lowsp". */
  readonly slips: boolean;
};

/** The words that may follow, by their bare forms, and the phrases that are whole here. */
type Node = { readonly next: Map<string, Node>; readonly ends: Entry[] };

/** Where a phrase leads to, the keys of its words, and how many they are. */
type Way = { readonly node: Node; readonly key: string; readonly length: number };

/** From this length on a bare form is long enough that a wrong or missing mark hides no other likely word. */
const forgiving = 5;

const nothing: Matches = new Map();

/** What was found in a sequence of tokens: at each token, from `start` on, and which lists anywhere. */
export type Findings = {
  readonly at: readonly Matches[];
  readonly start: number;
  readonly lists: ReadonlySet<number>;
};

export class Trie {
  readonly #root: Node = { next: new Map(), ends: [] };
  /** Where each phrase ends: most stand in several lists, and every start of the program takes in all of them. */
  readonly #ways = new Map<string, Way>();
  /** What `in` gave before. */
  readonly found = new WeakMap<readonly Token[], Findings>();

  /** Takes in a phrase of a list; "!" before it says that it is strict, `slips` that Telex may be left in it. Gives the number of its tokens. */
  add(list: number, role: number, phrase: string, slips: boolean): number {
    const strict = phrase.startsWith("!");
    const { node, key, length } = this.#wayTo(strict ? phrase.slice(1) : phrase);
    if (length > 0) node.ends.push({ list, role, key, strict, slips });
    return length;
  }

  #wayTo(phrase: string): Way {
    const known = this.#ways.get(phrase);
    if (known) return known;
    const words = tokenise(phrase);
    let node = this.#root;
    for (const { bare } of words) {
      const next = node.next.get(bare) ?? { next: new Map(), ends: [] };
      node.next.set(bare, next);
      node = next;
    }
    const way = { node, key: words.map(({ key }) => key).join(" "), length: words.length };
    this.#ways.set(phrase, way);
    return way;
  }

  /** Everything that begins at each of these tokens. A sequence is walked through once, whoever asks: see `found`. */
  in(tokens: readonly Token[]): Findings {
    const shared = sharing.get(tokens);
    const made = shared ? this.#within(shared) : this.#through(tokens);
    this.found.set(tokens, made);
    return made;
  }

  #within({ of, start }: Shared): Findings {
    const whole = this.found.get(of) ?? this.in(of);
    return { ...whole, start: whole.start + start };
  }

  #through(tokens: readonly Token[]): Findings {
    const at: Matches[] = [];
    const lists = new Set<number>();
    for (let index = 0; index < tokens.length; index += 1) {
      const found = this.#walk(tokens, index);
      at.push(found);
      for (const list of found.keys()) lists.add(list);
    }
    return { at, start: 0, lists };
  }

  #walk(tokens: readonly Token[], from: number): Matches {
    let found = nothing;
    let node = this.#root;
    const typed: Typed = { tokens, from, length: 0, key: "", bare: true, slip: false };
    for (let at = from; at < tokens.length; at += 1) {
      const token = tokens[at];
      const next = node.next.get(token?.bare ?? "");
      const meant = next ?? (token?.plain && node.next.size > 0 ? meantBy(node, token) : undefined);
      if (!token || !meant) break;
      node = meant;
      typed.length += 1;
      typed.key = at === from ? token.key : `${typed.key} ${token.key}`;
      typed.bare &&= token.plain || token.bare.length >= forgiving;
      typed.slip ||= next === undefined;
      if (node.ends.length > 0) found = withEnds(found, node.ends, typed);
    }
    return found;
  }
}

/** What was walked over. */
type Typed = {
  readonly tokens: readonly Token[];
  readonly from: number;
  length: number;
  key: string;
  /** Each word stands for any of its bare form: it was typed without diacritics, or is too long to be another one. */
  bare: boolean;
  slip: boolean;
};

/** The phrases that end here added to those found before; within one list the first of equal length wins. */
function withEnds(found: Matches, ends: readonly Entry[], typed: Typed): Matches {
  const kept = found === nothing ? new Map<number, Match>() : found;
  const { length } = typed;
  for (const entry of ends) {
    if (typed.slip && !entry.slips) continue;
    const isSo =
      entry.key === typed.key || (!entry.strict && (typed.bare || (length > 1 && isTyped(entry, typed))));
    const longest = kept.get(entry.list);
    if (isSo && longest?.length !== length)
      kept.set(entry.list, { role: entry.role, length, shorter: longest });
  }
  return kept.size > 0 ? kept : nothing;
}

/** Where a word with Telex left in it leads to. */
function meantBy({ next }: Node, { type, text }: Token): Node | undefined {
  const meant = type === "word" ? withoutTelex(text) : null;
  return meant === null ? undefined : next.get(meant);
}

/** Every word of several with its own diacritics, or bare enough. */
function isTyped({ key }: Entry, { tokens, from }: Typed): boolean {
  return key.split(" ").every((one, offset) => {
    const token = tokens[from + offset];
    return token !== undefined && (token.key === one || token.plain || token.bare.length >= forgiving);
  });
}

type Shared = { readonly of: readonly Token[]; readonly start: number };

const sharing = new WeakMap<readonly Token[], Shared>();

/** Says that these tokens are those of a longer sequence from `start` on, so that nobody walks from them anew. */
export function shareFound(tokens: readonly Token[], of: readonly Token[], start: number): void {
  if (tokens !== of) sharing.set(tokens, { of, start });
}
