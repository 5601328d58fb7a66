// What contacts asked of their office: kept, and listed for whoever may see the unit. Knows the table request.
import { and, asc, desc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import { type RequestKind, requestKey } from "../../language/request.ts";
import type { Tx } from "../db.ts";
import { decideRequest } from "../officer/requests.ts";
import { event, node, request } from "../schema.ts";

type NewRequest = {
  readonly nodeId: number;
  readonly personId: number;
  readonly kind: RequestKind;
  readonly words: string;
  /** Until when more time is asked for; null where no day is named. */
  readonly until: Date | null;
  /** The deadline that holds when it is asked: who asks in time is not late by what is granted. */
  readonly deadline: Date;
  readonly now: Date;
};

/** Within this time the same words of the same unit are one request. */
const repeatMs = 3_600_000;

/** Keeps a request and gives its id; null when it was made already. The caller holds the report's lock. */
export async function keepRequest(tx: Tx, { now, ...made }: NewRequest): Promise<number | null> {
  const since = new Date(now.getTime() - repeatMs);
  const lately = await tx
    .select({ words: request.words })
    .from(request)
    .where(and(eq(request.nodeId, made.nodeId), eq(request.kind, made.kind), gt(request.at, since)));
  const key = requestKey(made.words);
  if (lately.some(({ words }) => requestKey(words) === key)) return null;
  return insert(tx, { ...made, now });
}

type ForTime = Omit<NewRequest, "kind" | "until"> & { readonly until: Date; readonly addressId: number };

/** Asks for more time; what the unit asked before and nobody answered is withdrawn by it. The caller holds the lock. */
export async function askForTime(tx: Tx, { addressId, ...asked }: ForTime): Promise<number> {
  const { nodeId, personId, now, until } = asked;
  const open = await openAsked(tx, nodeId, "extend");
  if (open) await decideRequest(tx, { id: open.id, personId, addressId, now, state: "withdrawn" });
  const id = await insert(tx, { ...asked, kind: "extend" });
  const body = { request: id, kind: "extend", until: until.toISOString() };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "requested", body });
  return id;
}

/** What the unit asked for last and nobody has decided; null where nothing waits. */
export async function openAsked(
  tx: Tx,
  nodeId: number,
  kind: RequestKind,
): Promise<{ readonly id: number; readonly until: Date | null } | null> {
  const [open] = await tx
    .select({ id: request.id, until: request.until })
    .from(request)
    .where(and(eq(request.nodeId, nodeId), eq(request.kind, kind), eq(request.state, "open")))
    .orderBy(desc(request.id))
    .limit(1);
  return open ?? null;
}

type Settling = {
  readonly nodeId: number;
  readonly personId: number | null;
  readonly addressId: number | null;
  readonly now: Date;
};

/** Takes back everything that the unit asked for and nobody has decided; gives how many requests those were. */
export function withdrawAsked(tx: Tx, by: Settling): Promise<number> {
  return settleAll(tx, by, ["extend", "reopen", "help", "call"], "withdrawn");
}

/** What was asked for has come about in another way: the report was given back, or handed in whole and in time. */
export function settleAsked(tx: Tx, by: Settling, kind: "reopen" | "extend"): Promise<number> {
  return settleAll(tx, by, [kind], "done");
}

async function settleAll(
  tx: Tx,
  { nodeId, personId, addressId, now }: Settling,
  kinds: readonly RequestKind[],
  state: "withdrawn" | "done",
): Promise<number> {
  const open = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.nodeId, nodeId), inArray(request.kind, [...kinds]), eq(request.state, "open")));
  for (const { id } of open) await decideRequest(tx, { id, personId, addressId, now, state });
  return open.length;
}

async function insert(tx: Tx, { now, ...made }: NewRequest): Promise<number> {
  const rows = await tx
    .insert(request)
    .values({ ...made, at: now, state: "open" })
    .returning({ id: request.id });
  return z.tuple([z.object({ id: z.number() })]).parse(rows)[0].id;
}

/** A request as an officer reads it. */
export type KeptRequest = {
  readonly nodeId: number;
  readonly unit: string;
  readonly kind: RequestKind;
  readonly words: string;
  readonly at: Date;
  readonly state: (typeof request.$inferSelect)["state"];
};

/** What was asked for these reports, oldest first. The caller has seen that the reader may see them. */
export async function requestsOf(tx: Tx, nodeIds: readonly number[]): Promise<KeptRequest[]> {
  if (nodeIds.length === 0) return [];
  return tx
    .select({
      nodeId: request.nodeId,
      unit: node.shortName,
      kind: request.kind,
      words: request.words,
      at: request.at,
      state: request.state,
    })
    .from(request)
    .innerJoin(node, eq(node.id, request.nodeId))
    .where(inArray(request.nodeId, [...nodeIds]))
    .orderBy(asc(request.id));
}
