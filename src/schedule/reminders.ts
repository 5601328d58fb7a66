// The ladder's reminders: puts each rung that is due into the outbox, once per unit, whatever runs or stood still.
import type { App } from "../app.ts";
import { openDoors } from "../commands/shared/open-doors.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import {
  type Calendar,
  type DueRung,
  deliverableUntil,
  dueRungs,
  maySend,
  openingOf,
} from "../form/rounds/ladder.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { contactsOfUnits } from "../store/officer/contacts.ts";
import { reminderKey } from "../store/officer/nudges.ts";
import { putOutbox } from "../store/queue/outbox.ts";
import { isPaused } from "../store/queue/pause.ts";
import {
  type Ladder,
  lastNudge,
  lockToRemind,
  type Outcome,
  type RungKey,
  reopenExpired,
  runningLadders,
  settle,
  settleReported,
  settleStale,
  unsettledNodes,
} from "../store/rounds/reminders.ts";
import { queueDigests } from "./digest.ts";

/** No unit is disturbed more often, by the program and officers together. */
export const halfDayMs = 12 * 3_600_000;
/**
 * Between two rungs of one ladder it is half a working day instead: the ladder was chosen as a whole, and the usual
 * one asks at the opening and again at 16:00 of the last day.
 */
export const rungsApartMs = 8 * 3_600_000;
/** What was missed longer ago, through a long stop, is no news to anybody. */
const longestLateMs = 72 * 3_600_000;
const TICK_MS = 1_000;
/** How often rounds are looked at while nothing is due: another process may have opened one or moved a deadline. */
const LOOK_MS = 5_000;

/** Looks every few seconds, and to the second when a rung is near. */
export function startReminders(app: App): Loop {
  let lookAt = 0;
  const looked = new Set<string>();
  return startLoop({
    name: "reminders",
    everyMs: TICK_MS,
    log: app.log,
    run: async (signal) => {
      const now = app.clock().getTime();
      if (now < lookAt && now > lookAt - LOOK_MS) return;
      if (await isPaused(app.db)) return;
      const next = await remindDue(app, { signal, looked });
      await queueDigests(app);
      lookAt = Math.min(now + LOOK_MS, next?.getTime() ?? Number.POSITIVE_INFINITY);
    },
  });
}

/**
 * Settles every rung that is due for every unit of it, and gives when the next one will be due.
 *
 * Of several that are due only the newest is sent. Any number of processes may run this at once: a unit is settled
 * under its report's lock, and the row that keeps it is unique. One that fails leaves the other units alone.
 */
export async function remindDue(app: App, options: RemindOptions = {}): Promise<Date | null> {
  const calendar = calendarOf(app);
  let next: Date | null = null;
  for (const ladder of await runningLadders(app.db)) {
    const now = app.clock();
    const rungs = rungsOf(ladder, calendar);
    const due = rungs.filter((rung) => rung.at <= now);
    const coming = rungs[due.length];
    if (coming && (next === null || coming.at < next)) next = coming.at;
    const newest = due.at(-1);
    if (!newest || isStale(newest, ladder, now) || !maySend(newest, now, ladder.deadline, calendar)) continue;
    const { date } = localTime(now, calendar.zone);
    const today = `${ladder.roundId} ${ladder.deadline.getTime()} ${newest.name} ${date}`;
    if (!options.looked?.has(today)) {
      await reopenExpired(app.db, keyOf(ladder, newest), openingOf(date, calendar), now);
      options.looked?.add(today);
    }
    const sending = { ladder, rung: newest, older: due.slice(0, -1), coming: coming ?? null };
    await sendRung(app, sending, options.signal);
  }
  return next;
}

type RemindOptions = {
  readonly signal?: AbortSignal;
  /** The rungs whose expired messages were looked for today: it need not be done at every look. */
  readonly looked?: Set<string>;
};

/** The rungs of a ladder that count: those before its deadline was set are nobody's. */
export function rungsOf(ladder: Ladder, calendar: Calendar): DueRung[] {
  return dueRungs(ladder.rungs, ladder.deadline, calendar).filter((rung) => rung.at > ladder.since);
}

/** Meant for a time before the deadline and late for it, or missed too long ago. */
export function isStale(rung: DueRung, ladder: Ladder, now: Date): boolean {
  if (!rung.overdue && now >= ladder.deadline) return true;
  return now.getTime() - rung.at.getTime() > longestLateMs;
}

type Sending = {
  readonly ladder: Ladder;
  readonly rung: DueRung;
  /** Due before it and overtaken by it. */
  readonly older: readonly DueRung[];
  readonly coming: DueRung | null;
};

async function sendRung(app: App, sending: Sending, signal: AbortSignal | undefined): Promise<void> {
  const key = keyOf(sending.ladder, sending.rung);
  await settleReported(app.db, key, app.clock());
  let queued = 0;
  for (const nodeId of await unsettledNodes(app.db, key)) {
    if (signal?.aborted) break;
    try {
      queued += await remindUnit(app, sending, nodeId);
    } catch (error) {
      app.log.error({ job: "reminders", error, node: nodeId, rung: key.rung }, "A unit was not reminded.");
    }
  }
  if (queued > 0) {
    app.wake();
    app.log.info(
      { job: "reminders", round: key.roundId, rung: key.rung, count: queued },
      "Reminders were queued.",
    );
  }
}

/** One unit, one transaction: what is due for it is settled, and how many messages that came to. */
function remindUnit(app: App, sending: Sending, nodeId: number): Promise<number> {
  const { ladder, rung, older } = sending;
  return inTransaction(app.db, async (tx) => {
    const unit = await lockToRemind(tx, nodeId);
    if (!unit) return 0;
    const now = app.clock();
    const contacts = (await contactsOfUnits(tx, [unit.unitId], openDoors(app, now))).get(unit.unitId) ?? [];
    const doors = contacts.flatMap((contact) => contact.addressId ?? []);
    const since = {
      officer: new Date(now.getTime() - halfDayMs),
      rung: new Date(now.getTime() - rungsApartMs),
    };
    const recent =
      !rung.short &&
      (await lastNudge(tx, { roundId: ladder.roundId, nodeId, unitId: unit.unitId }, since)) !== null;
    const outcome = outcomeOf({ owes: unit.owes, reachable: doors.length > 0, recent });
    const messages = outcome === "queued" ? doors.length : 0;
    if (!(await settle(tx, keyOf(ladder, rung), { nodeId, outcome, messages, now }))) return 0;
    await settleStale(
      tx,
      older.map((missed) => keyOf(ladder, missed)),
      { nodeId, now },
    );
    if (outcome !== "queued") return 0;
    const asking = `${rung.name}-${ladder.deadline.getTime()}-${now.getTime()}`;
    for (const addressId of doors) {
      await putOutbox(tx, {
        addressId,
        kind: "reminder",
        // Rendered when it is sent: dropped if the unit has reported by then, and its words are true at that moment.
        body: { type: "reference", name: "reminder", params: { nodeId } },
        dedupe: dedupeOf(rung, reminderKey(ladder.roundId, nodeId, asking, addressId)),
        expiresAt: expiryOf(sending, now, calendarOf(app)),
        now,
      });
    }
    return messages;
  });
}

function outcomeOf(unit: {
  readonly owes: boolean;
  readonly reachable: boolean;
  readonly recent: boolean;
}): Outcome {
  if (!unit.owes) return "reported";
  if (!unit.reachable) return "unreachable";
  return unit.recent ? "recent" : "queued";
}

/** What counts for the half-day limit is found by this key; short rungs do not count. */
function dedupeOf(rung: DueRung, key: string): string {
  return rung.short ? `short-${key}` : key;
}

/** Undelivered it is of no use once the next rung is due, once the deadline it warns of is past, or after closing. */
function expiryOf({ rung, coming, ladder }: Sending, now: Date, calendar: Calendar): Date {
  const limits = [deliverableUntil(now, calendar)];
  if (coming) limits.push(coming.at);
  if (!rung.overdue) limits.push(ladder.deadline);
  return limits.reduce((first, limit) => (limit < first ? limit : first));
}

function keyOf(ladder: Ladder, rung: DueRung): RungKey {
  return { roundId: ladder.roundId, deadline: ladder.deadline, rung: rung.name, due: rung.at };
}
