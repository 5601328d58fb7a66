// A message as its chat heard it: who wrote it, which report it is about, and what its words mean there, understood once.
import type { App } from "../app.ts";
import { slashOnly, typedCommands } from "../commands/shared/names.ts";
import { type AskedThen, askedNothing, type Chat } from "../interview/chat.ts";
import { lateAfterMs } from "../interview/moves/out-of-order.ts";
import { beside, promptOf, promptOfEdit, promptThen, type Typed } from "../interview/reading/prompt.ts";
import type { Meaning } from "../language/meaning.ts";
import { understand } from "../language/understand.ts";
import type { IncomingBody, IncomingMessage } from "../message.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import { parseCode } from "../store/people/codes.ts";
import type { Standing } from "../store/people/people.ts";
import { answeredBy } from "../store/queue/inbox.ts";
import { askedElsewhereAt } from "../store/queue/prompts.ts";
import type { AnsweredThere } from "../store/shapes/answered-places.ts";
import { repliedTo } from "./contact/replied.ts";
import { reportReplied } from "./contact/report-replied.ts";
import { codeHeldIn } from "./joining/join-code.ts";
import { reportsOf, type Workplace, workplaceOf } from "./workplace.ts";

/** A message that says something; that a person can be reached again is settled before. */
export type SaidBody = Exclude<IncomingBody, { type: "reach" }>;

export type Heard = {
  readonly standings: readonly Standing[];
  /** The report that the chat works on, or whose prompt was replied to; null where there is none. */
  readonly place: Workplace | null;
  /** Said above the answer when a reply led to another report. */
  readonly moved: string | null;
  /** What the words mean; null for what is no text. */
  readonly meaning: Meaning | null;
  /** What a text answers, where that is not what the chat is asked now. */
  readonly answers: AskedThen | "unknown" | "now";
  /** What an edited message had answered. */
  readonly answered: readonly AnsweredThere[];
};

type Given = {
  readonly chat: LockedChat;
  readonly standings: readonly Standing[];
  readonly message: IncomingMessage;
  /** What the chat was asked when a message came that is worked again. */
  readonly earlier: AskedThen | null;
  readonly now: Date;
};

/** Understands a message at the prompt that it answers: made of the chat, the form and the commands. */
export async function hearMessage(app: App, tx: Tx, given: Given, body: SaidBody): Promise<Heard> {
  const { chat, standings } = given;
  const place = await workplaceOf(tx, chat, standings);
  const heard: Heard = { standings, place, moved: null, meaning: null, answers: "now", answered: [] };
  if (body.type === "text") return hearText(app, tx, given, heard, body);
  if (body.type !== "edited") return heard;
  const answered = await answeredBy(tx, chat.addressId, body.messageId);
  if (answered.length === 0) return heard;
  return { ...heard, answered, meaning: meaningOfEdit(given, heard, body.text, answered) };
}

async function hearText(
  app: App,
  tx: Tx,
  given: Given,
  heard: Heard,
  body: Extract<SaidBody, { type: "text" }>,
): Promise<Heard> {
  const { chat, now } = given;
  const { standings } = heard;
  const replied =
    body.replyTo === undefined ? await lateFor(tx, given, body) : await repliedTo(tx, chat, body.replyTo);
  const earlier = given.earlier ?? replied;
  const { place, moved, answers } = await reportReplied(
    tx,
    { standings, zone: app.settings.TIME_ZONE },
    heard.place,
    earlier,
  );
  const typed = typedIn(given, body, place !== null && answers !== "now");
  const state = standsAt(chat, place);
  const prompt =
    place && answers !== "now"
      ? promptThen(state, answers, place.q, now, typed)
      : promptOf(body.forwarded ? beside(state) : state, place?.q ?? null, now, typed);
  return { ...heard, place, moved, answers, meaning: understand(body.text, prompt) };
}

/** A text written long before this report was turned to answers what was asked then, of the report that was at hand. */
async function lateFor(
  tx: Tx,
  { chat, standings, message }: Given,
  { forwarded }: Extract<SaidBody, { type: "text" }>,
): Promise<AskedThen | "now"> {
  const open = reportsOf(standings).filter(({ roundOpen }) => roundOpen);
  if (forwarded || message.sentAt === null || chat.nodeId === null || open.length < 2) return "now";
  const at = message.sentAt.getTime();
  return (await askedElsewhereAt(tx, chat.addressId, chat.nodeId, { at, lateMs: lateAfterMs })) ?? "now";
}

/** What was passed on gives no command, and in a reply only a slash does. */
function typedIn(given: Given, { forwarded }: Extract<SaidBody, { type: "text" }>, isReply: boolean): Typed {
  const commands = forwarded ? null : isReply ? slashOnly : typedCommands(mayCommand(given));
  return { commands, codeIn: codeHeldIn };
}

/** Who has joined and answers no report may be an officer whose first round is only prepared. */
function mayCommand({ chat, standings }: Pick<Given, "chat" | "standings">): "officer" | "compiler" | null {
  if (standings.length === 0) return chat.personId !== null ? "officer" : null;
  if (standings.some(({ role }) => role === "officer" || role === "reader")) return "officer";
  return standings.some(({ role }) => role === "compiler") ? "compiler" : null;
}

/** The chat where the report is; at another unit's it was asked nothing yet, and its choices are still those shown. */
function standsAt(chat: LockedChat, place: Workplace | null): Chat {
  if (!place || chat.nodeId === null || place.nodeId === chat.nodeId) return chat.state;
  return { ...askedNothing(chat.state), offered: chat.state.offered };
}

function meaningOfEdit(
  { chat, now }: Given,
  { place, standings }: Heard,
  text: string,
  answered: readonly AnsweredThere[],
): Meaning {
  const typed: Typed = {
    commands: typedCommands(mayCommand({ chat, standings })),
    codeIn: (said) => (parseCode(said) === null ? null : said),
  };
  if (!place) return understand(text, promptOf({ ...chat.state, offered: [] }, null, now, typed));
  const questions = answered.flatMap(({ id }) => place.q.byId(id) ?? []);
  return understand(text, promptOfEdit(chat.state, questions, place.q, now, typed));
}
