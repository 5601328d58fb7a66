// Proofs of what was answered with yes: links, files, none, later; each with the row that it is of. Pure.
import type { Answers } from "../../form/answers.ts";
import { printedNo } from "../../form/checklist.ts";
import { isAskedNow } from "../../form/conditions.ts";
import { addressOf, proofOfUpload } from "../../form/kinds/proof.ts";
import { proofsOfRow, rowOfProof } from "../../form/proofs.ts";
import type { Question } from "../../form/question.ts";
import type { Answer } from "../../language/meaning.ts";
import type { ProofEntry, Proofs } from "../../language/proofs/said.ts";
import type { Action, Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";
import { overNothingNewer } from "./out-of-order.ts";
import { type Asking, openIn, rows, standing } from "./proofs-open.ts";
import { withWaiting } from "./proofs-pending.ts";
import { sameAgain } from "./proofs-same.ts";
import { changeAt, record, skips } from "./record.ts";

type Links = Extract<ProofEntry, { is: "links" }>;
type Order = Extract<Answer, { type: "proof-of" }>;
type Upload = Extract<Input, { type: "upload" }>;

/**
 * What a text says of the proofs that are asked for. Nothing of it counts when some of it is of no row, or no link.
 * `isCaption`: a number alone says of which row the file is that it stands under.
 */
export function proofsGiven(
  s: Situation,
  asked: Asked,
  { entries, strangers }: Proofs,
  isCaption: boolean,
): Result {
  if (asked.at !== "proofs") return { events: [], asked };
  if (strangers.length > 0) return { events: [{ type: "no-such-check", nos: strangers }], asked };
  const broken = entries.find((entry) => entry.is === "links" && entry.reading.type !== "value");
  if (broken?.is === "links") return unreadLink(s, asked, broken);
  const idle = rows(
    s,
    entries.flatMap(({ ids }) => ids),
  ).filter((proof) => !isAskedNow(s.answers, proof));
  if (idle.length > 0) return { events: [{ type: "no-such-check", nos: idle.map(printedNo) }], asked };
  const [lone, more] = entries;
  if (lone?.is === "named" && !isCaption) return named(s, asked, lone);
  if (lone?.is === "named") return { events: [], asked };
  if (lone?.is === "words") return noProofIn(asked, lone.said, isCaption);
  if (lone?.is === "same" && !more) return sameAgain(s, asked, lone);
  return entries.some(({ is }) => is === "same" || is === "named")
    ? { events: [{ type: "unrecorded", said: saidIn(entries), no: null }], asked }
    : takeProofs(s, asked, entries);
}

/** What stands under a file is words beside a proof. */
function noProofIn(asked: Asking, said: string, isCaption: boolean): Result {
  return {
    events: [isCaption ? { type: "unrecorded", said, no: null } : { type: "no-proof-in", said }],
    asked,
  };
}

/** Links, none, later, each of the rows that it names. */
function takeProofs(s: Situation, asked: Asking, entries: readonly ProofEntry[]): Result {
  const open = openIn(s, asked);
  // Links that say of no row whose they are: of the only one that is asked, else that is asked.
  const loose = entries.filter(
    (entry) => entry.is === "links" && entry.ids.length === 0 && !meansAll(entry, open),
  );
  if (loose.length > 0 && open.length !== 1)
    return loose.length === entries.length
      ? whichProof(s, asked, loose.flatMap(linksIn), saidIn(entries))
      : { events: [{ type: "unrecorded", said: saidIn(entries), no: null }], asked };
  const ofWhich = ({ ids }: ProofEntry) => (ids.length > 0 ? rows(s, ids) : open);
  const proofs = [...new Set(entries.flatMap(ofWhich))];
  const of = (proof: Question) => entries.filter((entry) => ofWhich(entry).includes(proof));
  const late = proofs.filter((proof) => isPutOff(of(proof)));
  const given = proofs.filter((proof) => !late.includes(proof)).map((proof) => givenOf(s, proof, of(proof)));
  const skipped: InterviewEvent[] =
    late.length > 0
      ? [
          {
            type: "skipped",
            ids: late.map(({ id }) => id),
            changes: late.flatMap((proof) => skips(s, [proof])),
          },
        ]
      : [];
  const events = [...given, ...skipped];
  return overNothingNewer(s, { events, patch: { chosen: null, lastText: null } }, s.chat.askedRev);
}

/** No link, and "để sau": whoever says that there is none as well has none yet. */
function isPutOff(entries: readonly ProofEntry[]): boolean {
  return entries.every(({ is }) => is !== "links") && entries.some(({ is }) => is === "later");
}

/** All that are asked for: of "cả 3" there have to be three. */
function meansAll({ all }: ProofEntry, open: readonly Question[]): boolean {
  return all !== null && (all.count === null || all.count === open.length);
}

/** Numbers alone: of these rows what was asked about is, or their proofs are asked for once more. */
function named(s: Situation, asked: Asking, entry: ProofEntry): Result {
  const open = openIn(s, asked);
  const meant = meansAll(entry, open) ? open.map(({ id }) => id) : entry.ids;
  if (meant.length === 0) return { events: [{ type: "no-proof-in", said: entry.said }], asked };
  return offeredTo(s, meant) ?? { events: [], asked: { at: "proofs", open: [...meant] } };
}

function saidIn(entries: readonly ProofEntry[]): string {
  return [...new Set(entries.map(({ said }) => said))].join("; ");
}

/** All that was said of one row's proofs. */
function givenOf(s: Situation, proof: Question, entries: readonly ProofEntry[]): InterviewEvent {
  const raw = saidIn(entries);
  const links = entries.flatMap(linksIn);
  if (links.length > 0) {
    const notes = entries.flatMap((entry) => (entry.is === "links" ? (entry.note ?? []) : []));
    return added(s, proof, links, raw, notes.length > 0 ? notes.join("; ") : null);
  }
  return record(s, proof, { values: [[]], raw, note: null, origin: "typed" });
}

function linksIn(entry: ProofEntry): readonly string[] {
  const [value] = entry.is === "links" && entry.reading.type === "value" ? entry.reading.values : [];
  return Array.isArray(value) ? value.map(String) : [];
}

/** What is no link that an office could open is refused with the reason. */
function unreadLink(s: Situation, asked: Asking, { ids, said, reading }: Links): Result {
  const times = s.chat.refusals + 1;
  const id = ids[0] ?? asked.open[0] ?? "";
  const reason = reading.type === "refused" ? reading.reason : "not-understood";
  return { events: [{ type: "refused", id, reason, said, times }], asked, patch: { refusals: times } };
}

/** More proofs of a row, behind those that stand there. */
function added(
  s: Situation,
  proof: Question,
  proofs: readonly string[],
  raw: string,
  note: string | null,
): InterviewEvent {
  const stood = standing(s.answers, proof);
  const values = [eachOnce([...stood, ...proofs])];
  return record(s, proof, { values, raw, note, origin: "typed" });
}

/** One page may be typed in several ways. */
function eachOnce(proofs: readonly string[]): readonly string[] {
  const at = (proof: string) => addressOf(proof) ?? proof;
  return proofs.filter((proof, index) => proofs.findIndex((other) => at(other) === at(proof)) === index);
}

function whichProof(s: Situation, asked: Asking, proofs: readonly string[], raw: string): Result {
  const ids = openIn(s, asked).map(({ id }) => id);
  return { events: [{ type: "which-proof", ...withWaiting(s, proofs, raw.trim()), ids }], asked };
}

/** None of what is asked: it stands there as that, and the office sees it. */
export function noProof(s: Situation, raw: string): Result {
  const { asked } = s.chat;
  if (asked?.at !== "proofs") return { events: [] };
  const given = openIn(s, asked).map((proof) =>
    record(s, proof, { values: [[]], raw, note: null, origin: "typed" }),
  );
  return overNothingNewer(s, { events: given, patch: { chosen: null } }, s.chat.askedRev);
}

/** "1, 3" where it was asked of which row the links are: of each of these. Null where that was not asked. */
function offeredTo(s: Situation, ids: readonly string[]): Result | null {
  const chosen = s.chat.offered.flatMap(({ action }) =>
    action.do === "prove" && ids.includes(action.id) ? [action] : [],
  );
  if (chosen.length === 0 || chosen.length < ids.length) return null;
  return { events: chosen.flatMap((action) => prove(s, action).events), patch: { chosen: null } };
}

/** Of the row that was said. */
export function prove(s: Situation, { id, proofs, raw }: Extract<Action, { do: "prove" }>): Result {
  const proof = s.q.byId(id);
  return proof ? { events: [added(s, proof, proofs, raw, null)], patch: { chosen: null } } : { events: [] };
}

/** "Bỏ minh chứng 3" takes a row's proofs away, "minh chứng 3" asks for more of them. */
export function proofOrder(s: Situation, asked: Asked, { id, no, drop }: Order, text: string): Result {
  const [only, more] = proofsMeant(s, id, no);
  const proof = more ? undefined : only;
  if (!proof || !isAskedNow(s.answers, proof)) {
    const said: InterviewEvent =
      no === null ? { type: "unrecorded", said: text, no: null } : { type: "no-proof", no };
    return { events: [said], asked };
  }
  if (!drop) return { events: [], asked: { at: "proofs", open: [proof.id] } };
  const [place = ""] = proof.places;
  if (s.answers.get(place)?.state !== "answered")
    return { events: [{ type: "no-proof", no: no ?? "" }], asked };
  const change = changeAt(s.answers, place, [], text, "typed");
  return {
    events: [
      { type: "proof-dropped", id: proof.id, changes: [{ ...change, value: null, raw: "", state: "open" }] },
    ],
  };
}

/** "Xem mục 1": what stands at the row, with its proofs; what was asked is asked on. */
export function showProofs(
  s: Situation,
  asked: Asked,
  { id, no }: { readonly id: string | null; readonly no: string },
): Result {
  const [only, more] = proofsMeant(s, id, no);
  const row = only && !more ? rowOfProof(s.q, only) : s.q.byId(id ?? "");
  const events: InterviewEvent[] = row
    ? [{ type: "row-shown", id: row.id }]
    : [{ type: "no-such-row", said: no }];
  return { events, asked };
}

/** By its row's number, in its part where that is enough; without one those that stand. */
function proofsMeant(s: Situation, id: string | null, no: string | null): readonly Question[] {
  const named = s.q.byId(id ?? "");
  if (named?.proofOf) return [named];
  const ofRow = named ? proofsOfRow(s.q, named) : [];
  if (ofRow.length > 0) return ofRow;
  const proofs = s.q.questions.filter(({ proofOf }) => proofOf !== null);
  return no === null
    ? proofs.filter((proof) => standing(s.answers, proof).length > 0)
    : proofs.filter((proof) => printedNo(proof) === no);
}

/**
 * A file that came where proofs are asked for, or that was sent when they were: of the only one, or it is asked of which.
 * Null where it is no proof.
 */
export function uploadedProof(
  s: Situation,
  { id, beside = [], proofs: sentFor = [], name }: Upload,
): Result | null {
  const { asked } = s.chat;
  const here = asked?.at === "proofs" ? openIn(s, asked) : [];
  const meant = rows(s, sentFor).filter((proof) => isAskedNow(s.answers, proof));
  const open = meant.length > 0 ? meant : here;
  const [first, more] = open;
  if (!first) return null;
  const files = [id, ...beside].map((file) => proofOfUpload(String(file)));
  const { half, offered, refusals } = s.chat;
  const stays = { ...(asked ? { asked } : {}), patch: { half, offered, refusals } };
  if (more) {
    const ids = open.map((proof) => proof.id);
    return {
      ...stays,
      events: [{ type: "which-proof", ...withWaiting(s, files, name), ids }],
      patch: { half, refusals },
    };
  }
  const result: Result = { events: [added(s, first, files, name, null)] };
  // What is asked goes on where this was asked; else it stands.
  return asked?.at === "proofs" ? result : { ...stays, ...result };
}

/** The proofs that a file is sent for: those that its caption names, or all that are asked for. */
export function sentFor(s: Situation, input: Input): readonly string[] {
  const { asked } = s.chat;
  const named =
    input.type === "text" && input.meaning.type === "proofs"
      ? input.meaning.entries.flatMap(({ ids }) => ids)
      : [];
  if (named.length > 0) return named;
  return asked?.at === "proofs" ? openIn(s, asked).map(({ id }) => id) : [];
}

/** Proofs that stood beside a yes which these events changed to a no. */
export function idleProofs(s: Situation, after: Answers): readonly string[] {
  return s.q.questions.flatMap((proof) => {
    const counted = proof.proofOf !== null && standing(s.answers, proof).length > 0;
    return counted && isAskedNow(s.answers, proof) && !isAskedNow(after, proof) ? [proof.id] : [];
  });
}
