// Links and files that wait for the number of their row: what comes meanwhile joins them, and none is dropped unsaid. Pure.
import { isAskedNow } from "../../form/conditions.ts";
import type { Meaning } from "../../language/meaning.ts";
import type { InterviewEvent } from "../events.ts";
import { changesOf, fold } from "../fold.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";

type Waiting = { readonly proofs: readonly string[]; readonly raw: string };

/** What was sent before, and is asked about in the last message; nothing where those proofs stand somewhere already. */
export function waitingProofs({ chat, answers }: Pick<Situation, "chat" | "answers">): Waiting {
  const action = chat.offered.flatMap((offer) => (offer.action.do === "prove" ? [offer.action] : []))[0];
  const standing = new Set([...answers.values()].flatMap(({ value }) => (Array.isArray(value) ? value : [])));
  const proofs = action?.proofs.filter((proof) => !standing.has(proof)) ?? [];
  return proofs.length > 0 ? { proofs, raw: action?.raw ?? "" } : { proofs: [], raw: "" };
}

/** What waits, and more behind it, each once. */
export function withWaiting(s: Situation, proofs: readonly string[], raw: string): Waiting {
  const waiting = waitingProofs(s);
  return {
    proofs: [...new Set([...waiting.proofs, ...proofs])],
    raw: [waiting.raw, raw].filter((said) => said !== "").join("; "),
  };
}

/** What waited and was neither taken nor asked about again: it is asked of what is left, or it is said that it was not taken. */
export function keepWaiting(s: Situation, input: Input, result: Result): Result {
  const { proofs, raw } = waitingProofs(s);
  const { asked } = s.chat;
  if (proofs.length === 0 || asked?.at !== "proofs" || isChosen(input)) return result;
  if (isSettled(result, proofs)) return result;
  const after = fold(s.answers, result.events, s.report.rev + 1);
  const ids = asked.open.filter((id) => {
    const question = s.q.byId(id);
    return question && isAskedNow(after, question) && !after.has(question.places[0] ?? "");
  });
  if (ids.length === 0 || !goesOn(input, result)) return beside(result, { type: "proofs-left", proofs });
  return {
    ...beside(result, { type: "which-proof", proofs, raw, ids }),
    asked: { at: "proofs", open: ids },
  };
}

function beside(result: Result, event: InterviewEvent): Result {
  return { ...result, events: [...result.events, event] };
}

/** Whoever takes a choice says what becomes of them; a no sends them anew. */
function isChosen(input: Input): boolean {
  if (input.type !== "text") return input.type === "action";
  return input.meaning.type === "choice" || input.meaning.type === "denial";
}

/** They were taken, or are asked about still. */
function isSettled({ events }: Result, proofs: readonly string[]): boolean {
  const asks = events.some(
    (event) => event.type === "which-proof" || (event.type === "said" && event.stands),
  );
  const taken = new Set(changesOf(events).flatMap(({ value }) => (Array.isArray(value) ? value : [])));
  return asks || proofs.every((proof) => taken.has(proof));
}

/** Whether the proofs are asked on: not where another way was taken. */
function goesOn(input: Input, { asked }: Result): boolean {
  if (asked !== undefined && asked.at !== "proofs") return false;
  return input.type !== "text" || !elsewhere.has(input.meaning.type);
}

const elsewhere: ReadonlySet<Meaning["type"]> = new Set(["steer", "command", "none", "later"]);
