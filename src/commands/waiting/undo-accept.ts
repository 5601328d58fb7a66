// /undo_accept: what was accepted together within the last minutes waits again, and its units are told nothing.
import type { NewOffer } from "../../interview/chat.ts";
import {
  type AcceptedLately,
  acceptedTogetherSince,
  recordOfficerAction,
} from "../../store/officer/officer-actions.ts";
import { lockAcceptedTogether, takeAcceptanceBack } from "../../store/officer/report.ts";
import { cancelNotices } from "../../store/queue/outbox.ts";
import { acceptAllText } from "../../text/officer/accept-all.ts";
import { waitingOffers } from "../../text/officer/waiting.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { placesOf } from "./items.ts";

/** For so long it can be taken back, and the units hear of it afterwards. */
export const undoMinutes = 10;

export const undoAccept: Command = {
  name: "undo_accept",
  aliases: commandNames.undo_accept.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run(context) {
    const lately = await acceptedLately(context);
    const list = commandOffer(waitingOffers.list, "waiting");
    if (!lately) return { text: acceptAllText.nothingToUndo(undoMinutes), offers: [list], logged: [] };
    return takeBack(context, lately, [list]);
  },
};

/** The choice that takes back, while it can be. */
export async function undoOffers(context: CommandContext): Promise<NewOffer[]> {
  return (await acceptedLately(context)) ? [commandOffer(waitingOffers.undo, "undo_accept")] : [];
}

function acceptedLately({ tx, personId, standings, now }: CommandContext): Promise<AcceptedLately | null> {
  const since = new Date(now.getTime() - undoMinutes * 60_000);
  return acceptedTogetherSince(tx, { personId, at: placesOf(standings).map(({ nodeId }) => nodeId), since });
}

async function takeBack(
  { tx, now, personId, addressId }: CommandContext,
  lately: AcceptedLately,
  offers: readonly NewOffer[],
): Promise<Reply> {
  const { asking, nodeId } = lately;
  const accepted = await lockAcceptedTogether(tx, lately);
  const back = accepted.filter(({ stands }) => stands);
  for (const { nodeId, version, submissionId } of back) {
    await takeAcceptanceBack(tx, { nodeId, version, personId, addressId, now });
    await cancelNotices(tx, `accepted:${submissionId}:${asking}`);
  }
  const body = { count: back.length };
  await recordOfficerAction(tx, {
    ...{ type: "taken-back-together", nodeId, personId, addressId, asking },
    now,
    body,
  });
  const kept = accepted.filter(({ stands }) => !stands).map(({ unit }) => unit);
  return {
    text: acceptAllText.undone(back.length, kept),
    offers,
    logged: [{ what: "officer-act", detail: {} }],
  };
}
