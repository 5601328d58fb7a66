// What an officer's digest says at the moment it is sent. Reads, sends nothing.
import type { App } from "../app.ts";
import { closedWindows } from "../commands/shared/closed-windows.ts";
import { isOwing, progressOfUnits } from "../commands/shared/officer-view.ts";
import { countWaiting, waitingAt } from "../commands/waiting/items.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import { deadlineToldAt } from "../form/rounds/ladder.ts";
import { type OutgoingMessage, wordsAlone } from "../message.ts";
import { highlightPlaces, highlightTotals } from "../report/key-totals.ts";
import { inTransaction, type Tx } from "../store/db.ts";
import { contactsOfUnits } from "../store/officer/contacts.ts";
import { digestScope } from "../store/officer/digests.ts";
import { loadOfficerRound } from "../store/officer/round.ts";
import { sumBehind } from "../store/officer/totals.ts";
import { listOfficerUnits, type Scope } from "../store/officer/units.ts";
import { ownVersions } from "../store/rounds/parts.ts";
import { requestsOf } from "../store/rounds/requests.ts";
import { allReceivedText, digestText, unreachableText } from "../text/officer/digest.ts";

/** What kind of message a digest's reference asks for. */
type DigestPart = "day" | "deadline" | "all";

/** The words of a digest when it is sent; null when the person is no longer an officer or there is nothing to say. */
export async function renderDigest(
  app: App,
  addressId: number,
  asked: { readonly nodeId: number; readonly part: DigestPart },
): Promise<OutgoingMessage | null> {
  const text = await inTransaction(app.db, async (tx) => {
    const scope = await digestScope(tx, addressId, asked.nodeId);
    return scope && digestWords(app, tx, scope, asked.part);
  });
  return text === null ? null : wordsAlone(text);
}

async function digestWords(app: App, tx: Tx, scope: Scope, part: DigestPart): Promise<string | null> {
  const round = await loadOfficerRound(tx, scope.roundId);
  const units = await listOfficerUnits(tx, scope);
  const owing = units.filter(isOwing);
  const progress = progressOfUnits(units).all;
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
    closedWindows(app, now),
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
  // A unit that can be written to as soon as one contact writes again is not counted as having blocked us.
  const windowClosed = silent.filter((unit) => unit.people.some((contact) => contact.windowClosed));
  const blocked = silent.filter((unit) => !windowClosed.includes(unit));
  if (part === "deadline") {
    return neverJoined.length + silent.length === 0
      ? null
      : unreachableText({ ...shared, neverJoined, blocked, windowClosed });
  }
  const summed = await sumBehind(
    tx,
    units.flatMap((unit) => unit.sealed?.id ?? []),
    highlightPlaces(round.form),
    // Of an officer at a unit that compiles: with what it held itself the totals are its compiled report.
    units.some(({ nodeId }) => nodeId === scope.nodeId) ? [] : await ownVersions(tx, [scope.nodeId]),
  );
  const waits = countWaiting(await waitingAt(tx, [scope], 0));
  const calendar = calendarOf(app);
  const closingDate = localTime(deadlineToldAt(round.deadline, calendar), zone).date;
  return digestText({
    ...shared,
    owing: owing.map((unit) => unit.shortName),
    neverJoined,
    blocked,
    windowClosed,
    lockedAt: round.lockedAt,
    totals: highlightTotals(round.form, summed).map(({ sums }) => sums),
    requests: (
      await requestsOf(
        tx,
        owing.map((unit) => unit.nodeId),
      )
    ).filter(({ state }) => state === "open" || state === "told"),
    waits,
    closing: now > round.deadline && closingDate === localTime(now, zone).date,
  });
}
