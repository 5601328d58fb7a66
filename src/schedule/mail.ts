// Writes to a unit's official mailbox where nobody of the unit can be told otherwise: at most once a day, within working hours.
import type { App } from "../app.ts";
import { closedWindows } from "../commands/shared/closed-windows.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import { isWorking } from "../form/rounds/ladder.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { contactsOfUnits } from "../store/officer/contacts.ts";
import { mailedOn, putMail, unitsWithNews } from "../store/queue/mail.ts";
import { isPaused } from "../store/queue/pause.ts";

const everyMs = 20_000;

/** Looks a few times a minute. */
export function startMailing(app: App): Loop {
  return startLoop({
    name: "mail",
    everyMs,
    log: app.log,
    run: async () => {
      if (!(await isPaused(app.db))) await mailDue(app);
    },
  });
}

/** Queues the mails that are due, where a server is set; gives how many. */
export async function mailDue(app: App): Promise<number> {
  const account = app.channels.find(({ name }) => name === "mail")?.account;
  const now = app.clock();
  const calendar = calendarOf(app);
  if (account === undefined || !isWorking(now, calendar)) return 0;
  const day = localTime(now, calendar.zone).date;
  const queued = await inTransaction(app.db, async (tx) => {
    const news = await unitsWithNews(tx, now);
    const contacts = await contactsOfUnits(
      tx,
      news.map(({ unitId }) => unitId),
      closedWindows(app, now),
    );
    let count = 0;
    for (const { unitId, email, since } of news) {
      const told = (contacts.get(unitId) ?? []).some(
        ({ addressId, byPage }) => addressId !== null && !byPage,
      );
      if (told || (await mailedOn(tx, unitId, day))) continue;
      if (await putMail(tx, { unitId, account, email, since, day, now })) count += 1;
    }
    return count;
  });
  if (queued > 0) {
    app.wake(["mail"]);
    app.log.info({ job: "mail", count: queued }, "Mails to units were queued.");
  }
  return queued;
}
