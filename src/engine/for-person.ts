// Somebody with a role: a choice, a command, a contact's answer or an officer's word, each carried out by its meaning.
import type { App } from "../app.ts";
import { commandOffer } from "../commands/shared/command.ts";
import type { Input, TextInput } from "../interview/situation.ts";
import type { Meaning, NamedCommand } from "../language/meaning.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import { gatheringOf } from "../store/rounds/gatherings.ts";
import { isSealed } from "../store/rounds/uploads.ts";
import { offers } from "../text/interview/offers.ts";
import { fileOffers } from "../text/officer/files.ts";
import { extendText } from "../text/people/extend.ts";
import { joinText } from "../text/people/join.ts";
import { keptBeside } from "../text/people/sent-files.ts";
import { answerCells } from "./contact/cells.ts";
import { beginsLongReport, withDoorAbove } from "./contact/file-door.ts";
import { withGrid } from "./contact/grid-door.ts";
import { heldFile } from "./contact/held-file.ts";
import { inputOf, textInput } from "./contact/input-of.ts";
import { reportForInput } from "./contact/report-for-input.ts";
import { leaveToFetch, tellFileBeside, withRoom } from "./contact/sent-files.ts";
import { slashInput } from "./contact/slash-input.ts";
import { stepReport } from "./contact/step-report.ts";
import { uploadInput } from "./contact/upload-input.ts";
import { whichReport } from "./contact/which-report.ts";
import { wishedDay } from "./contact/wished-day.ts";
import { commandTaken } from "./early-word.ts";
import { answerGathered } from "./gathering/answer-gathered.ts";
import { gatherAlone } from "./gathering/gather-alone.ts";
import { say } from "./joining/joining.ts";
import { personalNotice } from "./joining/notice-text.ts";
import { stopEntering } from "./officer/entering.ts";
import { hint } from "./officer/hint.ts";
import { runCommand } from "./officer/run-command.ts";
import { isOfficer, only, type Person, type Replied, withLineAbove } from "./person.ts";
import { replyKeepingChat } from "./reply.ts";
import { type Workplace, workplaceOf } from "./workplace.ts";

/** What a message of somebody with a role does. */
export async function forPerson(app: App, tx: Tx, p: Person): Promise<Replied> {
  const { chat, body, place } = p;
  if (body.type === "upload") return answerUpload(app, tx, p, body.uploadId);
  if (body.type === "cells") return answerCells(app, tx, p, body);
  if (chat.unread) return askAnew(app, tx, p);
  if (chat.state.entering && (!place?.entering || stops(p))) return only(stopEntering(chat));
  switch (body.type) {
    case "press":
      return pressed(app, tx, p, body.choiceId);
    case "text":
      return tellFileBeside(app, tx, p, await said(app, tx, p, textInput(app, p, body)));
    default:
      return answerOwnReport(app, tx, p, inputOf(app, p, body));
  }
}

function stops({ meaning }: Person): boolean {
  return meaning?.type === "steer" && meaning.control === "stop";
}

async function answerUpload(app: App, tx: Tx, p: Person, uploadId: number): Promise<Replied> {
  const gathering = (await gatheringOf(tx, uploadId)) ?? (await gatherAlone(tx, p, uploadId));
  if (gathering)
    return answerGathered(app, tx, p, gathering, {
      show: (id) => giveCommand(app, tx, p, { name: "collect", args: String(id) }),
      goOn: (line) => goOnBelow(app, tx, p, line),
    });
  const given = await uploadInput(tx, p, uploadId);
  if (!given) return only(say(p.chat, joinText.fileNotTaken));
  const { place, input, beside } = given;
  const answered = await answerReport(app, tx, p, place, input);
  // Of which row it is the proof is said, and is asked: nothing else is told of it.
  if (isOfProof(answered)) return answered;
  const told = beside.length === 0 ? answered : withLineAbove(keptBeside(beside), answered);
  // What a contact handed in with a sealed report stays with it.
  if (!place.entering && (await isSealed(tx, place.nodeId))) return told;
  const drop = commandOffer(fileOffers.dropThis, "files", `drop-this ${uploadId}`);
  return { ...told, answer: { ...told.answer, offers: [...told.answer.offers, drop] } };
}

/** The report's next prompt below a line. */
async function goOnBelow(app: App, tx: Tx, p: Person, line: string): Promise<Replied> {
  if (!p.place) return only(say(p.chat, line));
  return withLineAbove(line, await answerReport(app, tx, p, p.place, { type: "resume" }));
}

/** A file that was taken as a proof, or is one of a row that has still to be said. */
function isOfProof({ step }: Replied): boolean {
  return (
    step?.events.some(({ type }) => type === "answered" || type === "which-proof" || type === "conflict") ??
    false
  );
}

/** Nobody knows what was asked: nothing is recorded, and the question is asked again. */
async function askAnew(app: App, tx: Tx, p: Person): Promise<Replied> {
  if (!p.place) return only(say(p.chat, joinText.unreadOrder));
  return withLineAbove(joinText.unreadQuestion, await answerReport(app, tx, p, p.place, { type: "resume" }));
}

async function pressed(app: App, tx: Tx, p: Person, choiceId: string): Promise<Replied> {
  const action = p.chat.state.offered.find((offer) => offer.id === choiceId)?.action;
  if (action?.do === "command") return giveCommand(app, tx, p, action);
  if (!p.place) return only(replyKeepingChat(p.chat, joinText.staleChoice));
  return answerOwnReport(app, tx, p, action ? { type: "action", action } : { type: "stale-choice" });
}

/** A text, by its meaning: what is no command and no choice of one is for the report, or nothing that is known. */
async function said(app: App, tx: Tx, p: Person, input: TextInput): Promise<Replied> {
  const { chat } = p;
  const { meaning } = input;
  const wished = isBeside(input) ? null : wishedDay(chat, input, p.now);
  if (wished !== null) return giveCommand(app, tx, p, { name: "extend", args: wished });
  switch (meaning.type) {
    case "choice":
      return choose(app, tx, p, input, meaning);
    case "command":
      return meaning.slash
        ? bySlash(app, tx, p, meaning.command)
        : giveCommand(app, tx, nothingAwaited(p), meaning.command);
    case "no-command":
      return only(replyKeepingChat(chat, joinText.unknownCommand(meaning.said)));
    case "argument":
      return giveArgument(app, tx, p, input.text);
    case "dropped":
      return only({ ...say(nothingAwaited(p).chat, joinText.dropped), offers: [] });
    case "unanswered":
      return only(replyKeepingChat(chat, joinText.unclearChoice));
    default:
      return answerOwnReport(app, tx, isBeside(input) ? p : nothingAwaited(p), input);
  }
}

/** Passed on, or a reply: a command that waits for its argument goes on waiting. */
function isBeside({ forwarded, earlier }: TextInput): boolean {
  return forwarded !== undefined || earlier !== undefined;
}

/** A command's choice is carried out; any other is the report's. */
async function choose(
  app: App,
  tx: Tx,
  p: Person,
  input: TextInput,
  { id, command }: Extract<Meaning, { type: "choice" }>,
): Promise<Replied> {
  const offer = isBeside(input) ? undefined : p.chat.state.offered.find((one) => one.id === id);
  if (offer?.action.do !== "command") return answerOwnReport(app, tx, p, input);
  const taken = await commandTaken(tx, p.chat, offer, { sentAt: input.sentAt, command });
  return taken ? giveCommand(app, tx, p, taken) : only(replyKeepingChat(p.chat, joinText.early));
}

function giveArgument(app: App, tx: Tx, p: Person, text: string): Promise<Replied> | Replied {
  const { asked } = p.chat.state;
  if (asked?.at !== "command") return only(hint(p));
  return giveCommand(app, tx, p, { name: asked.name, args: `${asked.args} ${text}`.trim() });
}

/** The person without the command that waited for its argument. */
function nothingAwaited(p: Person): Person {
  const { state } = p.chat;
  return state.asked?.at === "command" ? { ...p, chat: { ...p.chat, state: { ...state, asked: null } } } : p;
}

/**
 * Answers at the chat's own report, or at the report to which the chat moves with this input. Who asks for more time is
 * asked until which day before anything is kept: nothing of such a step is saved.
 */
async function answerOwnReport(app: App, tx: Tx, p: Person, input: Input): Promise<Replied> {
  const replied = await answerThere(app, tx, p, input);
  const wish = replied.step?.events.find((event) => event.type === "requested" && event.kind === "extend");
  if (wish?.type !== "requested") return replied;
  const chat = { ...p.chat, nodeId: replied.answer.nodeId };
  const asked = await giveCommand(app, tx, { ...p, chat }, { name: "extend", args: wish.words });
  return wish.verbatim ? orVerbatim(asked, wish.verbatim) : asked;
}

/** The same words may be an item's: that is a choice below what is asked of them. */
function orVerbatim(asked: Replied, { id, text }: { readonly id: string; readonly text: string }): Replied {
  const offer = offers.verbatim({ do: "take", id, values: [text], raw: text, waive: true });
  const { answer } = asked;
  return {
    ...asked,
    answer: { ...answer, text: `${answer.text}\n${extendText.verbatim}`, offers: [...answer.offers, offer] },
  };
}

async function answerThere(app: App, tx: Tx, p: Person, input: Input): Promise<Replied> {
  const { place, moved } = p;
  if (!place) return only(hint(p));
  if (moved !== null) return movedTo(app, tx, p, { place, input, said: moved });
  const given = { ...p, sentAt: p.message.sentAt, zone: app.settings.TIME_ZONE };
  const held = await heldFile(tx, p, place, input, given.zone);
  if (held) return held;
  const going = await reportForInput(tx, given, place, input);
  if (going.said !== null) return movedTo(app, tx, p, { ...going, said: going.said });
  const which = await whichReport(tx, p, place, input, given.zone);
  return which ? only(which) : answerReport(app, tx, p, place, input);
}

async function movedTo(
  app: App,
  tx: Tx,
  p: Person,
  { place, input, said }: { readonly place: Workplace; readonly input: Input; readonly said: string },
): Promise<Replied> {
  const chat: LockedChat = { ...p.chat, state: { ...p.chat.state, looking: null } };
  const above = [said, personalNotice(app, place.whole.form) ?? []].flat().join("\n");
  return withLineAbove(above, await answerReport(app, tx, { ...p, chat }, place, input));
}

/** A command's answer, and the report's next prompt below it when the command turned to one. */
async function giveCommand(app: App, tx: Tx, p: Person, { name, args }: NamedCommand): Promise<Replied> {
  const { answer, resume } = await runCommand(app, tx, p, name, args);
  if (!resume) return only(answer);
  const chat: LockedChat = { ...p.chat, nodeId: answer.nodeId, state: answer.chat };
  const place = await workplaceOf(tx, chat, p.standings);
  if (!place) return only(answer);
  const input: Input =
    resume === "next" ? { type: "resume" } : { type: "control", control: resume, args: "", no: null };
  const turned = await answerReport(app, tx, { ...p, chat }, place, input);
  return withLineAbove(answer.text, turned);
}

function bySlash(app: App, tx: Tx, p: Person, { name, args }: NamedCommand): Promise<Replied> {
  const input = p.place ? slashInput(name, args) : null;
  if (input) return answerOwnReport(app, tx, p, input);
  // "/ma" of somebody who has joined already is an officer's wish for codes.
  return giveCommand(app, tx, p, { name: name === "join" && isOfficer(p) ? "codes" : name, args });
}

type Stepping = Pick<Person, "chat" | "personId" | "message" | "now">;

/** One step through a report; where it begins, with the door for files, and with the way to a grid where it asks rows. */
export async function answerReport(
  app: App,
  tx: Tx,
  person: Stepping,
  place: Workplace,
  input: Input,
): Promise<Replied> {
  const replied = await stepAt(app, tx, person, place, input);
  const beginning = { ...person, place };
  return beginsLongReport(app, beginning, replied)
    ? withDoorAbove(app, beginning, replied)
    : withGrid(app, beginning, replied);
}

/** One step through a report. */
export async function stepAt(app: App, tx: Tx, p: Stepping, place: Workplace, said: Input): Promise<Replied> {
  const { chat, personId, message, now } = p;
  const input = await withRoom(tx, place.nodeId, message, said);
  const replied = await stepReport(app, tx, { chat, personId, ...place, input, source: message.key, now });
  await leaveToFetch(tx, p, place.nodeId, replied);
  return replied;
}
