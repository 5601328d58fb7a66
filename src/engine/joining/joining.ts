// Joining by a one-time code: one message that names the unit and what is stored, then "đúng" binds the chat.
import type { App } from "../../app.ts";
import { type Chat, newChat } from "../../interview/chat.ts";
import type { Meaning } from "../../language/meaning.ts";
import type { Tx } from "../../store/db.ts";
import { recordHandover } from "../../store/officer/officer-actions.ts";
import { bindAddress, hasRole } from "../../store/people/addresses.ts";
import {
  admissionFor,
  askAdmission,
  grantedTo,
  isWaiting,
  lockAdmission,
  useAdmission,
} from "../../store/people/admissions.ts";
import { countWrongCode, type LockedChat } from "../../store/people/chats.ts";
import {
  codeById,
  findCode,
  type KnownCode,
  lockCode,
  parseCode,
  useCode,
} from "../../store/people/codes.ts";
import { forgetAddress, takeCodeOut } from "../../store/people/erase.ts";
import { join, type RoleName } from "../../store/people/people.ts";
import { rolesAt } from "../../store/people/roles.ts";
import { logSecurity, type SecurityNote } from "../../store/people/security-log.ts";
import { addressText } from "../../text/people/addresses.ts";
import { joinText, noticeVersion } from "../../text/people/join.ts";
import { askInOffer } from "../../text/people/people.ts";
import { stillToConfirm } from "../../text/people/stranger.ts";
import type { ChatReply } from "../reply.ts";
import { type Newcomer, sentElsewhere } from "./full-account.ts";
import { isGuess, tooManyWrong } from "./join-code.ts";
import { type NoticeContext, tellOfAddress, tellOfAdmission, tellOfJoining } from "./join-notices.ts";
import { codeIn, type Decision, decisionIn } from "./join-said.ts";
import { noticeText } from "./notice-text.ts";
import { kindOf } from "./stranger-said.ts";

export type Joined = {
  readonly personId: number;
  readonly role: RoleName;
  readonly unitId: number;
  readonly unitName: string;
};

/** A message that is about a code: an answer to it, or the fact that the chat has now joined; null when it is not. */
export async function tryJoin(
  app: App,
  tx: Tx,
  { chat, message, meaning, now }: Omit<JoinMessage, "app" | "tx">,
): Promise<ChatReply | Joined | null> {
  const j: JoinMessage = { app, tx, chat, message, meaning, now };
  const decision = decisionIn(j);
  if (decision) return decided(j, decision);
  const typed = codeIn(j);
  return typed === null ? (askAgain(j) ?? letIn(j)) : withCode(j, typed);
}

async function withCode(j: JoinMessage, typed: string): Promise<ChatReply | null> {
  const { tx, chat, message, now } = j;
  // What a person who has joined types may be no code at all: it then means what else it means, counted or not.
  const mayBeElse = chat.personId !== null && message.body.type === "text";
  if (tooManyWrong(chat, now)) return mayBeElse ? null : say(chat, joinText.blocked);
  const folded = parseCode(typed);
  const code = folded === null ? null : await findCode(tx, folded, now);
  if (!code) {
    if (!mayBeElse || isGuess(folded)) {
      await countWrongCode(tx, chat, now);
      await keep(j, chat.personId, { what: "wrong-code" });
    }
    if (mayBeElse) return null;
    return askAgain(j, joinText.wrong) ?? say(chat, joinText.wrong);
  }
  if (code.usedAt === null) return notice(j, code, null, folded);
  if (chat.personId !== null && code.usedBy === chat.personId) return null;
  return usedBefore(j, code, code.usedAt);
}

type JoinMessage = NoticeContext & {
  readonly chat: LockedChat;
  /** What the words mean; null for what is no text. */
  readonly meaning: Meaning | null;
};

/** The one message before a chat is bound: whose code it is, what is kept, by whom and until when. */
async function notice(
  j: JoinMessage,
  code: KnownCode,
  admissionId: number | null,
  typed: string | null = null,
): Promise<ChatReply> {
  const { app, tx, chat } = j;
  const away = await accountFullFor(j, code, { code: typed, admitted: admissionId !== null, enters: false });
  if (away) return away;
  const joining = { codeId: code.id, ...(admissionId === null ? {} : { admissionId }) };
  if (code.purpose === "link") {
    return {
      ...say(chat, addressText.confirm(code.unitName)),
      offers: joinText.confirmOffers(code.id),
      chat: { ...chat.state, forget: false, joining, refusals: 0 },
    };
  }
  return {
    ...say(chat, await noticeText(app, tx, code)),
    offers: joinText.confirmOffers(code.id),
    chat: { ...chat.state, forget: false, joining, refusals: 0 },
  };
}

/** The answer when the account has no room for the stranger of this chat; null when it has. The code stays good. */
async function accountFullFor(
  j: JoinMessage,
  code: KnownCode,
  newcomer: Omit<Newcomer, "personId">,
): Promise<ChatReply | null> {
  if (j.chat.personId !== null) return null;
  const personId = code.purpose === "link" ? code.personId : null;
  const text = await sentElsewhere(j, { personId, ...newcomer });
  return text === null ? null : say(j.chat, text);
}

/** A used code: its holder hears when it was used, and may ask to be let in. */
async function usedBefore(j: JoinMessage, code: KnownCode, usedAt: Date): Promise<ChatReply> {
  const { app, tx, chat } = j;
  const zone = app.settings.TIME_ZONE;
  // Only a contact's place is shared; an officer's or a reader's code is made anew by the office.
  if (code.role !== "contact" || code.purpose === "link") return say(chat, joinText.used(usedAt, zone));
  const asked = await admissionFor(tx, code.id, chat.addressId);
  if (asked === null) {
    return { ...say(chat, joinText.usedAskIn(usedAt, zone)), offers: [askInOffer(code.id)] };
  }
  if (asked.granted && asked.usedAt === null) return notice(j, code, asked.id);
  return say(chat, asked.granted === null ? joinText.stillAsked : joinText.used(usedAt, zone));
}

/** Asks a stranger again for the "đúng" that confirms a good code: whatever else they write leaves the code waiting. */
function askAgain({ chat, message, meaning }: JoinMessage, first = ""): ChatReply | null {
  const { joining } = chat.state;
  if (chat.personId !== null || !joining) return null;
  // A person who opens the chat anew has not answered anything, so nothing is called unclear.
  const spoke = message.body.type === "text" && first === "";
  const said = spoke ? stillToConfirm(kindOf(meaning), chat.state.refusals) : first;
  return {
    ...say(chat, [said, joinText.confirmQuestion].filter((line) => line !== "").join("\n")),
    offers: joinText.confirmOffers(joining.codeId),
    chat: { ...chat.state, forget: false, refusals: chat.state.refusals + (spoke ? 1 : 0) },
  };
}

/** Shows the notice to a stranger who was let in meanwhile, whatever they write; one who waits still hears so. */
async function letIn(j: JoinMessage): Promise<ChatReply | null> {
  if (j.chat.personId !== null || j.chat.state.joining) return null;
  const granted = await grantedTo(j.tx, j.chat.addressId);
  const code = granted && (await codeById(j.tx, granted.codeId));
  if (code) return notice(j, code, granted.id);
  return (await isWaiting(j.tx, j.chat.addressId)) ? say(j.chat, joinText.stillAsked) : null;
}

async function decided(j: JoinMessage, decision: Decision): Promise<ChatReply | Joined> {
  switch (decision.say) {
    case "no":
      return refuse(j);
    case "yes":
      return confirm(j);
    case "ask":
      return askAdmissionHere(j, decision.id);
    case "enter": {
      const asked = await lockAdmission(j.tx, decision.id);
      const mine = asked?.addressId === j.chat.addressId && asked.granted === true && asked.usedAt === null;
      const code = mine ? await codeById(j.tx, asked.codeId) : null;
      return code ? notice(j, code, decision.id) : say(j.chat, joinText.wrong);
    }
  }
}

/** "Sai": nothing of a stranger is kept but the chat until the answer is delivered. */
async function refuse({ tx, chat }: JoinMessage): Promise<ChatReply> {
  const answer = say(chat, joinText.declined);
  if (chat.personId !== null) return answer;
  await forgetAddress(tx, chat.addressId);
  return { ...answer, chat: { ...newChat, forget: true } };
}

/** Tells the first holder and the officers above that somebody asks to be let in. */
async function askAdmissionHere(
  { app, tx, chat, message, now }: JoinMessage,
  codeId: number,
): Promise<ChatReply> {
  const code = await codeById(tx, codeId);
  if (!code || code.usedBy === null) return say(chat, joinText.wrong);
  const id = await askAdmission(tx, { codeId, addressId: chat.addressId, now });
  if (id === null) return say(chat, joinText.stillAsked);
  await keep({ tx, chat, message, now }, null, {
    what: "asked-in",
    unitId: code.unitId,
    detail: { code: codeId },
  });
  const holder = await tellOfAdmission({ app, tx, message, now }, code, id);
  return say(chat, joinText.askedIn(holder));
}

async function confirm(j: JoinMessage): Promise<ChatReply | Joined> {
  const { tx, chat, message, now } = j;
  const found = chat.state.joining ? await usableCode(j, chat.state.joining) : null;
  if (!found) return tooLate(j);
  if (found.purpose === "link") return linkAddress(j, found);
  const admissionId = chat.state.joining?.admissionId;
  const newcomer = { code: null, admitted: admissionId !== undefined, enters: true };
  const away = await accountFullFor(j, found, newcomer);
  if (away) return away;
  const { unitId, role, unitName, scope } = found;
  const { personId, newRoleId } = await join(tx, {
    addressId: chat.addressId,
    personId: chat.personId,
    name: message.displayName,
    unitId,
    role,
    scope,
    noticeVersion,
    now,
  });
  if (admissionId !== undefined) await useAdmission(tx, admissionId, now);
  else await useCode(tx, found.id, personId, now);
  await keep(j, personId, { what: "joined", unitId, detail: { role, code: found.id } });
  if (found.purpose === "handover") {
    const by = { personId: found.personId, addressId: chat.addressId, to: personId };
    await recordHandover(tx, { unitId, ...by, scope: found.scope, now });
    await takeCodeOut(tx, found.id);
  }
  if (newRoleId !== null) await tellOfJoining(j, { roleId: newRoleId, personId, unitId, unitName, role });
  return { personId, role, unitId, unitName };
}

/** Another door of somebody who has joined: the same person, the same roles, the same draft. */
async function linkAddress(j: JoinMessage, code: KnownCode): Promise<ChatReply | Joined> {
  const { tx, chat, message, now } = j;
  const { personId, unitId, role, unitName } = code;
  if (personId === null || !(await hasRole(tx, personId))) return say(chat, joinText.wrong);
  if (chat.personId !== null && chat.personId !== personId) return say(chat, addressText.otherPerson);
  if (chat.personId === null) {
    const away = await accountFullFor(j, code, { code: null, admitted: false, enters: true });
    if (away) return away;
    await bindAddress(tx, { addressId: chat.addressId, personId, displayName: message.displayName });
    await tellOfAddress(j, { addressId: chat.addressId, personId, unitName });
    await keep(j, personId, { what: "linked", unitId, detail: { code: code.id } });
  }
  await useCode(tx, code.id, personId, now);
  return { personId, role, unitId, unitName };
}

/** The answer when the code is gone: somebody else confirmed it first, or it has ended meanwhile. */
async function tooLate(j: JoinMessage): Promise<ChatReply> {
  const { joining } = j.chat.state;
  const code = joining && (await codeById(j.tx, joining.codeId));
  return code?.usedAt ? usedBefore(j, code, code.usedAt) : say(j.chat, joinText.wrong);
}

/** The code that is confirmed, still good at this moment; of a used one, the admission must be. */
async function usableCode(
  { tx, chat, now }: JoinMessage,
  { codeId, admissionId }: NonNullable<Chat["joining"]>,
): Promise<KnownCode | null> {
  if (admissionId !== undefined) {
    const asked = await lockAdmission(tx, admissionId);
    const good = asked?.granted === true && asked.usedAt === null && asked.addressId === chat.addressId;
    return good ? codeById(tx, codeId) : null;
  }
  const code = await lockCode(tx, codeId, now);
  if (code?.purpose !== "handover") return code;
  // The contact who hands over must still answer for the unit's whole report.
  const holders = await rolesAt(tx, code.unitId);
  const gives = holders.some(
    (one) => one.personId === code.personId && one.role === "contact" && one.scope === null,
  );
  return gives ? code : null;
}

/** Writes into the security log what was done with a code in this chat. */
function keep(
  { tx, chat, message, now }: Pick<JoinMessage, "tx" | "chat" | "message" | "now">,
  personId: number | null,
  note: SecurityNote,
): Promise<void> {
  const { network = null } = message;
  return logSecurity(tx, { ...note, personId, at: chat.addressId, network, now });
}

/** A reply that forgets the code being confirmed. */
export function say(chat: LockedChat, text: string): ChatReply {
  const state: Chat = chat.personId === null ? newChat : { ...chat.state, joining: null };
  const nothing = { offers: [], document: null, progress: null };
  return { text, ...nothing, chat: state, nodeId: chat.nodeId, kind: "reply" };
}
