// Runs an officer's command for somebody whose role allows it; everybody else gets the polite refusal.
import type { App } from "../app.ts";
import { officerCommand } from "../commands/index.ts";
import type { LockedChat } from "../store/chats.ts";
import type { Tx } from "../store/db.ts";
import type { Standing } from "../store/people.ts";
import { joinText } from "../text/join.ts";
import type { Answer } from "./answer.ts";
import { say } from "./joining.ts";

export type Giver = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly standings: readonly Standing[];
  readonly now: Date;
};

/** The answer to a command. The subtree comes from the giver's own standing, never from the arguments. */
export async function runCommand(
  app: App,
  tx: Tx,
  giver: Giver,
  name: string,
  args: string,
): Promise<Answer> {
  const { chat, personId, standings, now } = giver;
  const command = officerCommand(name);
  const standing = command && standings.find((candidate) => command.roles.includes(candidate.role));
  if (!command || !standing) {
    const contactOnly = !command && standings.every((candidate) => candidate.role !== "contact");
    const text = contactOnly ? joinText.notForYou : joinText.refusedOfficer;
    return { ...say(chat, text), chat: chat.state };
  }
  const { nodeId, roundId, path, code, name: unitName } = standing;
  const reply = await command.run(
    {
      app,
      tx,
      now,
      addressId: chat.addressId,
      personId,
      roundId,
      node: { id: nodeId, path, name: unitName, code },
    },
    args.trim(),
  );
  const asked = reply.ask ? ({ at: "command", ...reply.ask } as const) : afterCommand(chat);
  return {
    text: reply.text,
    offers: reply.offers ?? [],
    document: reply.document ?? null,
    progress: null,
    chat: { ...chat.state, asked },
    nodeId: chat.nodeId,
    kind: "reply",
  };
}

/** A command leaves a contact's question where it stood, and forgets an argument that was asked for. */
function afterCommand(chat: LockedChat) {
  return chat.state.asked?.at === "command" ? null : chat.state.asked;
}
