// Deletes the chats of people who are gone, once their farewell is delivered. Knows no rule of who that is.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { sweepForgotten } from "../store/people/erase.ts";

const everyMs = 10_000;

/** Runs while the program does: an erased person's chat is kept seconds longer than the last message to it. */
export function startForgetting(app: App): Loop {
  return startLoop({
    name: "forget",
    everyMs,
    log: app.log,
    run: async () => void (await sweepForgotten(app.db)),
  });
}
