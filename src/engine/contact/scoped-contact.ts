// A contact to whom only some questions were handed over: is asked these, submits nothing and is told who submits.
import { isHandedIn } from "../../form/report-state.ts";
import type { Chat } from "../../interview/chat.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { choiceTaken } from "../../interview/moves/choice-taken.ts";
import type { Input, Situation } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { holdersAt } from "../../store/people/roles.ts";
import type { LockedReport } from "../../store/rounds/reports.ts";
import type { Rendered } from "../../text/interview/render.ts";
import { withTag } from "../../text/interview/rounds.ts";
import { peopleText } from "../../text/people/people.ts";
import { only, type Replied } from "../person.ts";
import type { ReportMessage } from "./report-message.ts";

/**
 * Why this input of such a contact is refused: it would submit the report, or the report is submitted already; null
 * when it may go on.
 */
export function whyScopedMayNot(s: Situation, input: Input): "submit" | "sealed" | null {
  if (submits(s.chat, input)) return "submit";
  const sealed = isHandedIn(s.report.state);
  return sealed && !s.report.revising ? "sealed" : null;
}

function submits(chat: Chat, input: Input): boolean {
  if (input.type === "control") return submitting.has(input.control);
  if (input.type === "reopen") return true;
  if (input.type === "text" && input.meaning.type === "steer") return submitting.has(input.meaning.control);
  const action = choiceTaken({ chat }, input);
  if (action?.do === "word") return action.word === "submit";
  return action?.do === "seal" || action?.do === "incomplete";
}

const submitting: ReadonlySet<string> = new Set(["submit", "incomplete"]);

/** Answers a refused input politely and leaves the report as it is. */
export async function refuseScoped(
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  chat: Chat,
  { why, tag }: { readonly why: "submit" | "sealed"; readonly tag: string | null },
): Promise<Replied> {
  const holders = await holdersAt(tx, loaded.node.id);
  const told = why === "submit" ? peopleText.scopedNoSubmit(holders) : peopleText.scopedSealed(holders);
  const text = withTag(tag, told);
  const { nodeId } = turn;
  return only({ text, offers: [], document: null, progress: null, chat, nodeId, kind: "reply" });
}

/**
 * Ends the speech of such a contact whose questions are all answered: instead of being invited to submit, they hear who
 * submits.
 */
export async function tellWhoSubmits(
  tx: Tx,
  loaded: LockedReport,
  tag: string | null,
  said: Rendered,
): Promise<Rendered> {
  const done = peopleText.scopedDone(await holdersAt(tx, loaded.node.id));
  const text = said.text === "" ? withTag(tag, done) : `${said.text}\n\n${done}`;
  return { ...said, text, offers: [] };
}

/** The events with nothing asked after them. */
export function withoutPrompt(events: readonly InterviewEvent[]): InterviewEvent[] {
  const told = events.filter((event) => event.type !== "asked");
  const last = told.at(-1);
  // The renderer takes the last event for the prompt, and one that is no prompt adds no words.
  return last ? [...told, last] : [];
}
