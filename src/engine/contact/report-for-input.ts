// Decides which report an input is for. A chat moves to another report by itself when its own round has closed, or when
// the person answers another report's reminder; it then says so.
import { choiceTaken } from "../../interview/moves/choice-taken.ts";
import type { Input } from "../../interview/situation.ts";
import type { Steering } from "../../language/meaning.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { lastReminder } from "../../store/queue/nudges.ts";
import { roundText } from "../../text/interview/rounds.ts";
import { reportsOf, standingHere, type Workplace, workplaceAt } from "../workplace.ts";

/**
 * The report that an input is for, the input as it counts there, and the line said above the answer. `moved` tells that
 * it is not the report the chat worked on.
 */
type Destination = {
  readonly place: Workplace;
  readonly input: Input;
  readonly said: string | null;
};

/** Words that mean the same in any report, such as "help": they are carried out where the chat goes. */
const trueInAnyReport: ReadonlySet<Steering["control"]> = new Set([
  "next",
  "edit",
  "progress",
  "review",
  "submit",
  "incomplete",
  "help",
  "receipt",
  "draft",
  "stop",
]);
/**
 * Words that only look at a report. At a closed report that the person chose they look at it; any other input goes to
 * an open report.
 */
const lookingWords: ReadonlySet<Steering["control"]> = new Set([
  "progress",
  "review",
  "receipt",
  "draft",
  "help",
]);
/** Words that a reminder invites a person to type. */
const invitedByReminder: ReadonlySet<Steering["control"]> = new Set([
  "next",
  "edit",
  "progress",
  "review",
  "submit",
  "incomplete",
]);

/** A message dated this many milliseconds or more before a reminder arrived is no answer to it. */
const crossingMs = 60_000;

type Given = {
  readonly chat: LockedChat;
  readonly standings: readonly Standing[];
  readonly sentAt: Date | null;
  readonly zone: string;
};

/** Finds the report for this input. A text typed at one report's question is never recorded in another report. */
export async function reportForInput(
  tx: Tx,
  given: Given,
  place: Workplace,
  input: Input,
): Promise<Destination> {
  const { chat, standings, zone } = given;
  const stay: Destination = { place, input, said: null };
  if (place.entering || chat.nodeId === null) return stay;
  if (input.type === "edited" && answeredElsewhere(input, place))
    return { place, input: { type: "resume" }, said: roundText.editedElsewhere };
  const own = reportsOf(standings);
  const was = own.find((standing) => standing.nodeId === chat.nodeId);
  const word = wordIn(chat, input);
  const moves =
    was && place.nodeId === was.nodeId
      ? await whereItGoes(tx, given, own, was, word)
      : own.find((standing) => standing.nodeId === place.nodeId && place.nodeId !== chat.nodeId);
  if (!moves) return stay;
  const carried = carriedOver(input, word);
  const lost = carried === null && input.type !== "resume";
  const from = was && !was.roundOpen ? was : null;
  const said = roundText.moved({ from, to: moves, lost, zone });
  const there = moves.nodeId === place.nodeId ? place : await workplaceAt(tx, moves, standings);
  return { place: there, input: carried ?? { type: "resume" }, said };
}

/** Where the chat goes from the report that it works on; null when it stays. */
async function whereItGoes(
  tx: Tx,
  given: Given,
  own: readonly Standing[],
  was: Standing,
  word: Steering | null,
): Promise<Standing | null> {
  const looking = !was.roundOpen && own.some((standing) => standing.roundOpen);
  return looking ? afterLooking(given.chat, own, word) : reportReminderNames(tx, given, own, word);
}

/** The input as it counts in another report: words that are true in any, and files; null where it is lost. */
function carriedOver(input: Input, word: Steering | null): Input | null {
  if (input.type === "media") return input;
  return word && trueInAnyReport.has(word.control) ? { ...word, type: "control" } : null;
}

/** Whether the edited message answered another report: then its edit changes nothing here. */
function answeredElsewhere({ answered }: Extract<Input, { type: "edited" }>, place: Workplace): boolean {
  return answered.some(({ node }) => node !== undefined && node !== place.nodeId);
}

function afterLooking(chat: LockedChat, own: readonly Standing[], word: Steering | null) {
  if (word && lookingWords.has(word.control)) return null;
  return standingHere({ ...chat, state: { ...chat.state, looking: null } }, own) ?? null;
}

/**
 * The open report that the latest reminder names first, when that reminder came after this chat's last question and the
 * person does what it invites to; null otherwise.
 */
async function reportReminderNames(
  tx: Tx,
  { chat, sentAt }: { readonly chat: LockedChat; readonly sentAt: Date | null },
  own: readonly Standing[],
  word: Steering | null,
): Promise<Standing | null> {
  const open = own.filter((standing) => standing.roundOpen);
  if (open.length < 2 || !word || !invitedByReminder.has(word.control)) return null;
  const reminder = await lastReminder(tx, chat.addressId, new Date(chat.state.askedAt));
  if (!reminder || reminder.nodeId === chat.nodeId) return null;
  if (sentAt !== null && reminder.at !== null && reminder.at.getTime() - sentAt.getTime() > crossingMs)
    return null;
  return open.find((standing) => standing.nodeId === reminder.nodeId) ?? null;
}

/** The steering word ("next", "submit") of an input, whether typed, given as a command or chosen; null when it has none. */
function wordIn(chat: LockedChat, input: Input): Steering | null {
  if (input.type === "control") return input;
  if (input.type === "text" && input.meaning.type === "steer") return input.meaning;
  const action = choiceTaken({ chat: chat.state }, input);
  return action?.do === "word" ? { control: action.word, args: "", no: null } : null;
}
