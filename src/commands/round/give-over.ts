// Gives a round over to a colleague: its settings name whom to call, and the contacts of its units are told once. Says nothing of rights.
import type { App } from "../../app.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { listOfficerUnits } from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { handRound } from "../../store/rounds/earlier-round.ts";
import { topNodes } from "../../store/rounds/round-changes.ts";
import { handedNotice } from "../../text/officer/round-changes.ts";
import { recipientsOf } from "../shared/recipients.ts";

/** Gives how many people were told; null where the round is closed. */
export async function giveOver(
  tx: Tx,
  { channels, now }: Pick<App, "channels"> & { readonly now: Date },
  { roundId, to, asking }: { readonly roundId: number; readonly to: string; readonly asking: string },
): Promise<number | null> {
  const handed = await handRound(tx, roundId, to);
  if (!handed) return null;
  const units = [];
  for (const { nodeId, path } of await topNodes(tx, roundId))
    units.push(...(await listOfficerUnits(tx, { roundId, nodeId, path })));
  const { addressIds } = await recipientsOf({ tx, app: { channels }, now }, units);
  const body = wordsAlone(handedNotice(handed.title, to));
  await putNotices(tx, addressIds, { body, about: `round-handed:${roundId}:${asking}`, now });
  return addressIds.length;
}
