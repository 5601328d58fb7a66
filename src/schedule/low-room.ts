// The alarm when the disk of the data has little room left: said once a day to the log and the top unit's officers.
import type { App } from "../app.ts";
import { localTime } from "../form/rounds/days.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { wordsAlone } from "../message.ts";
import { lowRoom } from "../room.ts";
import { inTransaction } from "../store/db.ts";
import { topOfficersAddresses } from "../store/people/wrong-codes.ts";
import { takeAlarm } from "../store/queue/alarms.ts";
import { putNotices } from "../store/queue/outbox.ts";
import { isPaused } from "../store/queue/pause.ts";
import { lowRoomText } from "../text/officer/low-room.ts";

const everyMs = 60_000;

/** Looks once a minute; nothing where the disk is not ours to see. */
export function startWatchingRoom(app: App): Loop {
  return startLoop({ name: "room", everyMs, log: app.log, run: () => tellOfLowRoom(app) });
}

/** Tells whoever should know, while there is still room to write it down. */
export async function tellOfLowRoom(app: App): Promise<void> {
  const room = await lowRoom(app.room);
  if (room === null || (await isPaused(app.db))) return;
  const now = app.clock();
  const { date } = localTime(now, app.settings.TIME_ZONE);
  const told = await inTransaction(app.db, async (tx) => {
    if (!(await takeAlarm(tx, "low-room-told", date))) return false;
    const body = wordsAlone(lowRoomText(room));
    await putNotices(tx, await topOfficersAddresses(tx), { body, about: `low-room:${date}`, now });
    return true;
  });
  if (!told) return;
  app.log.error(
    { bytes: room.free },
    "Little room is left on the disk: files are refused until there is more.",
  );
  app.wake();
}
