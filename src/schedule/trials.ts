// Deletes, every ten minutes, the trials of drafts that a day went over. A paused copy keeps everything.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { forgetTrials } from "../store/officer/trials.ts";
import { isPaused } from "../store/queue/pause.ts";

const minuteMs = 60_000;

/** Starts the deletion: what an officer typed to try a draft is promised to be gone after a day. */
export function startForgettingTrials(app: App): Loop {
  return startLoop({
    name: "trials",
    everyMs: 10 * minuteMs,
    log: app.log,
    run: async () => {
      if (!(await isPaused(app.db))) await forgetTrials(app.db, app.clock());
    },
  });
}
