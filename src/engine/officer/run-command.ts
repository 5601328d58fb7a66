// Runs a command for somebody whose role allows it; everybody else gets the polite refusal.
import type { App } from "../../app.ts";
import { officerCommand, personCommand } from "../../commands/index.ts";
import type { PersonContext, Reply } from "../../commands/shared/command.ts";
import { bound } from "../../commands/shared/round-meant.ts";
import { inRound, roundSaid } from "../../commands/shared/round-said.ts";
import { type Chat, newChat } from "../../interview/chat.ts";
import type { Steering } from "../../language/meaning.ts";
import type { IncomingMessage } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { documentDetail, logSecurity, type SecurityNote } from "../../store/people/security-log.ts";
import { roundTags, withTag } from "../../text/interview/rounds.ts";
import { joinText } from "../../text/people/join.ts";
import { say } from "../joining/joining.ts";
import type { ChatReply } from "../reply.ts";
import { severalOpen, standingHere } from "../workplace.ts";
import { contextAt, heldRound, placesFor, roundOf } from "./round-of.ts";

type Giver = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly standings: readonly Standing[];
  readonly message: Pick<IncomingMessage, "network">;
  readonly now: Date;
};

/** The answer to a command; `resume`: how the chat goes on with a report at once. */
type Ran = { readonly answer: ChatReply; readonly resume: "next" | Steering["control"] | null };

/** The answer to a command. The subtree comes from the giver's own standing, never from the arguments. */
export async function runCommand(app: App, tx: Tx, giver: Giver, name: string, args: string): Promise<Ran> {
  const { standings } = giver;
  const own = personCommand(name);
  if (own) {
    const { round, rest } = roundSaid(args.trim());
    const reply = await own.run(ownContext(app, tx, giver, round), rest);
    await keep(tx, giver, name, reply.logged ?? exported(reply));
    return answered(giver, reply);
  }
  const command = officerCommand(name);
  const at = command && (await roundOf(app, tx, giver, command, args.trim()));
  if (!command || !at) {
    if (command) await keep(tx, giver, name, [{ what: "refused" }]);
    return refused(giver, name, command !== null);
  }
  if ("reply" in at) return answered(giver, at.reply);
  const { roundId, role } = at.standing;
  const reply = await command.run(contextAt(app, tx, giver, at.standing, at.named), at.args);
  await keep(tx, giver, name, reply.logged ?? (role === "contact" ? [] : actOf(reply, roundId)));
  const open = command.ofAllRounds ? [] : severalOpen(placesFor(command, standings));
  if (open.length === 0) return answered(giver, reply);
  const tag = roundTags(open, app.settings.TIME_ZONE).get(roundId) ?? null;
  return answered(
    giver,
    inRoundOf(roundId, { ...reply, text: withTag(tag, reply.text) }),
    at.named ? roundId : null,
  );
}

/** An answer about one of several rounds: what is pressed or said to it is about that round, whenever it comes. */
function inRoundOf(roundId: number, reply: Reply): Reply {
  const { offers = [], ask } = reply;
  return {
    ...reply,
    offers: bound(offers, roundId, ofRounds),
    ...(ask && ofRounds(ask.name) ? { ask: { ...ask, args: inRound(roundId, ask.args) } } : {}),
  };
}

/** Whether a command is carried out in one round: an officer's, and those about a unit of a round. */
function ofRounds(name: string): boolean {
  const command = officerCommand(name);
  return name === "files" || name === "template" || (command !== null && !command.ofAllRounds);
}

/** What the security log keeps of an officer's or a reader's command that says nothing else of itself. */
export function actOf(reply: Reply, round: number): readonly SecurityNote[] {
  const given = exported(reply);
  if (given.length > 0) return given;
  // What only asks which unit is meant has shown and changed nothing.
  if (reply.ask && reply.concerns === undefined) return [];
  return [{ what: "officer-act", unitId: reply.concerns, detail: { round } }];
}

/** A file that comes with a reply; a page where one is handed over is none. */
function exported({ document, concerns: unitId }: Reply): readonly SecurityNote[] {
  if (!document || document.type === "upload") return [];
  return [{ what: "exported", unitId, detail: documentDetail(document) }];
}

async function keep(
  tx: Tx,
  { chat, personId, message, now }: Giver,
  command: string,
  notes: readonly SecurityNote[],
): Promise<void> {
  const by = { personId, at: chat.addressId, network: message.network ?? null, now };
  for (const note of notes) await logSecurity(tx, { ...by, ...note, detail: { ...note.detail, command } });
}

/** What a command about the person's own place may know. */
function ownContext(app: App, tx: Tx, giver: Giver, said: string | null): PersonContext {
  const { chat, personId, standings, now } = giver;
  const left = standings.some((standing) => standing.nodeId === chat.nodeId && !standing.roundOpen);
  return {
    app,
    tx,
    now,
    addressId: chat.addressId,
    personId,
    standings,
    nodeId: left ? (standingHere(chat, standings)?.nodeId ?? null) : chat.nodeId,
    round: said === null ? heldRound(chat, now) : Number(said),
    entering: chat.state.entering?.nodeId ?? null,
    asksOf: chat.state.handed?.id ?? null,
  };
}

/** What somebody hears whose role does not allow the command; `officers`: an officer's, as opposed to a contact's. */
function refused({ chat, standings }: Giver, name: string, officers: boolean): Ran {
  const contactOnly = !officers && standings.every((candidate) => candidate.role !== "contact");
  const reads = standings.some((candidate) => candidate.role === "reader");
  const why = contactOnly ? joinText.notForYou : joinText.refusedOfficer;
  const text = reads && name === "help" ? joinText.readerHelp : why;
  return { answer: { ...say(chat, text), chat: chat.state }, resume: null };
}

/** The answer as the chat sends it; `chosen`: the round that was chosen with it, meant from now on. */
function answered({ chat, now }: Giver, reply: Reply, chosen: number | null = null): Ran {
  const stood = reply.chooses ? null : afterCommand(chat);
  const asked = reply.ask ? ({ at: "command", ...reply.ask } as const) : stood;
  const answer: ChatReply = {
    text: reply.text,
    offers: reply.offers ?? [],
    document: reply.document ?? null,
    progress: null,
    chat: { ...chat.state, asked, ...choosing(chosen, now) },
    nodeId: chat.nodeId,
    kind: "reply",
  };
  const { effect } = reply;
  if (!effect) return { answer, resume: null };
  if (effect.type === "go-on") return { answer, resume: "next" };
  const fresh = { ...newChat, order: chat.state.order, chose: answer.chat.chose };
  switch (effect.type) {
    case "turn-to": {
      const { looking, nodeId, roundId, resume } = effect;
      const turned = { ...fresh, looking, ...choosing(roundId, now) };
      return { answer: { ...answer, chat: turned, nodeId }, resume };
    }
    case "enter": {
      const { entering } = effect;
      return { answer: { ...answer, chat: { ...fresh, entering }, nodeId: entering.nodeId }, resume: "next" };
    }
    case "forget":
      return { answer: { ...answer, chat: { ...newChat, forget: true }, nodeId: null }, resume: null };
  }
}

function choosing(round: number | null, now: Date): Pick<Chat, "chose"> | undefined {
  return round === null ? undefined : { chose: { round, at: now.getTime() } };
}

/** A command leaves a contact's question where it stood, and forgets an argument that was asked for. */
function afterCommand(chat: LockedChat) {
  return chat.state.asked?.at === "command" ? null : chat.state.asked;
}
