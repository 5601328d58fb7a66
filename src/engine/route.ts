// One message inside its transaction: who is it, what does it mean, what is answered. Touches no network.

import type { App } from "../app.ts";
import { personCommand } from "../commands/index.ts";
import {
  type FoundCommand,
  findCommand,
  findOfficerWords,
  findPersonWords,
} from "../commands/shared/names.ts";
import type { AskedThen } from "../interview/chat.ts";
import { recognise } from "../interview/reading/recognise.ts";
import type { Input } from "../interview/situation.ts";
import type { IncomingBody, IncomingMessage } from "../message.ts";
import type { Tx } from "../store/db.ts";
import { type LockedChat, lockChat, saveChat, setReachable } from "../store/people/chats.ts";
import { type Standing, standingsOf } from "../store/people/people.ts";
import { rolesOf } from "../store/people/roles.ts";
import { claim, markAnswered } from "../store/queue/inbox.ts";
import { putOutbox } from "../store/queue/outbox.ts";
import { aboutOffice } from "../store/rounds/rounds.ts";
import type { AnsweredThere } from "../store/shapes/answered-places.ts";
import { joinText } from "../text/people/join.ts";
import { inputOf, isReply } from "./contact/input-of.ts";
import { reportForInput } from "./contact/report-for-input.ts";
import { albumOf, isSilent } from "./contact/silent.ts";
import { slashInput } from "./contact/slash-input.ts";
import { stepReport } from "./contact/step-report.ts";
import { uploadInput } from "./contact/upload-input.ts";
import { commandTaken } from "./early-word.ts";
import { greeting, joinedText } from "./joining/greeting.ts";
import { type Joined, say, tryJoin } from "./joining/joining.ts";
import { awaitsYes, insteadOfArgument, isBrief } from "./officer/argument.ts";
import { stopEntering, stopsEntering } from "./officer/entering.ts";
import { hint } from "./officer/hint.ts";
import { runCommand } from "./officer/run-command.ts";
import { withPressedChoice } from "./pressed-choice.ts";
import { type ChatReply, replyKeepingChat, withChoiceIds } from "./reply.ts";
import { type Workplace, workplaceOf } from "./workplace.ts";

/** Claims, works and answers one message. False when it had been claimed before. */
export async function routeMessage(
  app: App,
  tx: Tx,
  message: IncomingMessage,
  earlier: AskedThen | null,
): Promise<boolean> {
  const now = app.clock();
  const inboxId = await claim(tx, message, now);
  if (inboxId === null) return false;
  const chat = await withPressedChoice(
    tx,
    await lockChat(tx, message.address, message.displayName, now),
    message.body,
  );
  if (chat.unread)
    app.log.error({ address: chat.addressId, err: chat.unread }, "What a chat was asked is asked again.");
  if (message.body.type === "reach") await setReachable(tx, chat.addressId, message.body.reachable);
  if (message.body.type === "reach" || (await isSilent(tx, chat, message.body))) {
    await markAnswered(tx, inboxId, chat.addressId, null);
    return true;
  }
  const { answer, answered } = await reply(app, tx, chat, { message, earlier }, message.body, now);
  const { addressId } = chat;
  const { chat: stands, message: said } = withChoiceIds(answer, app.newId);
  const state = { ...stands, album: albumOf(message.body) ?? stands.album };
  const { kind, nodeId, promptOnly: supersedable = false, prompt = null } = answer;
  const body = earlier ? { ...said, text: `${joinText.readAgain}\n\n${said.text}` } : said;
  await Promise.all([
    markAnswered(tx, inboxId, addressId, answered.length > 0 ? answered : null),
    saveChat(tx, addressId, nodeId, state),
    said.text === "" ? null : putOutbox(tx, { addressId, kind, body, supersedable, prompt, now }),
  ]);
  return true;
}

type Replied = { readonly answer: ChatReply; readonly answered: readonly AnsweredThere[] };

async function reply(
  app: App,
  tx: Tx,
  chat: LockedChat,
  { message, earlier }: Pick<Person, "message" | "earlier">,
  body: SaidBody,
  now: Date,
): Promise<Replied> {
  const joined = await tryJoin(app, tx, chat, message, now);
  if (joined && "text" in joined) return only(joined);
  if (joined) return welcomeIn(app, tx, chat, joined, message, body, now);
  if (chat.personId === null) return only(say(chat, await welcome(tx)));
  const standings = await standingsOf(tx, chat.personId);
  if (standings.length === 0)
    return withoutRound(app, tx, { body, chat, message, earlier, now }, chat.personId);
  return forPerson(app, tx, { body, chat, personId: chat.personId, standings, message, earlier, now });
}

/** A stranger hears whose bot it is, and nothing else. */
async function welcome(tx: Tx): Promise<string> {
  return joinText.welcome((await aboutOffice(tx)).office);
}

/** A message that says something; "reach" is settled before. */
type SaidBody = Exclude<IncomingBody, { type: "reach" }>;

type Person = {
  readonly body: SaidBody;
  readonly chat: LockedChat;
  readonly personId: number;
  readonly standings: readonly Standing[];
  readonly message: IncomingMessage;
  /** What the chat was asked when a message came that is worked again. */
  readonly earlier: AskedThen | null;
  readonly now: Date;
};

/**
 * Answers somebody without an open report: they may see their own data; a person without any role is treated as a
 * stranger.
 */
async function withoutRound(
  app: App,
  tx: Tx,
  p: Omit<Person, "personId" | "standings">,
  personId: number,
): Promise<Replied> {
  const { chat, body } = p;
  const named = namedCommand(chat, body);
  if (named && personCommand(named.name)) {
    const ran = await runCommand(app, tx, { ...p, personId, standings: [] }, named.name, named.args);
    return only(ran.answer);
  }
  const roles = await rolesOf(tx, personId);
  return only(say(chat, roles.length > 0 ? joinText.noRoundNow : await welcome(tx)));
}

/** The command that a press, an offered word, a slash or a typed name gives; null when it gives none. */
function namedCommand(chat: LockedChat, body: SaidBody): { name: string; args: string } | null {
  if (body.type === "press") {
    const action = chat.state.offered.find((offer) => offer.id === body.choiceId)?.action;
    return action?.do === "command" ? action : null;
  }
  if (body.type !== "text") return null;
  const meant = recognise(chat.state, body.text);
  if (meant.type === "offer") return meant.action.do === "command" ? meant.action : null;
  const slash = findCommand(body.text);
  return slash?.name ? slash : findPersonWords(body.text);
}

/** Somebody with a role: a choice, a command, a contact's answer or an officer's word. */
async function forPerson(app: App, tx: Tx, p: Person): Promise<Replied> {
  const { chat, body } = p;
  if (body.type === "upload") {
    const given = await uploadInput(tx, p, body.uploadId);
    return given
      ? answerReport(app, tx, p, given.place, given.input)
      : only(say(chat, joinText.fileNotTaken));
  }
  const place = await workplaceOf(tx, chat, p.standings);
  if (chat.unread) {
    if (!place) return only(say(chat, joinText.unreadOrder));
    return withLineAbove(joinText.unreadQuestion, await answerReport(app, tx, p, place, { type: "resume" }));
  }
  if (chat.state.entering && (!place?.entering || stopsEntering(chat, body))) return only(stopEntering(chat));
  const command = (name: string, args: string) => giveCommand(app, tx, p, name, args);
  const turn = (input: Input) => (place ? answerOwnReport(app, tx, p, place, input) : only(hint(p)));
  if (body.type === "press") {
    const action = chat.state.offered.find((offer) => offer.id === body.choiceId)?.action;
    if (action?.do === "command") return command(action.name, action.args);
    return place
      ? turn(action ? { type: "action", action } : { type: "stale-choice" })
      : only(replyKeepingChat(chat, joinText.staleChoice));
  }
  const input = await inputOf(app, tx, p, body);
  if (body.type === "text") {
    // What was passed on, or replies to another prompt, takes no choice of the last message and gives no command.
    if (body.forwarded || (place && isReply(input) && !findCommand(body.text))) return turn(input);
    const meant = recognise(chat.state, body.text, place !== null);
    if (meant.type === "offer" && meant.action.do === "command") {
      const taken = await commandTaken(tx, chat, meant.action, { input, officer: officerHere(p) });
      if (!taken) return only(replyKeepingChat(chat, joinText.early));
      return command(taken.name, taken.args);
    }
    const slash = findCommand(body.text);
    if (slash) return bySlash(slash, p, place !== null, turn, command);
    if (chat.state.asked?.at === "command") {
      const waiting = chat.state.asked;
      const free = { ...p, chat: { ...chat, state: { ...chat.state, asked: null } } };
      const instead = insteadOfArgument(waiting, body.text, {
        officer: officerHere(p),
        works: place !== null,
      });
      if (instead === null) return command(waiting.name, `${waiting.args} ${body.text}`.trim());
      if (instead.type === "command") return giveCommand(app, tx, free, instead.name, instead.args);
      if (instead.type === "dropped" || !place)
        return only({ ...say(free.chat, joinText.dropped), offers: [] });
      return answerOwnReport(app, tx, free, place, input);
    }
    const own = findPersonWords(body.text);
    if (own) return command(own.name, own.args);
    const words = officerHere(p) ? findOfficerWords(body.text) : null;
    if (words && !(place && words.name === "help")) return command(words.name, words.args);
    // "Thôi?" to "leave this unit?" is no narrative.
    if (meant.type === "other" && awaitsYes(chat.state) && isBrief(body.text))
      return only(replyKeepingChat(chat, joinText.unclearChoice));
  }
  return turn(input);
}

/** Answers at the chat's own report, or at the report to which the chat moves with this input. */
async function answerOwnReport(
  app: App,
  tx: Tx,
  p: Person,
  place: Workplace,
  input: Input,
): Promise<Replied> {
  const given = { ...p, sentAt: p.message.sentAt, zone: app.settings.TIME_ZONE };
  const { said, ...going } = await reportForInput(tx, given, place, input);
  if (said === null) return answerReport(app, tx, p, place, input);
  const chat: LockedChat = { ...p.chat, state: { ...p.chat.state, looking: null } };
  return withLineAbove(said, await answerReport(app, tx, { ...p, chat }, going.place, going.input));
}

/** Puts a line above an answer, which then says more than its prompt and is not replaced while unsent. */
function withLineAbove(line: string, turned: Replied): Replied {
  const text = `${line}\n\n${turned.answer.text}`;
  return { ...turned, answer: { ...turned.answer, text, promptOnly: false } };
}

/** A command's answer, and the report's next prompt below it when the command turned to one. */
async function giveCommand(app: App, tx: Tx, p: Person, name: string, args: string): Promise<Replied> {
  const { answer, resume } = await runCommand(app, tx, p, name, args);
  if (!resume) return only(answer);
  const chat: LockedChat = { ...p.chat, nodeId: answer.nodeId, state: answer.chat };
  const place = await workplaceOf(tx, chat, p.standings);
  if (!place) return only(answer);
  const turned = await answerReport(app, tx, { ...p, chat }, place, { type: "resume" });
  return withLineAbove(answer.text, turned);
}

function bySlash(
  slash: FoundCommand,
  p: Person,
  works: boolean,
  turn: (input: Input) => Promise<Replied> | Replied,
  command: (name: string, args: string) => Promise<Replied>,
): Promise<Replied> | Replied {
  const { chat } = p;
  if (slash.name === null) return only(replyKeepingChat(chat, joinText.unknownCommand(slash.said)));
  const input = works ? slashInput(slash.name, slash.args) : null;
  if (input) return turn(input);
  // "/ma" of somebody who has joined already is an officer's wish for codes.
  return command(slash.name === "join" && officerHere(p) ? "codes" : slash.name, slash.args);
}

async function answerReport(app: App, tx: Tx, p: Person, place: Workplace, input: Input): Promise<Replied> {
  return stepReport(app, tx, {
    chat: p.chat,
    personId: p.personId,
    ...place,
    input,
    source: p.message.key,
    now: p.now,
  });
}

function officerHere(p: Person): boolean {
  return p.standings.some((standing) => standing.role !== "contact");
}

/**
 * Greets somebody who has just joined: a contact is asked the first question at once, an officer is shown what can be
 * done.
 */
async function welcomeIn(
  app: App,
  tx: Tx,
  chat: LockedChat,
  joined: Joined,
  message: IncomingMessage,
  body: SaidBody,
  now: Date,
): Promise<Replied> {
  const { personId, unitId, unitName, role } = joined;
  const standings = await standingsOf(tx, personId);
  const here = standings.find((standing) => standing.unitId === unitId && standing.role === role);
  const bound: LockedChat = { ...chat, personId, state: { ...chat.state, joining: null, offered: [] } };
  if (!here) return only(say(bound, joinText.noRound(unitName)));
  if (role !== "contact") return only(greeting(bound, role, unitName));
  if (!here.roundOpen) return only(say(bound, joinText.noRound(unitName)));
  const p: Person = { body, chat: bound, personId, standings, message, earlier: null, now };
  const place = await workplaceOf(tx, { ...bound, nodeId: here.nodeId }, standings);
  if (!place) return only(say(bound, joinText.noRound(unitName)));
  const turned = await answerReport(app, tx, p, place, { type: "resume" });
  return withLineAbove(await joinedText(app, tx, here, unitName), turned);
}

function only(answer: ChatReply): Replied {
  return { answer, answered: [] };
}
