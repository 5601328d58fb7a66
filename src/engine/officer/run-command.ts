// Runs a command for somebody whose role allows it; everybody else gets the polite refusal.
import type { App } from "../../app.ts";
import { officerCommand, personCommand } from "../../commands/index.ts";
import type { Command, PersonContext, Reply } from "../../commands/shared/command.ts";
import { newChat } from "../../interview/chat.ts";
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

type Giver = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly standings: readonly Standing[];
  readonly message: Pick<IncomingMessage, "network">;
  readonly now: Date;
};

/** The answer to a command; `resume` when the chat goes on with a report at once. */
type Ran = { readonly answer: ChatReply; readonly resume: boolean };

/** The answer to a command. The subtree comes from the giver's own standing, never from the arguments. */
export async function runCommand(app: App, tx: Tx, giver: Giver, name: string, args: string): Promise<Ran> {
  const { chat, personId, standings, now } = giver;
  const own = personCommand(name);
  if (own) {
    const reply = await own.run(ownContext(app, tx, giver), args.trim());
    await keep(tx, giver, name, reply.logged ?? exported(reply));
    return answered(chat, reply);
  }
  const command = officerCommand(name);
  const standing = command && standingFor(command, giver);
  if (!command || !standing) {
    if (command) await keep(tx, giver, name, [{ what: "refused" }]);
    return refused(giver, name, command !== null);
  }
  const { nodeId, roundId, path, code, name: unitName, role } = standing;
  const reply = await command.run(
    {
      app,
      tx,
      now,
      addressId: chat.addressId,
      personId,
      roundId,
      role,
      standings,
      node: { id: nodeId, path, name: unitName, code },
    },
    args.trim(),
  );
  await keep(tx, giver, name, reply.logged ?? (role === "contact" ? [] : actOf(reply, roundId)));
  const open = severalOpen(standings.filter(({ role }) => command.roles.includes(role)));
  const tag = roundTags(open, app.settings.TIME_ZONE).get(roundId) ?? null;
  return answered(chat, { ...reply, text: withTag(tag, reply.text) });
}

/** What the security log keeps of an officer's or a reader's command that says nothing else of itself. */
function actOf(reply: Reply, round: number): readonly SecurityNote[] {
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
function ownContext(app: App, tx: Tx, { chat, personId, standings, now }: Giver): PersonContext {
  const left = standings.some((standing) => standing.nodeId === chat.nodeId && !standing.roundOpen);
  return {
    app,
    tx,
    now,
    addressId: chat.addressId,
    personId,
    standings,
    nodeId: left ? (standingHere(chat, standings)?.nodeId ?? null) : chat.nodeId,
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
  return { answer: { ...say(chat, text), chat: chat.state }, resume: false };
}

/**
 * The standing with which a command is run: where the person has several, the one this chat works at, and an officer's
 * before a reader's.
 */
function standingFor(command: Command, { chat, standings }: Giver): Standing | undefined {
  const may = standings.filter((candidate) => command.roles.includes(candidate.role));
  const officers = may.filter((candidate) => candidate.role === "officer");
  return standingHere(chat, [...officers, ...may.filter((candidate) => candidate.role !== "officer")]);
}

function answered(chat: LockedChat, reply: Reply): Ran {
  const asked = reply.ask ? ({ at: "command", ...reply.ask } as const) : afterCommand(chat);
  const answer: ChatReply = {
    text: reply.text,
    offers: reply.offers ?? [],
    document: reply.document ?? null,
    progress: null,
    chat: { ...chat.state, asked },
    nodeId: chat.nodeId,
    kind: "reply",
  };
  const { effect } = reply;
  if (!effect) return { answer, resume: false };
  if (effect.type === "go-on") return { answer, resume: true };
  const fresh = { ...newChat, order: chat.state.order };
  switch (effect.type) {
    case "turn-to":
      return {
        answer: { ...answer, chat: { ...fresh, looking: effect.looking }, nodeId: effect.nodeId },
        resume: effect.resume,
      };
    case "enter": {
      const { entering } = effect;
      return { answer: { ...answer, chat: { ...fresh, entering }, nodeId: entering.nodeId }, resume: true };
    }
    case "forget":
      return { answer: { ...answer, chat: { ...newChat, forget: true }, nodeId: null }, resume: false };
  }
}

/** A command leaves a contact's question where it stood, and forgets an argument that was asked for. */
function afterCommand(chat: LockedChat) {
  return chat.state.asked?.at === "command" ? null : chat.state.asked;
}
