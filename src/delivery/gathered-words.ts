// What a gathered notice says when it is sent: what of it is still so. Reads, changes nothing.
import type { App } from "../app.ts";
import { noticeChoice } from "../commands/shared/command.ts";
import { differenceOf } from "../commands/shared/difference-of.ts";
import { progressOfUnits } from "../commands/shared/officer-view.ts";
import { inRound } from "../commands/shared/round-said.ts";
import { type WaitingItem, waitingAt } from "../commands/waiting/items.ts";
import { type Choice, type OutgoingMessage, wordsAlone } from "../message.ts";
import { inTransaction, type Tx } from "../store/db.ts";
import { listOfficerUnits, loadOfficerUnit } from "../store/officer/units.ts";
import { reportsWaiting, type WaitingReport } from "../store/officer/waiting.ts";
import { personOf, type Standing, standingsOf } from "../store/people/people.ts";
import { findRole } from "../store/people/roles.ts";
import { type ToldThing, toldBy } from "../store/queue/to-tell.ts";
import { roundTags } from "../text/interview/rounds.ts";
import { arrivalOffers, arrivedText, gatheredText } from "../text/officer/arrivals.ts";
import { peopleOffers, peopleText } from "../text/people/people.ts";

/** The outbox row that asks for it, and the chat that it goes to. */
type To = { readonly addressId: number; readonly outboxId: number };

/** The message; null when everything of it was decided or seen meanwhile, or the person has no part in it any more. */
export function renderGathered(app: App, { addressId, outboxId }: To): Promise<OutgoingMessage | null> {
  return inTransaction(app.db, async (tx) => {
    const personId = await personOf(tx, addressId);
    if (personId === null) return null;
    const standings = await standingsOf(tx, personId);
    const things = (await toldBy(tx, outboxId)).filter(
      (thing) => thing.stands && !thing.seen && placeOf(standings, thing) !== null,
    );
    const [only, more] = things;
    if (!only) return null;
    if (more) return gathered(app, tx, { personId, standings }, things);
    if (only.kind === "joined") return joinedAlone(app, tx, only);
    if (only.kind === "later") return gathered(app, tx, { personId, standings }, things);
    return arrivedAlone(app, tx, { personId, standings }, only);
  });
}

type Reader = { readonly personId: number; readonly standings: readonly Standing[] };

/** Where this person stands over the unit: as an officer, or at the unit that compiles it. */
function placeOf(
  standings: readonly Standing[],
  { roundId, path, nodeId, kind }: ToldThing,
): Standing | null {
  const above = standings.filter(
    (one) =>
      one.roundId === roundId &&
      path.startsWith(one.path) &&
      (one.nodeId !== nodeId || kind === "later") &&
      one.role !== "reader",
  );
  return above.find(({ role }) => role === "officer") ?? above[0] ?? null;
}

async function joinedAlone(app: App, tx: Tx, { roleId, at }: ToldThing): Promise<OutgoingMessage | null> {
  const role = roleId === null ? null : await findRole(tx, roleId);
  if (!role) return null;
  const { id, name, unit } = role;
  const { label, word } = peopleOffers.revoke;
  const text = peopleText.joinedNotice({ name, role: role.role, unit, at, zone: app.settings.TIME_ZONE, id });
  const words = { label: `${label} ${id}`, word: `${word} ${id}` };
  return { ...wordsAlone(text), choices: [noticeChoice(app, words, "revoke", `${id}`)] };
}

async function arrivedAlone(
  app: App,
  tx: Tx,
  { personId, standings }: Reader,
  thing: ToldThing,
): Promise<OutgoingMessage | null> {
  const unit = await loadOfficerUnit(tx, thing.nodeId);
  const place = placeOf(standings, thing);
  const [waits] = unit ? await reportsWaiting(tx, [unit], personId) : [];
  if (!unit || !place || !waits) return null;
  const { sealed } = waits;
  const text = arrivedText({
    ...{ unit: unit.name, version: sealed.version, at: sealed.at, zone: app.settings.TIME_ZONE },
    round: tagsOf(standings, app).get(thing.roundId) ?? place.roundTitle,
    count: await countOf(tx, place),
    look: lookOf(waits),
    difference: sealed.version > 1 ? await differenceOf(tx, unit, sealed.id) : [],
  });
  return { ...wordsAlone(text), choices: place.role === "officer" ? choicesOf(app, waits) : [] };
}

/** See it, and accept the version that is told. */
function choicesOf(app: App, { unit, sealed }: WaitingReport): Choice[] {
  const { code, roundId } = unit;
  return [
    noticeChoice(app, arrivalOffers.view(code), "unit", inRound(roundId, code)),
    noticeChoice(app, arrivalOffers.accept(code), "accept", inRound(roundId, `${code}@${sealed.version}`)),
  ];
}

async function gathered(
  app: App,
  tx: Tx,
  { personId, standings }: Reader,
  things: readonly ToldThing[],
): Promise<OutgoingMessage> {
  const tags = tagsOf(standings, app);
  const places = new Map<number, Standing>();
  for (const thing of things) {
    const place = placeOf(standings, thing);
    if (place && thing.kind !== "joined" && !places.has(thing.roundId)) places.set(thing.roundId, place);
  }
  const waiting = [...(await waitingAt(tx, [...places.values()], personId)).values()].flat();
  const rounds = [];
  for (const [roundId, place] of places) {
    const here = things.filter((thing) => thing.roundId === roundId);
    const of = (kind: ToldThing["kind"]) => here.filter((thing) => thing.kind === kind);
    rounds.push({
      round: tags.get(roundId) ?? place.roundTitle,
      count: await countOf(tx, place),
      arrived: of("arrived").length,
      again: of("resubmitted").map(({ unit }) => unit),
      look: waiting.flatMap((item) => toLookAtOf(item, here)),
      later: of("later").map(({ unit }) => unit),
    });
  }
  const joined = [];
  for (const { kind, roleId } of things) {
    const role = kind === "joined" && roleId !== null ? await findRole(tx, roleId) : null;
    if (role) joined.push({ name: role.name, unit: role.unit });
  }
  const times = things.map(({ at }) => at.getTime());
  const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
  const officer = [...places.values()].some(({ role }) => role === "officer");
  const zone = app.settings.TIME_ZONE;
  const text = gatheredText({ from, to, rounds, joined, lists: officer, zone });
  const choices = officer ? [noticeChoice(app, arrivalOffers.list, "waiting", "")] : [];
  return { ...wordsAlone(text), choices };
}

/** What is to be looked at in a report that is told here. */
function toLookAtOf(item: WaitingItem, told: readonly ToldThing[]) {
  if (item.type !== "report") return [];
  const { unit, sealed } = item.report;
  if (!told.some(({ nodeId, submissionId }) => nodeId === unit.nodeId && submissionId === sealed.id))
    return [];
  const look = lookOf(item.report);
  return look.doubts + look.missing > 0 || look.covers ? [{ unit: unit.shortName, ...look }] : [];
}

function lookOf({ doubts, sealed, covers }: WaitingReport) {
  return { doubts, missing: sealed.missing, covers };
}

async function countOf(tx: Tx, place: Standing) {
  const { submitted, expected } = progressOfUnits(await listOfficerUnits(tx, place)).all;
  return { submitted, expected };
}

function tagsOf(standings: readonly Standing[], { settings }: Pick<App, "settings">) {
  return roundTags(
    [...new Map(standings.filter(({ roundOpen }) => roundOpen).map((one) => [one.roundId, one])).values()],
    settings.TIME_ZONE,
  );
}
