// Starts prepared rounds at their hour. Knows the clock; what starting is, is the store's.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { isPaused } from "../store/queue/pause.ts";
import { startDue } from "../store/rounds/start.ts";

const everyMs = 15_000;

/** Looks a few times a minute. A paused copy starts nothing: the round would be asked twice. */
export function startStartingRounds(app: App): Loop {
  return startLoop({ name: "starts", everyMs, log: app.log, run: () => startRounds(app) });
}

/** Starts what is due now. */
export async function startRounds(app: App): Promise<void> {
  if (await isPaused(app.db)) return;
  const count = (await startDue(app.db, app.clock())).length;
  if (count > 0) app.log.info({ job: "starts", count }, "Started prepared rounds.");
}
