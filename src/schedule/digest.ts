// The officers' digest: queued each working day at the opening. Its words are delivery's, made when it is sent.
import type { App } from "../app.ts";
import { isOwing } from "../commands/shared/officer-view.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime, shiftDate } from "../form/rounds/days.ts";
import {
  type Calendar,
  deadlineToldAt,
  deliverableUntil,
  isWorking,
  openingOf,
} from "../form/rounds/ladder.ts";
import { inTransaction } from "../store/db.ts";
import {
  type DigestOfficer,
  type DigestRound,
  officersOfRound,
  openRounds,
  wasQueued,
} from "../store/officer/digests.ts";
import { listOfficerUnits } from "../store/officer/units.ts";
import { putOutbox } from "../store/queue/outbox.ts";

/**
 * The first and last day of digests, in days from the deadline. After the last one the officers know who still owes.
 */
const firstDay = -3;
const lastDay = 10;

/** Queues what officers are to get now, each once, whichever process comes first. */
export async function queueDigests(app: App): Promise<void> {
  const now = app.clock();
  const calendar = calendarOf(app);
  if (!isWorking(now, calendar)) return;
  for (const round of await openRounds(app.db)) {
    const parts = partsDue(round, now, calendar);
    if (parts.length === 0) continue;
    for (const officer of await officersOfRound(app.db, round.id)) {
      for (const part of parts) await queueDigest(app, round, officer, part);
    }
  }
}

/** Which digests a round has now. */
function partsDue(round: DigestRound, now: Date, calendar: Calendar): ("day" | "deadline")[] {
  const { date, weekday } = localTime(now, calendar.zone);
  const deadlineDate = localTime(round.deadline, calendar.zone).date;
  if (weekday === 0 || date < shiftDate(deadlineDate, firstDay) || date > shiftDate(deadlineDate, lastDay))
    return [];
  // An officer who opens a round in the middle of a day needs no digest that day.
  const day = round.openedAt < openingOf(date, calendar) ? (["day"] as const) : [];
  const atDeadline = deadlineToldAt(round.deadline, calendar);
  const ownMessage = atDeadline.getTime() === round.deadline.getTime() && now >= atDeadline;
  return ownMessage && localTime(atDeadline, calendar.zone).date === date ? [...day, "deadline"] : [...day];
}

async function queueDigest(
  app: App,
  round: DigestRound,
  officer: DigestOfficer,
  part: "day" | "deadline",
): Promise<void> {
  const now = app.clock();
  const calendar = calendarOf(app);
  const stem = `digest:${round.id}:${officer.personId}`;
  const key =
    part === "day"
      ? `${stem}:${localTime(now, calendar.zone).date}`
      : `${stem}:deadline:${round.deadline.getTime()}`;
  const all = `${stem}:all`;
  if (await wasQueued(app.db, key)) return;
  await inTransaction(app.db, async (tx) => {
    const scope = { roundId: round.id, nodeId: officer.nodeId, path: officer.path };
    const units = await listOfficerUnits(tx, scope);
    // An officer of a unit with nobody below it sees only the unit's own report, which is no list of units to call.
    if (units.every((unit) => unit.nodeId === officer.nodeId)) return;
    const missing = units.some(isOwing);
    if (!missing && (part === "deadline" || (await wasQueued(tx, all)))) return;
    await putOutbox(tx, {
      addressId: officer.addressId,
      kind: "notice",
      body: {
        type: "reference",
        name: "digest",
        params: { nodeId: officer.nodeId, part: missing ? part : "all" },
      },
      dedupe: missing ? key : all,
      expiresAt: deliverableUntil(now, calendar),
      now,
    });
  });
  app.wake();
}
