// Looks, every ten minutes, at those who never joined: tells of guessed codes, and forgets chats, which anybody can open.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { forgetStrangers } from "../store/people/strangers.ts";
import { isPaused } from "../store/queue/pause.ts";
import { tellOfWrongCodes } from "./wrong-codes.ts";

const minuteMs = 60_000;
/** As long as wrong codes are counted. */
const silentMs = 60 * minuteMs;
/** A code shown and not confirmed, a request to be let in: people come back to these the next days. */
const joiningMs = 7 * 24 * 60 * minuteMs;

export function startForgettingStrangers(app: App): Loop {
  return startLoop({
    name: "strangers",
    everyMs: 10 * minuteMs,
    log: app.log,
    run: async () => {
      if (await isPaused(app.db)) return;
      // First, for with a chat its count of wrong codes goes.
      await tellOfWrongCodes(app);
      const now = app.clock().getTime();
      const before = { silent: new Date(now - silentMs), joining: new Date(now - joiningMs) };
      const count = await forgetStrangers(app.db, before);
      if (count > 0) app.log.info({ job: "strangers", count }, "Forgot chats of people who never joined.");
    },
  });
}
