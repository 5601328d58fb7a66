// Tells officers and compilers of what came in: the first at once, then as often as they chose, in working hours; never a
// chat that was just asked something. What the message says is delivery's, made when it is sent.
import type { App } from "../app.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import { isWorking, openingOf } from "../form/rounds/ladder.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { putOutbox } from "../store/queue/outbox.ts";
import { isPaused } from "../store/queue/pause.ts";
import {
  type Left,
  markTold,
  peopleToTell,
  quietDoor,
  type Rhythm,
  rhythmOf,
  takeLeft,
} from "../store/queue/to-tell.ts";

const everyMs = 30_000;
const hourMs = 3_600_000;
/** So long after it was asked something a chat is left alone. */
const askedMs = 10 * 60_000;

/** Looks twice a minute. */
export function startGathering(app: App): Loop {
  return startLoop({ name: "gather", everyMs, log: app.log, run: () => tellGathered(app) });
}

/** Tells everybody who is to be told now, each in a transaction of their own. */
export async function tellGathered(app: App): Promise<void> {
  const now = app.clock();
  const calendar = calendarOf(app);
  if (!isWorking(now, calendar) || localTime(now, calendar.zone).weekday === 0) return;
  if (await isPaused(app.db)) return;
  let told = 0;
  for (const personId of await peopleToTell(app.db)) if (await tell(app, personId, now)) told += 1;
  if (told > 0) app.wake();
}

/** One message of all that was left for this person, or none yet. Whichever process comes second finds nothing left. */
function tell(app: App, personId: number, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const left = await takeLeft(tx, personId);
    if (!left || !isTime(app, left, await rhythmOf(tx, personId), now)) return false;
    const addressId = await quietDoor(tx, personId, new Date(now.getTime() - askedMs));
    if (addressId === null) return false;
    const outboxId = await putOutbox(tx, {
      addressId,
      kind: "notice",
      body: { type: "reference", name: "gathered", params: {} },
      now,
    });
    await markTold(tx, left.ids, { outboxId, now });
    return true;
  });
}

function isTime(app: App, { oldest, lastTold }: Left, rhythm: Rhythm, now: Date): boolean {
  switch (rhythm) {
    case "each":
      return true;
    case "morning": {
      const calendar = calendarOf(app);
      return oldest < openingOf(localTime(now, calendar.zone).date, calendar);
    }
    case "hourly":
      return lastTold === null || now.getTime() - lastTold.getTime() >= hourMs;
  }
}
