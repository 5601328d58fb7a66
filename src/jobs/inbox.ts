// Works messages that were kept as received: one chat's in order, different chats at once, whoever kept them.
import type { App } from "../app.ts";
import { isPaused } from "../store/pause.ts";
import { waitingMessages } from "../store/received.ts";
import { type Loop, startLoop } from "./loop.ts";
import type { Receive } from "./take-update.ts";

/** What another process kept and did not work is found by looking; what this one keeps, by `wake`. */
const LOOK_MS = 2_000;
/** Chats worked at once: no more than leave the pool connections for the other doors. */
const CHATS_AT_ONCE = 6;

/** Works off what waits, at once and whenever it is woken; what a killed process left is worked by the next. */
export function startInbox(app: App, receive: Receive): Loop {
  return startLoop({
    name: "inbox",
    everyMs: LOOK_MS,
    log: app.log,
    run: async (signal) => {
      if (await isPaused(app.db)) return;
      while (!signal.aborted && (await workWaiting(app, receive))) {
        // each round takes the oldest message of every chat
      }
    },
  });
}

/** Works the oldest waiting message of each chat; false when there was none that this process could take. */
export async function workWaiting(app: App, receive: Receive): Promise<boolean> {
  const waiting = await waitingMessages(app.db, CHATS_AT_ONCE);
  const results = await Promise.allSettled(waiting.map((message) => receive(message)));
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
  // A duplicate is one that another process works at this moment: it also looks for what comes after.
  return results.some((result) => result.status === "fulfilled" && result.value !== "duplicate");
}
