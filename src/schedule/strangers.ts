// Looks, every ten minutes, at those who never joined: tells of guessed codes, and forgets chats, which anybody can open.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { forgetStrangers } from "../store/people/strangers.ts";
import { forgetWrongCodes } from "../store/people/wrong-codes.ts";
import { isPaused } from "../store/queue/pause.ts";
import { tellOfWrongCodes } from "./wrong-codes.ts";

const minuteMs = 60_000;
/** How many milliseconds a silent stranger's chat is kept: as long as its wrong codes are counted. */
const silentMs = 60 * minuteMs;
/**
 * How many milliseconds a stranger is kept who has not confirmed a code yet or asked to be let in: people come back to
 * these in the next days.
 */
const joiningMs = 7 * 24 * 60 * minuteMs;

/** Starts the ten-minute job: first the alarm for wrong codes, then the deletion of silent strangers. */
export function startForgettingStrangers(app: App): Loop {
  return startLoop({
    name: "strangers",
    everyMs: 10 * minuteMs,
    log: app.log,
    run: async () => {
      if (await isPaused(app.db)) return;
      // This comes first, because deleting a chat deletes its count of wrong codes.
      await tellOfWrongCodes(app);
      const now = app.clock().getTime();
      const before = { silent: new Date(now - silentMs), joining: new Date(now - joiningMs) };
      await forgetWrongCodes(app.db, app.clock());
      const count = await forgetStrangers(app.db, before);
      if (count > 0) app.log.info({ job: "strangers", count }, "Forgot chats of people who never joined.");
    },
  });
}
