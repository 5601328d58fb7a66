// Forecasts the reminders of a round if nothing changed from now on: whom, when, with which words. Changes nothing.
import type { App } from "../app.ts";
import { closedWindows } from "../commands/shared/closed-windows.ts";
import { type WordedReport, wordReports } from "../delivery/reminder-words.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import {
  type Decision,
  due,
  type Ladder,
  ladderNow,
  ladderOf,
  type Reminder,
  type Situation,
  type Verdict,
} from "../form/rounds/due.ts";
import type { Calendar } from "../form/rounds/ladder.ts";
import type { Tx } from "../store/db.ts";
import type { UnitContact } from "../store/officer/contacts.ts";
import type { OfficerRound } from "../store/officer/round.ts";
import { loadOfficerUnit } from "../store/officer/units.ts";
import { owingNodes, runningLadders } from "../store/rounds/reminders.ts";
import { loadSituation, owedReports } from "../store/rounds/to-remind.ts";
import { reminderText } from "../text/reminder.ts";

export type PlannedReminder = {
  readonly at: Date;
  readonly rung: string;
  readonly unit: { readonly code: string; readonly shortName: string };
  /**
   * "send": it goes out; "recent": everybody was reminded within half a day; "unreachable": nobody can be written to.
   */
  readonly outcome: "send" | "recent" | "unreachable";
  /** The contacts who would get it; where it is left out, those who can be reached. */
  readonly to: readonly string[];
  /**
   * What they would read. Contacts who would read different words have a line each. Null where nothing is sent, and
   * where the words stand at another unit: they get one message for both.
   */
  readonly text: string | null;
};

type World = Pick<App, "settings" | "channels"> & { readonly now: Date };

/** Every reminder that is still to come in a round, as things stand now, in the order in which they would go. */
export async function plannedReminders(tx: Tx, world: World, roundId: number): Promise<PlannedReminder[]> {
  const calendar = calendarOf(world);
  const { now } = world;
  const ladders = (await runningLadders(tx)).map((running) => ladderOf(running, calendar));
  const asking = { ladders, calendar, windows: closedWindows(world, now), now };
  const { situation, contacts } = await loadSituation(tx, await owingNodes(tx), asking);
  const people = new Map([...contacts.values()].flat().map((contact) => [contact.personId, contact]));
  const words = wordsOf(tx, world.settings.TIME_ZONE);
  const units = new Map<number, PlannedReminder["unit"]>();
  const planned: PlannedReminder[] = [];
  for (const { at, decision } of runForward(situation, { ladders, calendar, now })) {
    const worded = new Set<number>();
    const byNode = remindersByNode(decision);
    for (const verdict of decision.verdicts) {
      const { report, rung, outcome } = verdict;
      if (!rung || outcome === "reported" || !isOf(roundId, verdict)) continue;
      const unit = units.get(report.nodeId) ?? (await unitOf(tx, report.nodeId));
      units.set(report.nodeId, unit);
      const line = { at, rung: rung.name, unit };
      if (outcome !== "queued") {
        const to = report.contacts.flatMap((id) => reachedName(people.get(id)));
        planned.push({ ...line, outcome, to, text: null });
        continue;
      }
      const read = new Map<string | null, string[]>();
      for (const { personId, nodeIds } of byNode.get(report.nodeId) ?? []) {
        const text = await words(personId, nodeIds, at);
        // A contact whose handed-over questions are all answered gets nothing: the reminder is dropped when it is sent.
        if (text === null) continue;
        const shown = worded.has(personId) ? null : text;
        worded.add(personId);
        read.set(shown, [...(read.get(shown) ?? []), ...reachedName(people.get(personId))]);
      }
      planned.push(...[...read].map(([text, to]) => ({ ...line, outcome: "send" as const, to, text })));
    }
  }
  return planned;
}

type Course = { readonly ladders: readonly Ladder[]; readonly calendar: Calendar; readonly now: Date };

/**
 * The decisions in their order, each computed as if the earlier ones had been carried out and nothing else had
 * happened.
 */
function* runForward(
  start: Situation,
  { ladders, calendar, now }: Course,
): Generator<{ readonly at: Date; readonly decision: Decision }> {
  let situation = start;
  for (let at: Date | null = now; at !== null; ) {
    const decision = due(situation, at);
    yield { at, decision };
    situation = carriedOut(situation, decision, at);
    const moments = ladders.flatMap((ladder) => ladderNow(ladder, calendar, at ?? now).next ?? []);
    at = moments.reduce<Date | null>((first, moment) => (first && first < moment ? first : moment), null);
  }
}

/** The situation after a decision: its rungs are settled, and the people in it were reminded at that moment. */
function carriedOut(situation: Situation, { reminders, verdicts }: Decision, at: Date): Situation {
  const settled = new Map(verdicts.map(({ report, rung }) => [report.nodeId, rung?.name]));
  const reports = situation.reports.map((report) => {
    const rung = settled.get(report.nodeId);
    if (rung === undefined || report.asker.by !== "ladder") return report;
    return { ...report, asker: { ...report.asker, settled: new Set([...report.asker.settled, rung]) } };
  });
  const people = new Map(situation.people);
  for (const { personId, nodeIds, source } of reminders) {
    const person = people.get(personId);
    if (person) people.set(personId, { ...person, nudges: [...person.nudges, { at, nodeIds, source }] });
  }
  return { ...situation, reports, people };
}

function isOf(roundId: number, { report: { asker } }: Verdict): boolean {
  return asker.by === "ladder" && asker.ladder.roundId === roundId;
}

function remindersByNode({ reminders }: Decision): ReadonlyMap<number, readonly Reminder[]> {
  const byNode = new Map<number, Reminder[]>();
  for (const reminder of reminders) {
    for (const nodeId of reminder.nodeIds) {
      const known = byNode.get(nodeId) ?? [];
      byNode.set(nodeId, known);
      known.push(reminder);
    }
  }
  return byNode;
}

async function unitOf(tx: Tx, nodeId: number): Promise<PlannedReminder["unit"]> {
  const unit = await loadOfficerUnit(tx, nodeId);
  if (!unit) throw new Error("a unit that owes is not there");
  return { code: unit.code, shortName: unit.shortName };
}

function reachedName(contact: UnitContact | undefined): string[] {
  return contact === undefined || contact.addressId === null ? [] : [contact.name ?? "(no name)"];
}

/** What a person would read at a moment; null when nothing is left to them of what they are reminded of. */
function wordsOf(
  tx: Tx,
  zone: string,
): (personId: number, nodeIds: readonly number[], now: Date) => Promise<string | null> {
  const rounds = new Map<number, OfficerRound>();
  const known = new Map<number, readonly WordedReport[]>();
  return async (personId, nodeIds, now) => {
    const reports = known.get(personId) ?? (await wordReports(tx, await owedReports(tx, personId), rounds));
    known.set(personId, reports);
    return reports.some(({ nodeId }) => nodeIds.includes(nodeId))
      ? reminderText(reports, { now, zone })
      : null;
  };
}
