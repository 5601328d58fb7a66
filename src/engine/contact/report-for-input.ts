// Decides which report an input is for. A chat moves to another report by itself when its own round has closed, or when
// the person answers another report's reminder; it then says so.
import { recognise } from "../../interview/reading/recognise.ts";
import type { Input } from "../../interview/situation.ts";
import type { Control } from "../../language/lexicon/steering.ts";
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
const trueInAnyReport: ReadonlySet<Control | "none"> = new Set([
  "next",
  "edit",
  "progress",
  "review",
  "submit",
  "help",
  "receipt",
  "draft",
  "stop",
]);
/**
 * Words that only look at a report. At a closed report that the person chose they look at it; any other input goes to
 * an open report.
 */
const lookingWords: ReadonlySet<Control | "none"> = new Set([
  "progress",
  "review",
  "receipt",
  "draft",
  "help",
]);
/** Words that a reminder invites a person to type. */
const invitedByReminder: ReadonlySet<Control | "none"> = new Set([
  "next",
  "edit",
  "progress",
  "review",
  "submit",
]);

/** A message dated this many milliseconds or more before a reminder arrived is no answer to it. */
const crossingMs = 60_000;

/** Finds the report for this input. A text typed at one report's question is never recorded in another report. */
export async function reportForInput(
  tx: Tx,
  given: {
    readonly chat: LockedChat;
    readonly standings: readonly Standing[];
    readonly sentAt: Date | null;
    readonly zone: string;
  },
  place: Workplace,
  input: Input,
): Promise<Destination> {
  const { chat, standings, zone } = given;
  const stay: Destination = { place, input, said: null };
  const own = reportsOf(standings);
  const repliedTo =
    input.type === "text" && typeof input.earlier === "object" ? input.earlier.node : place.nodeId;
  if (repliedTo !== place.nodeId) return toReplied(own, given, place, input, repliedTo);
  if (place.entering || chat.nodeId === null) return stay;
  if (input.type === "edited" && answeredElsewhere(input, place))
    return { place, input: { type: "resume" }, said: roundText.editedElsewhere };
  const was = own.find((standing) => standing.nodeId === chat.nodeId);
  const said = (to: Standing, lost: boolean) =>
    roundText.moved({ from: was && !was.roundOpen ? was : null, to, lost, zone });
  const word = controlIn(chat, input);
  if (was && place.nodeId === was.nodeId) {
    const looking = !was.roundOpen && own.some((standing) => standing.roundOpen);
    const next = looking ? afterLooking(chat, own, word) : await reportReminderNames(tx, given, own, word);
    if (!next) return stay;
    const carried = word !== null && trueInAnyReport.has(word);
    return {
      place: workplaceAt(next, standings),
      input: carried ? input : { type: "resume" },
      said: said(next, !carried && input.type !== "resume"),
    };
  }
  const to = own.find((standing) => standing.nodeId === place.nodeId);
  if (place.nodeId === chat.nodeId || !to) return stay;
  const carried = (word !== null && trueInAnyReport.has(word)) || input.type === "media";
  if (carried || input.type === "resume") return { place, input, said: said(to, false) };
  return { place, input: { type: "resume" }, said: said(to, true) };
}

/** A reply to what another report's prompt asked goes there, while that is open to the person; else it is asked about. */
function toReplied(
  own: readonly Standing[],
  { standings, zone }: { readonly standings: readonly Standing[]; readonly zone: string },
  place: Workplace,
  input: Input,
  nodeId: number | null,
): Destination {
  const to = own.find((standing) => standing.nodeId === nodeId && standing.roundOpen);
  if (!to || place.entering)
    return {
      place,
      input: { ...input, ...(input.type === "text" ? { earlier: "unknown" } : {}) },
      said: null,
    };
  return {
    place: workplaceAt(to, standings),
    input,
    said: roundText.moved({ from: null, to, lost: false, zone }),
  };
}

/** Whether the edited message answered another report: then its edit changes nothing here. */
function answeredElsewhere({ answered }: Extract<Input, { type: "edited" }>, place: Workplace): boolean {
  return answered.some(({ node }) => node !== undefined && node !== place.nodeId);
}

function afterLooking(chat: LockedChat, own: readonly Standing[], word: Control | "none" | null) {
  if (word !== null && lookingWords.has(word)) return null;
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
  word: Control | "none" | null,
): Promise<Standing | null> {
  const open = own.filter((standing) => standing.roundOpen);
  if (open.length < 2 || word === null || !invitedByReminder.has(word)) return null;
  const reminder = await lastReminder(tx, chat.addressId, new Date(chat.state.askedAt));
  if (!reminder || reminder.nodeId === chat.nodeId) return null;
  if (sentAt !== null && reminder.at !== null && reminder.at.getTime() - sentAt.getTime() > crossingMs)
    return null;
  return open.find((standing) => standing.nodeId === reminder.nodeId) ?? null;
}

/**
 * The steering word ("next", "submit") of an input, whether typed, given as a command or chosen; null when it has none.
 */
function controlIn(chat: LockedChat, input: Input): Control | "none" | null {
  if (input.type === "control") return input.control;
  if (input.type === "action") return input.action.do === "word" ? input.action.word : null;
  if (input.type !== "text") return null;
  const meant = recognise(chat.state, input.text);
  if (meant.type === "control") return meant.control;
  return meant.type === "offer" && meant.action.do === "word" ? meant.action.word : null;
}
