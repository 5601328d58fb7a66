// Deletes the chats of people who are gone, once their farewell is delivered. Knows no rule of who that is.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { sweepForgotten } from "../store/people/erase.ts";

const everyMs = 10_000;

/** Starts the deletion. An erased person's chat outlives the last message to it by seconds. */
export function startForgetting(app: App): Loop {
  return startLoop({
    name: "forget",
    everyMs,
    log: app.log,
    run: async () => void (await sweepForgotten(app.db)),
  });
}
