// What a unit's mail says when it is sent: which of its reports wait for it. Reads; no figure and no person stands in it.
import { z } from "zod";
import type { App } from "../app.ts";
import { inTransaction } from "../store/db.ts";
import { loadOfficerRound } from "../store/officer/round.ts";
import { mailNews } from "../store/queue/mail.ts";
import { mailText } from "../text/mail.ts";

export const mailParams = z.strictObject({ unitId: z.int(), since: z.int() });

/** The text, its subject first; null when nothing waits any more. */
export async function mailWords(
  app: App,
  { unitId, since }: z.infer<typeof mailParams>,
): Promise<string | null> {
  return inTransaction(app.db, async (tx) => {
    const reports = await mailNews(tx, unitId, new Date(since));
    const [first] = reports;
    if (!first) return null;
    const { settings } = await loadOfficerRound(tx, first.roundId);
    return mailText({
      unit: first.unit,
      office: settings.office,
      reports,
      page: app.settings.PUBLIC_URL ?? null,
      zone: app.settings.TIME_ZONE,
    });
  });
}
