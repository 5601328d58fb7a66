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
type Matches = ReadonlyMap<number, Match>;

type Entry = {
  readonly list: number;
  readonly role: number;
  readonly keys: readonly string[];
  /** The same in one. */
  readonly typed: string;
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
  readonly #found = new WeakMap<readonly Token[], readonly Matches[]>();
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
    const keys = words.map(({ key }) => key);
    if (words.length > 0) node.ends.push({ list, role, keys, typed: keys.join(" "), strict, slips });
    return words.length;
  }

  /** Everything that begins at this token. Each token of a sequence is walked from once, whoever asks. */
  at(tokens: readonly Token[], index: number): Matches {
    const shared = sharing.get(tokens);
    const whole = shared?.of ?? tokens;
    const found = this.#found.get(whole) ?? this.#all(whole);
    return found[(shared?.start ?? 0) + index] ?? nothing;
  }

  /**
   * The lists of which anything begins anywhere in these tokens, or in the longer sequence that they are a part of: of
   * all others nothing has to be looked for.
   */
  listsIn(tokens: readonly Token[]): ReadonlySet<number> {
    const whole = sharing.get(tokens)?.of ?? tokens;
    const lists = this.lists.get(whole) ?? listsOf(this.#found.get(whole) ?? this.#all(whole));
    this.lists.set(whole, lists);
    this.lists.set(tokens, lists);
    return lists;
  }

  #all(tokens: readonly Token[]): readonly Matches[] {
    const found: Matches[] = [];
    for (let index = 0; index < tokens.length; index += 1) found.push(this.#walk(tokens, index));
    this.#found.set(tokens, found);
    return found;
  }

  #walk(tokens: readonly Token[], from: number): Matches {
    const found = new Map<number, Match>();
    const way: Way = { typed: "", bare: true, mixed: false, slip: false };
    let node = this.#root;
    for (let at = from; at < tokens.length; at += 1) {
      const token = tokens[at];
      const typed = token && node.next.get(token.bare);
      const next = typed ?? (token?.plain && token.type === "word" ? meantBy(node, token) : undefined);
      if (!token || !next) break;
      const bareEnough = token.plain || token.bare.length >= forgiving;
      way.slip ||= typed === undefined;
      way.bare &&= bareEnough;
      way.mixed ||= bareEnough;
      way.typed = at === from ? token.key : `${way.typed} ${token.key}`;
      node = next;
      if (node.ends.length > 0) take(node.ends, way, tokens.slice(from, at + 1), found);
    }
    return found.size > 0 ? found : nothing;
  }
}

function listsOf(all: readonly Matches[]): ReadonlySet<number> {
  const lists = new Set<number>();
  for (const found of all) for (const list of found.keys()) lists.add(list);
  return lists;
}

/** How the words up to here were typed. */
type Way = {
  /** Their keys in one. */
  typed: string;
  /** Each of them stands for any word of its bare form: it has no diacritics, or is too long to be another one. */
  bare: boolean;
  /** Some of them do. */
  mixed: boolean;
  /** In one of them Telex was left. */
  slip: boolean;
};

/** Takes in the phrases that end here. Within one list the first of equal length wins. */
function take(ends: readonly Entry[], way: Way, said: readonly Token[], found: Map<number, Match>): void {
  for (const entry of ends) {
    const typed =
      entry.typed === way.typed || (!entry.strict && (way.bare || (way.mixed && isTyped(entry, said))));
    const longest = found.get(entry.list);
    if (!typed || (way.slip && !entry.slips) || longest?.length === said.length) continue;
    found.set(entry.list, { role: entry.role, length: said.length, shorter: longest });
  }
}

/** Where a word with Telex left in it leads to. */
function meantBy({ next }: Node, token: Token): Node | undefined {
  if (next.size === 0) return undefined;
  const meant = withoutTelex(token.text);
  return meant === null ? undefined : next.get(meant);
}

/** Each word with its own diacritics, or enough of it that none are needed. */
function isTyped({ keys }: Entry, said: readonly Token[]): boolean {
  return said.every((token, at) => token.key === keys[at] || token.plain || token.bare.length >= forgiving);
}

const sharing = new WeakMap<readonly Token[], { readonly of: readonly Token[]; readonly start: number }>();

/** Says that these tokens are those of a longer sequence from `start` on, so that nobody walks from them anew. */
export function shareFound(tokens: readonly Token[], of: readonly Token[], start: number): void {
  const whole = sharing.get(of);
  if (tokens !== of)
    sharing.set(tokens, whole ? { of: whole.of, start: whole.start + start } : { of, start });
}
