// What contacts asked of their office: kept, and listed for whoever may see the unit. Knows the table request.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import { type RequestKind, requestKey } from "../../language/request.ts";
import type { Tx } from "../db.ts";
import { node, request } from "../schema.ts";

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
    })
    .from(request)
    .innerJoin(node, eq(node.id, request.nodeId))
    .where(inArray(request.nodeId, [...nodeIds]))
    .orderBy(asc(request.id));
}
