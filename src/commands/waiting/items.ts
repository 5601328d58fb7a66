// What waits for an officer over all open rounds, in groups, each with the oldest first. Reads, changes nothing.
import type { Tx } from "../../store/db.ts";
import { type OfficerRequest, openRequests } from "../../store/officer/requests.ts";
import { listOfficerUnits, type OfficerUnit } from "../../store/officer/units.ts";
import {
  filesWaiting,
  messagesWaiting,
  peopleWaiting,
  reportsWaiting,
  type UnreadMessage,
  type WaitingFile,
  type WaitingPerson,
  type WaitingReport,
} from "../../store/officer/waiting.ts";
import type { Standing } from "../../store/people/people.ts";

/** In the order in which they are told: what only this officer can decide comes first. */
export const waitingGroups = ["request", "again", "doubtful", "new", "file", "person", "message"] as const;
export type WaitingGroup = (typeof waitingGroups)[number];

/** Where an officer stands in a round, as far as what waits there needs it. */
export type Place = Pick<Standing, "roundId" | "nodeId" | "path">;

type What =
  | { readonly type: "request"; readonly request: OfficerRequest }
  | { readonly type: "report"; readonly report: WaitingReport }
  | { readonly type: "file"; readonly file: WaitingFile; readonly of: OfficerUnit }
  | { readonly type: "person"; readonly person: WaitingPerson }
  | { readonly type: "message"; readonly message: UnreadMessage };

/** One thing that waits. */
export type WaitingItem = What & {
  readonly group: WaitingGroup;
  /** Tells it from the others of its group; with `at` it says where in the order it stands. */
  readonly id: number;
  /** Since when it waits. */
  readonly at: Date;
  /** The round that it belongs to; null of somebody who asks to be let in. */
  readonly roundId: number | null;
  /** How the unit is called in a list. */
  readonly unit: string;
};

export type WaitingList = ReadonlyMap<WaitingGroup, readonly WaitingItem[]>;

/** The places from which somebody decides, each once: as an officer, in rounds that are open. */
export function placesOf(standings: readonly Standing[]): readonly Standing[] {
  const mine = standings.filter(({ role, roundOpen }) => role === "officer" && roundOpen);
  return [...new Map(mine.map((one) => [one.nodeId, one])).values()];
}

/** Everything that waits at these places. */
export async function waitingAt(tx: Tx, places: readonly Place[], personId: number): Promise<WaitingList> {
  const units = new Map<number, OfficerUnit>();
  const requests = new Map<number, OfficerRequest>();
  for (const place of places) {
    const mine = await listOfficerUnits(tx, place);
    for (const unit of mine) units.set(unit.nodeId, unit);
    const direct = new Set(mine.map(({ nodeId }) => nodeId));
    // What a unit further down asks is decided there, until nobody there did.
    for (const one of await openRequests(tx, place))
      if (direct.has(one.nodeId) || one.passedOnAt !== null) requests.set(one.id, one);
  }
  const tops = places.map(({ nodeId }) => nodeId);
  const items = [
    ...[...requests.values()].map(ofRequest),
    ...(await reportsWaiting(tx, [...units.values()], personId)).map(ofReport),
    ...(await filesWaiting(tx, [...units.keys()])).flatMap((file) => ofFile(file, units.get(file.node))),
    ...(await peopleWaiting(tx, tops)).map(ofPerson),
    ...(await messagesWaiting(tx, tops)).map(ofMessage),
  ];
  return new Map(
    waitingGroups.map((group) => [group, items.filter((item) => item.group === group).sort(byAge)] as const),
  );
}

/** How much waits in all. */
export function countWaiting(list: WaitingList): number {
  return [...list.values()].reduce((sum, items) => sum + items.length, 0);
}

/** The older first; of one moment the first. */
export function byAge(one: Pick<WaitingItem, "at" | "id">, other: Pick<WaitingItem, "at" | "id">): number {
  return one.at.getTime() - other.at.getTime() || one.id - other.id;
}

/** Why a report is not accepted together with others; null of one that may be. A resubmitted one that was looked at may. */
export function keepsApart({ group, ...what }: WaitingItem): "doubtful" | "unseen" | null {
  if (what.type !== "report") return null;
  const { doubts, covers, sealed, seen } = what.report;
  if (doubts > 0 || covers !== null || sealed.missing > 0) return "doubtful";
  return group === "again" && !seen ? "unseen" : null;
}

function ofRequest(request: OfficerRequest): WaitingItem {
  const { id, at, roundId, shortName } = request;
  return { type: "request", group: "request", id, at, roundId, unit: shortName, request };
}

function ofReport(report: WaitingReport): WaitingItem {
  const { unit, sealed, doubts, covers } = report;
  const doubtful = doubts > 0 || covers !== null || sealed.missing > 0;
  const group = sealed.version > 1 ? "again" : doubtful ? "doubtful" : "new";
  const { nodeId: id, roundId, shortName } = unit;
  return { type: "report", group, id, at: sealed.at, roundId, unit: shortName, report };
}

function ofFile(file: WaitingFile, unit: OfficerUnit | undefined): WaitingItem[] {
  if (!unit) return [];
  const { id, at } = file;
  return [
    { type: "file", group: "file", id, at, roundId: unit.roundId, unit: unit.shortName, file, of: unit },
  ];
}

function ofPerson(person: WaitingPerson): WaitingItem {
  const { id, at, unit } = person;
  return { type: "person", group: "person", id, at, roundId: null, unit, person };
}

function ofMessage(message: UnreadMessage): WaitingItem {
  const { id, at, roundId, unit } = message;
  return { type: "message", group: "message", id, at, roundId, unit, message };
}
