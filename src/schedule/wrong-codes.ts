// The alarm when many wrong codes are typed over all chats: said once a day to the log and the top unit's officers.
import type { App } from "../app.ts";
import { localTime } from "../form/rounds/days.ts";
import { wordsAlone } from "../message.ts";
import { inTransaction } from "../store/db.ts";
import { topOfficersAddresses, wrongCodesSince } from "../store/people/wrong-codes.ts";
import { takeAlarm } from "../store/queue/alarms.ts";
import { putNotices } from "../store/queue/outbox.ts";
import { wrongCodesText } from "../text/officer/wrong-codes.ts";

const hourMs = 3_600_000;
/**
 * Wrong codes within an hour that are no longer people's mistakes. A chat may type ten, so it takes ten chats that all
 * type until they are stopped; of 250 contacts who join on one evening, two in five would have to mistype.
 */
const alarmFrom = 100;

/** Looks at the last hour and tells whoever should know. Blocks nobody: that would lock a whole province out. */
export async function tellOfWrongCodes(app: App): Promise<void> {
  const now = app.clock();
  const counts = await wrongCodesSince(app.db, new Date(now.getTime() - hourMs));
  const count = counts.reduce((sum, { codes }) => sum + codes, 0);
  if (count < alarmFrom) return;
  const { date } = localTime(now, app.settings.TIME_ZONE);
  const told = await inTransaction(app.db, async (tx) => {
    if (!(await takeAlarm(tx, "wrong-codes-told", date))) return false;
    const body = wordsAlone(wrongCodesText(counts));
    await putNotices(tx, await topOfficersAddresses(tx), { body, about: `wrong-codes:${date}`, now });
    return true;
  });
  if (!told) return;
  const where = counts
    .map(({ channel, chats, codes }) => `${channel}: ${codes} from ${chats} chats`)
    .join("; ");
  app.log.error({ count }, `Many wrong codes within an hour (${where}): somebody may be guessing.`);
  app.wake();
}
