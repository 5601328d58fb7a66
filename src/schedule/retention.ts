// Once a day removes what the settings say is not kept longer. Knows settings and the clock; what goes is the store's.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { isPaused } from "../store/queue/pause.ts";
import { type Removed, removeOld } from "../store/retention.ts";

const dayMs = 24 * 3_600_000;

/** Runs at the start and then daily. A paused copy keeps everything: it may be there to look something up. */
export function startRetention(app: App): Loop {
  return startLoop({
    name: "retention",
    everyMs: dayMs,
    log: app.log,
    run: async () => {
      if (await isPaused(app.db)) return;
      const removed = await carryOutRetention(app);
      const count = Object.values(removed).reduce((sum, each) => sum + each, 0);
      if (count > 0) app.log.info({ job: "retention", count }, "Removed what is not kept longer.");
    },
  });
}

/** Removes what is older than the settings allow, as of the app's clock. */
export function carryOutRetention(app: App): Promise<Removed> {
  const { settings } = app;
  const now = app.clock();
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  return removeOld(
    app.db,
    {
      dead: before(settings.RETENTION_DEAD_DAYS),
      inbox: before(settings.RETENTION_INBOX_DAYS),
      sent: before(settings.RETENTION_SENT_DAYS),
      codes: before(settings.RETENTION_CODES_DAYS),
      people: before(settings.RETENTION_PEOPLE_DAYS),
      files: before(settings.RETENTION_FILES_DAYS),
      personal: before(settings.RETENTION_PERSONAL_DAYS),
      security: before(settings.RETENTION_SECURITY_DAYS),
    },
    now,
  );
}
