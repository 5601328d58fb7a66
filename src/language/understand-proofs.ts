// What a text answers where proofs are asked for: links with the rows that they prove, none, or later. Knows no form.
import { numbersIn } from "./checklist/numbers.ts";
import { orderProof, proofWords } from "./lexicon/proofs.ts";
import type { Answer, ProofEntry } from "./meaning.ts";
import { phrasebook } from "./phrases.ts";
import type { ReportPrompt } from "./prompt.ts";
import { hear, linesOf, part, type Said } from "./said.ts";
import type { Token } from "./tokens.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

const book = phrasebook<"no" | "later" | "filler">([
  ["no", proofWords.none],
  ["later", proofWords.later],
  ["filler", proofWords.filler],
]);

/** "3: https://…", "https://… cho 1", several lines; "không có minh chứng", "5 để sau"; a number alone. */
export function proofsSaid({ said, report }: At): Answer | null {
  const parts = linesOf(said).flatMap(({ text }) => text.split(/;\s+/u));
  const read = parts.filter((text) => text.trim() !== "").map((text) => entriesOf(text, report));
  const entries = read.flatMap((found) => found ?? []);
  if (entries.length === 0 || read.includes(null)) return null;
  const strangers = entries.flatMap((entry) => entry.strangers);
  return { type: "proofs", entries, strangers };
}

/** What begins like the address of a page, wherever it stands in a word: "3:https://…". */
const address = /(?:(?<![a-z])[a-z][a-z+.-]*:\/\/|www\.)\S*|(?<![\p{L}\d.])[a-z\d-]+(?:\.[a-z\d-]+)+\/\S*/giu;
/** What a browser would run or open of its own is nobody's remark. */
const scheme = /(?:javascript|data|file|vbscript|blob|about)\s*:/iu;

/** One part of a message, a link each with the rows that it proves; null where it is no part of an answer. */
function entriesOf(text: string, report: ReportPrompt): readonly ProofEntry[] | null {
  const links = [...text.matchAll(address)];
  const between = text.split(address).map((words) => besideOf(hear(words), report.rows.asked));
  if (scheme.test(text.replace(address, " "))) return null;
  const [before] = between;
  if (links.length === 0 || !before) return before ? withoutLink(text, before) : null;
  const leads = before.ids.length + before.strangers.length > 0;
  const whose = leads ? between.slice(0, -1) : between.slice(1);
  const last = between.at(-1);
  // "3: https://… 5" says of no link that it is of 5.
  if (between.some(({ role }) => role !== null) || (leads && last && last.ids.length > 0)) return null;
  const named = leads ? onwards(whose) : onwards(whose.toReversed()).toReversed();
  const notes = between.flatMap(({ rest }) => (rest === "" ? [] : [rest]));
  return links.map(([link], at) => {
    const { ids, strangers } = named[at] ?? before;
    const reading = report.readers.row(ids[0] ?? report.rows.asked[0]?.id ?? "", hear(link), null);
    const note = notes.length > 0 && at === 0 ? notes.join(" ") : null;
    return { is: "links", ids, strangers, said: text.trim(), reading, note };
  });
}

/** Links that follow each other are of the same rows. */
function onwards(whose: readonly Beside[]): readonly Beside[] {
  let last: Beside | undefined;
  return whose.map((one) => {
    if (one.ids.length + one.strangers.length > 0 || !last) last = one;
    return last;
  });
}

function withoutLink(text: string, { ids, strangers, role, rest }: Beside): readonly ProofEntry[] | null {
  const found = { ids, strangers, said: text.trim() };
  if (rest !== "") return null;
  if (role === "no") return [{ ...found, is: "none" }];
  if (role === "later") return [{ ...found, is: "later" }];
  return ids.length + strangers.length > 0 ? [{ ...found, is: "named" }] : null;
}

type Beside = {
  readonly ids: readonly string[];
  readonly strangers: readonly string[];
  readonly role: "no" | "later" | null;
  /** Words of its own, which stand with the proof as a remark. */
  readonly rest: string;
};

/** Numbers of rows come first, or behind the links; from the first other word on it is a remark. */
function besideOf(said: Said, rows: ReportPrompt["rows"]["asked"]): Beside {
  const { tokens } = said;
  const pieces: Piece[] = [];
  let behind = 0;
  for (let index = 0; index < tokens.length; ) {
    const piece = pieceAt(tokens, index, rows);
    if (!piece) return besideWith(pieces, part(said, tokens[behind]?.from ?? 0).text);
    pieces.push(piece);
    if (piece.role === null) behind = piece.next;
    index = piece.next;
  }
  return besideWith(pieces, "");
}

type Piece = ReturnType<typeof numbersOf> & {
  readonly role: "no" | "later" | "filler" | null;
  readonly next: number;
};

/** Numbers, words of an answer about proofs, or a mark; null at any other word. */
function pieceAt(tokens: readonly Token[], index: number, rows: ReportPrompt["rows"]["asked"]): Piece | null {
  const numbers = numbersIn(tokens, index, rows);
  if (numbers) return { ...numbersOf(numbers), role: null, next: numbers.next };
  const word = book.at(tokens, index);
  if (word) return { ids: [], strangers: [], role: word.role, next: index + word.length };
  return isMark(tokens[index]) ? { ids: [], strangers: [], role: null, next: index + 1 } : null;
}

function besideWith(pieces: readonly Piece[], rest: string): Beside {
  const role = pieces
    .flatMap((piece) => (piece.role === "no" || piece.role === "later" ? [piece.role] : []))
    .at(-1);
  return {
    ids: pieces.flatMap(({ ids }) => ids),
    strangers: pieces.flatMap(({ strangers }) => strangers),
    role: role ?? null,
    rest,
  };
}

function numbersOf({ numbers }: NonNullable<ReturnType<typeof numbersIn>>) {
  return {
    ids: numbers.flatMap(({ id }) => id ?? []),
    strangers: numbers.flatMap(({ id, no }) => (id === null ? [no] : [])),
  };
}

function isMark(token: Token | undefined): boolean {
  return token?.type === "mark" && /^[-:.,)(=+&/>]$/u.test(token.text);
}

/** "Bỏ minh chứng 3", "minh chứng 3": said of a row's proofs, wherever it is. */
export function proofOrdered({ said }: { readonly said: Said }, report: ReportPrompt): Answer | null {
  const match = orderProof.exec(said.text);
  const drop = match?.[1] !== undefined;
  const no = match?.[2] ?? null;
  if (!match || (!drop && no === null)) return null;
  const asked = report.rows.asked.find(({ numbers }) => no !== null && numbers.includes(no));
  const id = asked?.id ?? (no === null ? null : (report.readers.byNumber(no)?.id ?? null));
  return { type: "proof-of", id, no, drop };
}
