// The officers' digest: queued each working day at the opening, rendered when it is sent.
import type { App } from "../app.ts";
import { isOwing } from "../commands/officer-view.ts";
import { openDoors } from "../commands/open-doors.ts";
import { addDays, localTime } from "../form/days.ts";
import { type Calendar, deliverableUntil, isWorking, nextWorking, openingOf } from "../form/ladder.ts";
import type { OutgoingMessage } from "../message.ts";
import { placesBehind } from "../report/places.ts";
import { roundProgress } from "../report/progress.ts";
import { inTransaction, type Tx } from "../store/db.ts";
import {
  type DigestOfficer,
  type DigestRound,
  digestScope,
  officersOfRound,
  openRounds,
  wasQueued,
} from "../store/digests.ts";
import { contactsOfUnits } from "../store/officer-contacts.ts";
import { loadOfficerRound } from "../store/officer-round.ts";
import { sumFigures } from "../store/officer-totals.ts";
import { listUnitReports, type Scope } from "../store/officer-units.ts";
import { putOutbox } from "../store/outbox.ts";
import { allReceivedText, digestText, unreachableText } from "../text/digest.ts";
import { calendarOf } from "./calendar.ts";

/** The first day of digests, counted from the deadline's, and the last: who owes longer is known. */
const firstDay = -3;
const lastDay = 10;

/** What kind of message a digest's reference asks for. */
export type DigestPart = "day" | "deadline" | "all";

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
  if (weekday === 0 || date < addDays(deadlineDate, firstDay) || date > addDays(deadlineDate, lastDay))
    return [];
  // Whoever opens a round in the middle of a day knows how it stands.
  const day = round.openedAt < openingOf(date, calendar) ? (["day"] as const) : [];
  const atDeadline = deadlineMoment(round.deadline, calendar);
  const ownMessage = atDeadline.getTime() === round.deadline.getTime() && now >= atDeadline;
  return ownMessage && localTime(atDeadline, calendar.zone).date === date ? [...day, "deadline"] : [...day];
}

/** When officers hear that the deadline is past: at once in working hours, else with the next opening's digest. */
function deadlineMoment(deadline: Date, calendar: Calendar): Date {
  return nextWorking(deadline, calendar, "sundays");
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
    const units = await listUnitReports(tx, scope);
    // A place with nobody below it sees its own report, which is no list to chase.
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

/** A digest's words when it is sent; null when the officer is none any more or there is nothing to say. */
export async function renderDigest(
  app: App,
  addressId: number,
  asked: { readonly nodeId: number; readonly part: DigestPart },
): Promise<OutgoingMessage | null> {
  const text = await inTransaction(app.db, async (tx) => {
    const scope = await digestScope(tx, addressId, asked.nodeId);
    return scope && digestWords(app, tx, scope, asked.part);
  });
  return text === null ? null : { text, choices: [], document: null, progress: null };
}

async function digestWords(app: App, tx: Tx, scope: Scope, part: DigestPart): Promise<string | null> {
  const round = await loadOfficerRound(tx, scope.roundId);
  const units = await listUnitReports(tx, scope);
  const owing = units.filter(isOwing);
  const progress = roundProgress(
    units.map((unit) => ({
      node: { kind: unit.kind },
      state: unit.state,
      exempt: null,
      progress: { done: unit.done, total: unit.total },
      submission: unit.sealed,
    })),
  ).all;
  const now = app.clock();
  const zone = app.settings.TIME_ZONE;
  const shared = {
    now,
    zone,
    deadline: round.deadline,
    form: round.form,
    title: round.title,
    office: round.settings.officeShort,
    progress,
  };
  if (part === "all") return owing.length === 0 ? allReceivedText(shared) : null;
  if (owing.length === 0) return null;

  const contacts = await contactsOfUnits(
    tx,
    owing.map((unit) => unit.unitId),
    openDoors(app, now),
  );
  const people = (unitId: number) => contacts.get(unitId) ?? [];
  const toCall = owing.map((unit) => ({
    unit: unit.shortName,
    phone: unit.phone,
    people: people(unit.unitId),
  }));
  const neverJoined = toCall.filter((unit) => unit.people.length === 0);
  const silent = toCall.filter(
    (unit) => unit.people.length > 0 && unit.people.every((contact) => contact.addressId === null),
  );
  // Whoever opens again as soon as one of them writes has blocked nobody.
  const windowClosed = silent.filter((unit) => unit.people.some((contact) => contact.windowClosed));
  const blocked = silent.filter((unit) => !windowClosed.includes(unit));
  if (part === "deadline") {
    return neverJoined.length + silent.length === 0
      ? null
      : unreachableText({ ...shared, neverJoined, blocked, windowClosed });
  }
  const totals = await sumFigures(
    tx,
    units.flatMap((unit) => unit.sealed?.id ?? []),
    round.form.highlights.map((line) => line.parts.map((each) => placesBehind(round.form, each.place))),
  );
  const calendar = calendarOf(app);
  const closingDate = localTime(deadlineMoment(round.deadline, calendar), zone).date;
  return digestText({
    ...shared,
    owing: owing.map((unit) => unit.shortName),
    neverJoined,
    blocked,
    windowClosed,
    totals: totals.map((total) => total.sums),
    closing: now > round.deadline && closingDate === localTime(now, zone).date,
  });
}
