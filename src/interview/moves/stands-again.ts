// What waits for its yes: shown again after whatever answers nothing of it, and told where it is left for another row. Pure.
import { isAnswered } from "../../form/answers.ts";
import type { Steering } from "../../language/meaning.ts";
import type { Action, Asked, Chat } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";

type Check = Extract<Action, { do: "check" }>;
type Take = Extract<Action, { do: "take" }>;

/** Both sides of a checklist that were shown and wait for their yes; null where none are. */
export function shownSides({ asked, offered }: Pick<Chat, "asked" | "offered">): Check | null {
  if (asked?.at !== "checklist" || !offered.some(({ action }) => action.do === "again")) return null;
  return offered.flatMap(({ action }) => (action.do === "check" ? [action] : []))[0] ?? null;
}

/** Figures that a check doubts and that wait for their yes. */
function doubtedFigures({ asked, offered }: Chat): Take | null {
  if (asked?.at !== "confirm" || asked.file) return null;
  return offered.flatMap(({ action }) => (action.do === "take" && action.waive ? [action] : []))[0] ?? null;
}

/**
 * What was shown stands until it is answered, changed or left on purpose: whatever else is said, it is shown once more
 * beneath, so that a "không" is still about it and about nothing else.
 */
export function standsAgain(s: Situation, input: Input, result: Result): Result {
  const { asked } = s.chat;
  if (!asked || (leaves(input) && !goesOn(s, asked, input)) || !result.events.every(isBeside)) return result;
  return sidesAgain(s, asked, result) ?? doubtAgain(s, asked, result) ?? result;
}

function sidesAgain(s: Situation, asked: Asked, result: Result): Result | null {
  const sides = shownSides(s.chat);
  const stays = result.asked === undefined || result.asked === s.chat.asked;
  if (!sides || !stays || asked.at !== "checklist") return null;
  if (result.events.some((event) => idsIn(event).some((id) => asked.open.includes(id)))) return null;
  return { ...result, asked, events: [...result.events, sidesShown(s.chat, sides)] };
}

/** The event that showed them. Those of which only silence says "không" are none in the choice that leaves them open. */
function sidesShown({ offered }: Chat, { do: _, ...shown }: Check): InterviewEvent {
  const [, restLater] = offered.flatMap(({ action }) => (action.do === "check" ? [action] : []));
  const said = new Set((restLater ?? shown).no.map(({ id }) => id));
  const implied = shown.no.flatMap(({ id }) => (said.has(id) ? [] : [id]));
  return { type: "both-sides", ...shown, implied };
}

/** Other rows were answered while figures were in doubt: these are still in doubt. */
function doubtAgain(s: Situation, asked: Asked, result: Result): Result | null {
  const take = doubtedFigures(s.chat);
  const question = take && s.q.byId(take.id);
  const elsewhere = result.events.some(({ type }) => type === "answered");
  if (!take || !question || !elsewhere || (result.asked !== undefined && result.asked !== asked)) return null;
  if (result.events.some((event) => idsIn(event).includes(take.id))) return null;
  const answers = fold(s.answers, result.events, s.report.rev);
  const { values, raw, note = null } = take;
  const again = recordOrDoubt({ ...s, answers }, question, { values, raw, note, origin: "typed" });
  if (!again.events.every(({ type }) => type === "doubted")) return null;
  return { ...result, asked, events: [...result.events, ...again.events] };
}

/** Told where another row is asked for instead: nothing of it was recorded, and it is asked again in its turn. */
export function leftWaiting({ chat }: Situation): InterviewEvent[] {
  const sides = shownSides(chat);
  if (sides) {
    const { yes, no, later } = sides;
    return [{ type: "left-waiting", what: "sides", yes, no, later }];
  }
  const take = doubtedFigures(chat);
  return take ? [{ type: "left-waiting", what: "figures", id: take.id, values: take.values }] : [];
}

/** Beside what waits: it says or records something else and asks nothing of its own. */
function isBeside(event: InterviewEvent): boolean {
  return event.type === "said" ? !event.stands : beside.has(event.type);
}

const beside: ReadonlySet<InterviewEvent["type"]> = new Set([
  "unrecorded",
  "unread",
  "talk",
  "answered",
  "noted",
  "requested",
  "no-such-check",
  "no-such-row",
  "no-proof",
  "which-checks",
  "frame-empty",
  "not-asked",
  "not-applied",
  "proofs-idle",
]);

/** What was said on purpose to go elsewhere, and what brings questions of its own. */
function leaves(input: Input): boolean {
  switch (input.type) {
    case "text":
      return input.meaning.type === "steer"
        ? !sideWords.has(input.meaning.control)
        : input.meaning.type === "denial" || input.meaning.type === "choice";
    case "control":
      return !sideWords.has(input.control);
    case "edited":
    case "resume":
    case "stale-choice":
      return false;
    default:
      return true;
  }
}

/** "Tiếp", "chào bot" where all of it is open still: on from there is there. */
function goesOn({ q, answers }: Situation, asked: Asked, input: Input): boolean {
  const said = input.type === "text" ? input.meaning : input;
  if (!("control" in said) || said.control !== "next" || asked.at !== "checklist") return false;
  const rows = asked.open.flatMap((id) => q.byId(id) ?? []);
  return rows.every((row) => !isAnswered(answers, row));
}

/** Words that show something and leave what is asked as it is. */
const sideWords: ReadonlySet<Steering["control"]> = new Set([
  "review",
  "progress",
  "help",
  "draft",
  "receipt",
  "example",
  "colleague",
  "note",
]);

function idsIn(event: InterviewEvent): readonly string[] {
  if (event.type === "answered") return [event.id];
  return event.type === "skipped" || event.type === "gated" ? event.ids : [];
}
