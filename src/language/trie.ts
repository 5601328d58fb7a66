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
  readonly keys: readonly string[];
  /** Found only with its diacritics: its bare form is some other common word. */
  readonly strict: boolean;
  /** Found with Telex left in its words, too: "lowsp". */
  readonly slips: boolean;
};

/** The words that may follow, by their bare forms, and the phrases that are whole here. */
type Node = { readonly next: Map<string, Node>; readonly ends: Entry[] };

/** From this length on a bare form is long enough that a wrong or missing mark hides no other likely word. */
const forgiving = 5;

const nothing: Matches = new Map();

export class Trie {
  readonly #root: Node = { next: new Map(), ends: [] };
  readonly #found = new WeakMap<readonly Token[], Matches[]>();
  /** What `listsIn` found before. */
  readonly lists = new WeakMap<readonly Token[], ReadonlySet<number>>();

  /** Takes in a phrase of a list; "!" before it says that it is strict, `slips` that Telex may be left in it. Gives the number of its tokens. */
  add(list: number, role: number, phrase: string, slips: boolean): number {
    const strict = phrase.startsWith("!");
    const words = tokenise(strict ? phrase.slice(1) : phrase);
    let node = this.#root;
    for (const { bare } of words) {
      const next = node.next.get(bare) ?? { next: new Map(), ends: [] };
      node.next.set(bare, next);
      node = next;
    }
    if (words.length > 0) node.ends.push({ list, role, keys: words.map(({ key }) => key), strict, slips });
    return words.length;
  }

  /** Everything that begins at this token. Each token of a sequence is walked from once, whoever asks. */
  at(tokens: readonly Token[], index: number): Matches {
    const shared = sharing.get(tokens);
    if (shared) return this.at(shared.of, shared.start + index);
    const known = this.#found.get(tokens) ?? [];
    if (known.length === 0) this.#found.set(tokens, known);
    const found = known[index] ?? this.#walk(tokens, index);
    known[index] = found;
    return found;
  }

  /**
   * The lists of which anything begins anywhere in these tokens, or in the longer sequence that they are a part of: of
   * all others nothing has to be looked for.
   */
  listsIn(tokens: readonly Token[]): ReadonlySet<number> {
    const whole = sharing.get(tokens)?.of;
    const known = this.lists.get(whole ?? tokens) ?? (whole && this.listsIn(whole));
    const lists = known ?? new Set(tokens.flatMap((_, index) => [...this.at(tokens, index).keys()]));
    this.lists.set(tokens, lists);
    return lists;
  }

  #walk(tokens: readonly Token[], from: number): Matches {
    let found = nothing;
    let node = this.#root;
    let bare = true;
    let slip = false;
    for (let at = from; at < tokens.length; at += 1) {
      const token = tokens[at];
      const typed = node.next.get(token?.bare ?? "");
      const next = typed ?? meantBy(node, token);
      if (!next) break;
      node = next;
      bare &&= isBareEnough(token);
      slip ||= typed === undefined;
      for (const entry of node.ends) {
        const typedSo = (bare && !entry.strict) || isTyped(entry, tokens, from);
        found = typedSo && (entry.slips || !slip) ? withMatch(found, entry, at - from + 1) : found;
      }
    }
    return found;
  }
}

/** Within one list the first of equal length wins. */
function withMatch(found: Matches, { list, role }: Entry, length: number): Matches {
  const longest = found.get(list);
  if (longest?.length === length) return found;
  const kept = found === nothing ? new Map<number, Match>() : found;
  return kept.set(list, { role, length, shorter: longest });
}

/** Where a word with Telex left in it leads to. */
function meantBy({ next }: Node, token: Token | undefined): Node | undefined {
  if (next.size === 0 || token?.type !== "word" || !token.plain) return undefined;
  const meant = withoutTelex(token.text);
  return meant === null ? undefined : next.get(meant);
}

/** Such a word stands for any of its bare form: it was typed without diacritics, or is too long to be another one. */
function isBareEnough(token: Token | undefined): boolean {
  return token !== undefined && (token.plain || token.bare.length >= forgiving);
}

/** Every word with its own diacritics, or bare enough where the phrase allows that. */
function isTyped({ keys, strict }: Entry, tokens: readonly Token[], from: number): boolean {
  return keys.every((key, offset) => {
    const token = tokens[from + offset];
    return token?.key === key || (!strict && isBareEnough(token));
  });
}

const sharing = new WeakMap<readonly Token[], { readonly of: readonly Token[]; readonly start: number }>();

/** Says that these tokens are those of a longer sequence from `start` on, so that nobody walks from them anew. */
export function shareFound(tokens: readonly Token[], of: readonly Token[], start: number): void {
  if (tokens !== of) sharing.set(tokens, { of, start });
}
