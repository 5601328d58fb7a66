// Tells the officers above when a compiler changed who is asked below: they decide no more than that it is known.
import { wordsAlone } from "../../message.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { officersAbove } from "../../store/people/people.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import type { CommandContext } from "./command.ts";

/** What an officer did themselves is told to nobody. */
export async function tellAbove(context: CommandContext, text: string): Promise<void> {
  const { tx, roundId, node, role, now, app } = context;
  if (role !== "compiler") return;
  const addressIds = await officersAbove(tx, roundId, node.path);
  await putNotices(tx, addressIds, { body: wordsAlone(text), about: `below:${node.id}:${app.newId()}`, now });
}

export async function titleOf({ tx, roundId }: CommandContext): Promise<string> {
  return (await loadOfficerRound(tx, roundId)).title;
}
