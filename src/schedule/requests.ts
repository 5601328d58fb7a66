// Requests that nobody has decided for half a working day go once to every officer above. Says nothing of what they hold.
import type { App } from "../app.ts";
import { tellDeciders } from "../commands/shared/tell-deciders.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { isWorking } from "../form/rounds/ladder.ts";
import { workedFor } from "../form/rounds/worked.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { loadRequest, markPassedOn, unansweredRequests } from "../store/officer/requests.ts";
import { isPaused } from "../store/queue/pause.ts";

const everyMs = 60_000;
/** Half of a working day of eight hours. */
const halfWorkingDayMs = 4 * 3_600_000;

export function startPassingOn(app: App): Loop {
  return startLoop({ name: "requests", everyMs, log: app.log, run: () => passOnRequests(app) });
}

/** Passes on what has waited long enough now, each once, whichever process comes first. */
export async function passOnRequests(app: App): Promise<void> {
  const now = app.clock();
  const calendar = calendarOf(app);
  if (!isWorking(now, calendar) || (await isPaused(app.db))) return;
  for (const { id, path, at } of await inTransaction(app.db, unansweredRequests)) {
    if (workedFor(at, now, calendar) < halfWorkingDayMs) continue;
    await inTransaction(app.db, async (tx) => {
      if (!(await markPassedOn(tx, id, now))) return;
      const request = await loadRequest(tx, id);
      if (request) await tellDeciders(app, tx, { request, path, now }, "passed-on");
    });
    app.wake();
  }
}
