// One message inside its transaction: who is it, what does it mean, what is answered. Touches no network.

import type { App } from "../app.ts";
import { progressOf } from "../form/progress.ts";
import type { AskedThen } from "../interview/chat.ts";
import type { IncomingMessage } from "../message.ts";
import type { Tx } from "../store/db.ts";
import { type LockedChat, setReachable } from "../store/people/chats.ts";
import { openChat } from "../store/people/open-chat.ts";
import { standingsOf } from "../store/people/people.ts";
import { askPhoneOnce } from "../store/people/phones.ts";
import { markFrom } from "../store/queue/inbox.ts";
import { type Handed, putReply } from "../store/queue/outbox.ts";
import { keepReceived } from "../store/queue/received.ts";
import { aboutOffice } from "../store/rounds/rounds.ts";
import { saveMessage } from "../store/rounds/save-message.ts";
import { together } from "../store/statement.ts";
import { joinText } from "../text/people/join.ts";
import { beginsLongReport, doorFirst } from "./contact/file-door.ts";
import { atReturnedRow } from "./contact/returned-prompt.ts";
import { isNewsOfAlbum } from "./contact/sent-files.ts";
import { albumOf, isOfAlbum, isSilentEdit } from "./contact/silent.ts";
import { forPerson, stepAt } from "./for-person.ts";
import { hearMessage } from "./heard.ts";
import { greeting, innerProposed, joinedText } from "./joining/greeting.ts";
import { type Joined, say, tryJoin } from "./joining/joining.ts";
import { answerStranger } from "./joining/stranger.ts";
import { only, type Person, type Replied, withLineAbove } from "./person.ts";
import { withPressedChoice } from "./pressed-choice.ts";
import { withChoiceIds } from "./reply.ts";
import { withoutRound } from "./without-round.ts";
import { reportsOf, workplaceOf } from "./workplace.ts";

/** How a message comes to the engine. */
export type Arrival = {
  /** What its chat was asked when it came, for a message that is worked again. */
  readonly earlier?: AskedThen | null;
  /** It comes now, and somebody works what waits: so it may be kept where its chat says too much at once. */
  readonly mayWait?: boolean;
};

/** What became of a message; `handed`: its answer, to be sent by this process once the transaction is committed. */
type Routed = {
  readonly verdict: "done" | "duplicate" | "kept";
  readonly handed: Handed | null;
};

const done: Routed = { verdict: "done", handed: null };
const duplicate: Routed = { verdict: "duplicate", handed: null };
const kept: Routed = { verdict: "kept", handed: null };

/**
 * Claims, works and answers one message, or keeps it for later where it may and has to wait.
 *
 * @param sender who would send the answer at once; null where nobody of this process does
 */
export async function routeMessage(
  app: App,
  tx: Tx,
  message: IncomingMessage,
  { earlier = null, mayWait = false }: Arrival,
  sender: string | null,
): Promise<Routed> {
  const now = app.clock();
  const opened = await openChat(tx, message, { now, mayWait });
  if (opened === "waits") return (await keepReceived(tx, message, now)) ? kept : duplicate;
  if (opened === "duplicate") return duplicate;
  const { inboxId, standings, rowsWait } = opened;
  const stood = rowsWait ? await atReturnedRow(tx, opened.chat) : opened.chat;
  const chat = await withPressedChoice(tx, stood, message.body);
  if (chat.unread)
    app.log.error({ address: chat.addressId, err: chat.unread }, "What a chat was asked is asked again.");
  const replied = await reply(app, tx, { chat, standings, message, earlier, now });
  const { addressId } = chat;
  if (!replied) {
    await markFrom(tx, inboxId, addressId);
    return done;
  }
  const { answer, answered, step } = replied;
  const { chat: stands, message: said } = withChoiceIds(answer, app.newId);
  const state = { ...stands, album: albumOf(message.body) ?? stands.album };
  const { kind, nodeId, promptOnly: supersedable = false, prompt = null } = answer;
  const body = earlier ? { ...said, text: `${joinText.readAgain}\n\n${said.text}` } : said;
  const saved = saveMessage(tx, { inboxId, addressId, answered, nodeId, state, step, now });
  if (said.text === "") {
    await saved;
    return done;
  }
  const to = message.address;
  const put = putReply(tx, { addressId, to, kind, body, supersedable, prompt, sender, now });
  const [, { handed }] = await together([saved, put]);
  return { verdict: "done", handed };
}

type Received = Pick<Person, "chat" | "standings" | "message" | "earlier" | "now">;

/** What is answered; null where nothing is. */
async function reply(app: App, tx: Tx, received: Received): Promise<Replied | null> {
  const { chat, message } = received;
  const { body } = message;
  if (body.type === "reach") {
    await setReachable(tx, chat.addressId, body.reachable);
    return null;
  }
  const ofAlbum = isOfAlbum(chat, body);
  const heard = await hearMessage(app, tx, received, body);
  if (ofAlbum && !heard.place) return null;
  if (body.type === "edited" && (!heard.meaning || isSilentEdit(heard.meaning, heard.answered))) return null;
  const joined = await tryJoin(app, tx, { ...received, meaning: heard.meaning });
  if (joined && "text" in joined) return only(joined);
  if (joined) return welcomeIn(app, tx, { ...received, ...heard, body }, joined);
  // What may be a code, and is none, means what else it means.
  const meaning = heard.meaning?.type === "code" ? heard.meaning.otherwise : heard.meaning;
  if (chat.personId === null)
    return only(answerStranger(chat, heard.meaning, (await aboutOffice(tx)).office));
  const p: Person = { ...received, ...heard, body, meaning, personId: chat.personId };
  const replied = await (heard.standings.length === 0 ? withoutRound(app, tx, p) : forPerson(app, tx, p));
  return ofAlbum && !isNewsOfAlbum(replied) ? null : replied;
}

/**
 * Greets somebody who has just joined: a contact is asked the first question at once, an officer is shown what can be
 * done.
 */
async function welcomeIn(
  app: App,
  tx: Tx,
  newcomer: Omit<Person, "personId">,
  { personId, unitId, unitName, role }: Joined,
): Promise<Replied> {
  const { chat } = newcomer;
  const standings = await standingsOf(tx, personId);
  const here = standings.find((standing) => standing.unitId === unitId && standing.role === role);
  const bound: LockedChat = {
    ...chat,
    personId,
    state: { ...chat.state, joining: null, offered: [], refusals: 0 },
  };
  if (!here) return only(say(bound, joinText.noRound(unitName)));
  if (role !== "contact") return only(greeting(bound, role, unitName));
  if (!here.roundOpen) return only(say(bound, joinText.noRound(unitName)));
  const place = await workplaceOf(tx, { ...bound, nodeId: here.nodeId }, standings);
  if (!place) {
    const watches = standings.some(({ role: held, nodeId }) => held === "compiler" && nodeId === here.nodeId);
    return only(watches ? greeting(bound, "compiler", unitName) : say(bound, joinText.noRound(unitName)));
  }
  const p = { ...newcomer, chat: bound, personId };
  const first = await stepAt(app, tx, p, place, { type: "resume" });
  const open = reportsOf(standings).filter((one) => one.roundOpen && one.unitId === unitId);
  const others = open.length - 1;
  const asksPhone = await askPhoneOnce(tx, personId, newcomer.now);
  // What is asked as the report stands: a proof, for one, only of what was answered with yes.
  const { total } = first.answer.progress ?? progressOf(place.q, new Map());
  const told = await joinedText(app, tx, here, { unitName, others, total, asksPhone });
  const inner = await innerProposed(app, tx, standings, here, newcomer.now);
  const beginning = { ...p, place };
  return beginsLongReport(app, beginning, first)
    ? doorFirst(app, beginning, first, [told.short, ...inner].join("\n"))
    : withLineAbove([told.whole, ...inner].join("\n"), first);
}
