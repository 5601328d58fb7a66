// An officer who returned a version hears of a newer one that the unit sealed in nearly the same moment.
import type { Tx } from "../../store/db.ts";
import { decisionOn } from "../../store/officer/report.ts";
import { putNotices } from "../../store/queue/outbox.ts";

/** For how long after a return it is sealed by somebody who had perhaps not heard of that. */
const MEANWHILE_MS = 120_000;

/** Queues the news for the officer who returned `version`, where that was just now; it is worded when it is sent. */
export async function tellSealedMeanwhile(
  tx: Tx,
  { nodeId, version, now }: { readonly nodeId: number; readonly version: number; readonly now: Date },
): Promise<void> {
  const returned = await decisionOn(tx, nodeId, version, "returned");
  if (returned?.addressId == null || now.getTime() - returned.at.getTime() > MEANWHILE_MS) return;
  await putNotices(tx, [returned.addressId], {
    body: {
      type: "reference",
      name: "decision",
      params: { nodeId, version, decided: "returned", to: "officer" },
    },
    about: `returned:${nodeId}:${version}:sealed`,
    now,
  });
}
