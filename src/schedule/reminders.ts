// The ladders' reminders: puts out what form/rounds/due.ts decides, once, whatever runs beside it or stood still.
import type { App } from "../app.ts";
import { closedWindows } from "../commands/shared/closed-windows.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import { due, type Ladder, ladderNow, ladderOf, type Reminder, type Verdict } from "../form/rounds/due.ts";
import { type Calendar, openingOf } from "../form/rounds/ladder.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { lockToRemind, putReminder } from "../store/queue/nudges.ts";
import { isPaused } from "../store/queue/pause.ts";
import {
  reopenExpired,
  runningLadders,
  type Settlement,
  settleRungs,
  unsettledNodes,
} from "../store/rounds/reminders.ts";
import { loadSituation } from "../store/rounds/to-remind.ts";
import { queueDigests } from "./digest.ts";

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

type RemindOptions = {
  readonly signal?: AbortSignal;
  /** The rungs whose expired messages were looked for today: it need not be done at every look. */
  readonly looked?: Set<string>;
};

/**
 * Settles every rung that is due for every report of it, and gives when the next one will be due.
 *
 * Any number of processes may run this at once: people who get one message between them are decided upon together,
 * locked, by one process. Where that fails the others are reminded all the same.
 */
export async function remindDue(app: App, options: RemindOptions = {}): Promise<Date | null> {
  const calendar = calendarOf(app);
  const now = app.clock();
  const ladders = (await runningLadders(app.db)).map((running) => ladderOf(running, calendar));
  const nodeIds: number[] = [];
  let next: Date | null = null;
  for (const ladder of ladders) {
    const standing = ladderNow(ladder, calendar, now);
    if (standing.next && (next === null || standing.next < next)) next = standing.next;
    if (!standing.rung) continue;
    const { roundId, deadline } = ladder;
    const key = { roundId, deadline, rung: standing.rung.name };
    const { date } = localTime(now, calendar.zone);
    const today = `${roundId} ${deadline.getTime()} ${key.rung} ${date}`;
    if (!options.looked?.has(today)) {
      await reopenExpired(app.db, key, openingOf(date, calendar), now);
      options.looked?.add(today);
    }
    nodeIds.push(...(await unsettledNodes(app.db, key)));
  }
  if (nodeIds.length > 0) await remind(app, nodeIds, { ladders, calendar }, options.signal);
  return next;
}

type Ladders = { readonly ladders: readonly Ladder[]; readonly calendar: Calendar };

async function remind(
  app: App,
  nodeIds: readonly number[],
  ladders: Ladders,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reminders = await inTransaction(app.db, async (tx) => {
    const now = app.clock();
    const asking = { ...ladders, windows: closedWindows(app, now), now };
    const decision = due((await loadSituation(tx, nodeIds, asking)).situation, now);
    // Rungs that send no message need no lock: every process settles them in the same way.
    const silent = decision.verdicts.filter(({ messages }) => messages === 0);
    await settleRungs(tx, settlementsOf(silent), now);
    return decision.reminders;
  });
  let queued = 0;
  for (const group of groupsOf(reminders)) {
    if (signal?.aborted) break;
    try {
      queued += await remindGroup(app, group, ladders);
    } catch (error) {
      app.log.error({ job: "reminders", error, nodes: [...group.nodeIds] }, "People were not reminded.");
    }
  }
  if (queued > 0) {
    app.wake();
    app.log.info({ job: "reminders", count: queued }, "Reminders were queued.");
  }
}

/** Reports and the people reminded of them, gathered so that no person is in two groups. */
type Group = { readonly nodeIds: Set<number>; readonly people: Set<number> };

function groupsOf(reminders: readonly Reminder[]): Iterable<Group> {
  const byNode = new Map<number, Group>();
  for (const { personId, nodeIds } of reminders) {
    const group: Group = { nodeIds: new Set(nodeIds), people: new Set([personId]) };
    for (const other of new Set(nodeIds.flatMap((nodeId) => byNode.get(nodeId) ?? []))) {
      for (const nodeId of other.nodeIds) group.nodeIds.add(nodeId);
      for (const id of other.people) group.people.add(id);
    }
    for (const nodeId of group.nodeIds) byNode.set(nodeId, group);
  }
  return new Set(byNode.values());
}

/**
 * Decides again with the group's people locked and writes all of the decision or nothing; gives how many messages were
 * queued.
 */
function remindGroup(app: App, group: Group, ladders: Ladders): Promise<number> {
  return inTransaction(app.db, async (tx) => {
    // Another process decides about these people at this moment: the next look finds what it leaves.
    if (!(await lockToRemind(tx, group.people, "try"))) return 0;
    const now = app.clock();
    const asking = { ...ladders, windows: closedWindows(app, now), now };
    const decision = due((await loadSituation(tx, [...group.nodeIds], asking)).situation, now);
    // A person who joined meanwhile is not locked: the next look finds them with the rest.
    if (decision.reminders.some(({ personId }) => !group.people.has(personId))) return 0;
    await settleRungs(tx, settlementsOf(decision.verdicts), now);
    for (const reminder of decision.reminders) await putReminder(tx, reminder, now);
    return decision.reminders.length;
  });
}

/** The rungs that were decided, and the earlier ones that they overtook. */
function settlementsOf(verdicts: readonly Verdict[]): Settlement[] {
  return verdicts.flatMap(({ report: { nodeId, asker }, outcome, messages, rung, overtaken }) => {
    if (asker.by !== "ladder" || !rung) return [];
    const { roundId, deadline } = asker.ladder;
    const of = { roundId, nodeId, deadline };
    return [
      { ...of, rung, outcome, messages },
      ...overtaken.map((passed) => ({ ...of, rung: passed, outcome: "stale" as const, messages: 0 })),
    ];
  });
}
