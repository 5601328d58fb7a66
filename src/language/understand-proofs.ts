// What a text answers where proofs are asked for: links with the rows that they prove, none, or later. Knows no form.
import { orderProof, showProof } from "./lexicon/proofs.ts";
import { cutAtLinks } from "./links.ts";
import type { Answer } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import { type Beside, besideOf, namesRows, type Segment } from "./proofs/pieces.ts";
import type { ProofEntry, ProofRows } from "./proofs/said.ts";
import { sameProofs } from "./proofs/same.ts";
import { hear, linesOf, type Said } from "./said.ts";
import { isLater } from "./stand-ins.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/** "3: https://…", "https://… cho 1", several lines; "không có minh chứng", "5 để sau"; "như mục 1"; a number alone. */
export function proofsSaid({ said, report }: At): Answer | null {
  const parts = linesOf(said).flatMap(({ text }) => text.split(/;\s+/u));
  const read = parts.filter((text) => text.trim() !== "").map((text) => entriesOf(text, report));
  const entries = read.flatMap((found) => found ?? []);
  if (entries.length === 0 || read.includes(null)) return null;
  const strangers = entries.flatMap((entry) => entry.strangers);
  return { type: "proofs", entries, strangers };
}

/** Words that are no answer where proofs are asked for; null of a text with a link, which is another trouble. */
export function wordsOnly({ said }: At): Answer | null {
  if (cutAtLinks(said.text).links.length > 0) return null;
  return { type: "proofs", entries: [{ ...nobody, is: "words", said: said.text }], strangers: [] };
}

/** What a browser would run or open of its own is nobody's remark. */
const scheme = /(?:javascript|data|file|vbscript|blob|about)\s*:/iu;

/** One part of a message, a link each with the rows that it proves; null where it is no part of an answer. */
function entriesOf(text: string, report: ReportPrompt): readonly ProofEntry[] | null {
  const { links, between: words } = cutAtLinks(text);
  if (scheme.test(words.join(" "))) return null;
  const between = words.map((one) => besideOf(hear(one), report.rows.asked));
  const [before] = between;
  if (!before) return null;
  if (links.length === 0) return sameIn(text, report) ?? withoutLink(text, before);
  const leads = before.segments.some(namesRows);
  const tail = leads ? behindLinks(text, between.at(-1)) : [];
  if (tail === null) return null;
  const own = tail.length > 0 ? [...between.slice(0, -1), nothing] : between;
  const last = own.at(-1);
  const says = own.some(({ segments }) => segments.some(({ role }) => role !== null));
  // "3: https://… 5" says of no link that it is of 5.
  if (says || (leads && last?.segments.some(namesRows))) return null;
  const whose = (leads ? own.slice(0, -1) : own.slice(1)).map(({ segments: [rows] }) => rows ?? nobody);
  const named = leads ? onwards(whose) : onwards(whose.toReversed()).toReversed();
  const notes = own.flatMap(({ rest }) => (rest === "" ? [] : [rest]));
  const read = links.map((link, at): ProofEntry => {
    const { ids, strangers, all } = named[at] ?? nobody;
    const reading = report.readers.row(ids[0] ?? report.rows.asked[0]?.id ?? "", hear(link), null);
    const note = notes.length > 0 && at === 0 ? notes.join(" ") : null;
    return { is: "links", ids, strangers, all, said: text.trim(), reading, note };
  });
  return [...read, ...tail];
}

const nobody: ProofRows = { ids: [], strangers: [], all: null };
const nothing: Beside = { segments: [], rest: "" };

/** "1: https://…, 3 không có": what is said behind the links of other rows; null where it is unclear of which. */
function behindLinks(text: string, last: Beside | undefined): readonly ProofEntry[] | null {
  if (!last) return [];
  const says = last.segments.some(({ role }) => role !== null) || isLater(hear(last.rest).tokens);
  return says ? withoutLink(text, last) : [];
}

/** Links that follow each other are of the same rows. */
function onwards(whose: readonly ProofRows[]): readonly ProofRows[] {
  let last: ProofRows | undefined;
  return whose.map((one) => {
    if (namesRows(one) || !last) last = one;
    return last;
  });
}

function sameIn(text: string, report: ReportPrompt): readonly ProofEntry[] | null {
  const same = sameProofs(hear(text), report.rows.asked);
  return same && [{ ...nobody, ...same, is: "same", said: text.trim() }];
}

function withoutLink(text: string, { segments, rest }: Beside): readonly ProofEntry[] | null {
  const late = rest !== "" && isLater(hear(rest).tokens);
  const parts = late ? putOff(segments) : segments;
  // Of several things said each has to say of which rows.
  if ((rest !== "" && !late) || (parts.length > 1 && !parts.every(namesRows))) return null;
  const entries = parts.map(({ role, ...rows }): ProofEntry => {
    const is = role === null ? "named" : role === "no" ? "none" : "later";
    return { ...rows, is, said: text.trim() };
  });
  const alone = entries.length === 1;
  return entries.length > 0 && entries.every(({ is }) => is !== "named" || alone) ? entries : null;
}

/** "1 mai em gửi": the words behind the last rows put these off. */
function putOff(segments: readonly Segment[]): readonly Segment[] {
  const last = segments.at(-1);
  if (!last) return [{ ...nobody, role: "later" }];
  return last.role === null ? [...segments.slice(0, -1), { ...last, role: "later" }] : segments;
}

/** "Xem mục 1" where proofs are asked for. */
export function proofShown(said: Said, report: ReportPrompt): Answer | null {
  const no = showProof.exec(said.text)?.[1];
  return no === undefined ? null : { type: "shown", id: idOf(no, report), no };
}

function idOf(no: string, { rows, readers }: ReportPrompt): string | null {
  const asked = rows.asked.find(({ numbers }) => numbers.includes(no));
  return asked?.id ?? readers.byNumber(no)?.id ?? null;
}

/** "Bỏ minh chứng 3", "minh chứng 3": said of a row's proofs, wherever it is. */
export function proofOrdered({ said }: { readonly said: Said }, report: ReportPrompt): Answer | null {
  const match = orderProof.exec(said.text);
  const drop = match?.[1] !== undefined;
  const no = match?.[2] ?? null;
  if (!match || (!drop && no === null)) return null;
  return { type: "proof-of", id: no === null ? null : idOf(no, report), no, drop };
}
