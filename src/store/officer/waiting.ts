// What waits for an officer beside requests: sealed reports, files nobody opened, people to let in, messages nobody could
// read. Only of the places that are handed in; knows the tables they lie in.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { idList } from "../queue/address-lease.ts";
import type { OfficerUnit, SealedVersion } from "./units.ts";

/** A sealed version that nobody has decided on, with what keeps it from being accepted unseen. */
export type WaitingReport = {
  readonly unit: OfficerUnit;
  readonly sealed: SealedVersion;
  /** How many doubtful figures the unit confirmed. */
  readonly doubts: number;
  /** Of a compiled report that does not hold all its units: how many it holds, of how many. */
  readonly covers: { readonly in: number; readonly of: number } | null;
  /** Whether this officer has looked at this version. */
  readonly seen: boolean;
};

const marks = z.object({
  id: z.coerce.number(),
  doubts: z.number(),
  coverage_in: z.number().nullable(),
  coverage_of: z.number().nullable(),
  seen: z.boolean(),
});

/** Of these units those whose newest version waits, the oldest first; `personId`: who would decide. */
export async function reportsWaiting(
  tx: Tx,
  units: readonly OfficerUnit[],
  personId: number,
): Promise<WaitingReport[]> {
  const sealed = new Map(
    units.flatMap((unit) =>
      unit.state === "submitted" && !unit.revising && unit.sealed
        ? [[unit.sealed.id, { unit, sealed: unit.sealed }] as const]
        : [],
    ),
  );
  if (sealed.size === 0) return [];
  const rows = await tx.execute(sql`
    select id, jsonb_array_length(payload -> 'waivers') as doubts, coverage_in, coverage_of,
      exists (
        select 1 from to_tell where to_tell.node_id = submission.node_id and to_tell.submission_id = submission.id
          and to_tell.person_id = ${personId} and to_tell.seen_at is not null
      ) as seen
    from submission where id = any(${idList([...sealed.keys()])})
      -- What the unit looks at again comes back by itself.
      and not exists (select 1 from row_return where row_return.node_id = submission.node_id and settled_at is null)
    order by sealed_at, id`);
  return rows.flatMap((raw) => {
    const { id, doubts, coverage_in, coverage_of, seen } = marks.parse(raw);
    const found = sealed.get(id);
    const part = coverage_in !== null && coverage_of !== null && coverage_in < coverage_of;
    return found
      ? [{ ...found, doubts, seen, covers: part ? { in: coverage_in, of: coverage_of } : null }]
      : [];
  });
}

const file = z.object({
  id: z.coerce.number(),
  node: z.coerce.number(),
  name: z.string(),
  at: z.number().transform((ms) => new Date(ms)),
});

/** A file that lies with a report which was handed in, that the bot could not read and nobody opened. */
export type WaitingFile = z.infer<typeof file>;

/** Of these reports, the oldest first. What is shown as a proof is looked at with its row. */
export async function filesWaiting(tx: Tx, nodeIds: readonly number[]): Promise<WaitingFile[]> {
  if (nodeIds.length === 0) return [];
  const rows = await tx.execute(sql`
    select upload.id, upload.node_id as node, upload.name, (extract(epoch from upload.at) * 1000)::float8 as at
    from upload join report on report.node_id = upload.node_id and report.state in ('submitted', 'accepted')
    where upload.node_id = any(${idList(nodeIds)}) and upload.removed_at is null and upload.opened_at is null
      and upload.proofs is null and upload.outcome ->> 'type' in ('kept', 'unreadable')
    order by upload.at, upload.id`);
  return rows.map((raw) => file.parse(raw));
}

/** Marks files as opened, each once. */
export async function markOpened(tx: Tx, uploadIds: readonly number[], now: Date): Promise<void> {
  await tx.execute(sql`
    update upload set opened_at = ${now.toISOString()}
    where id = any(${idList(uploadIds)}) and opened_at is null`);
}

const asking = z.object({
  id: z.coerce.number(),
  unit: z.string(),
  name: z.string().nullable(),
  at: z.number().transform((ms) => new Date(ms)),
});

/** Somebody with a used code who asks to be let in. */
export type WaitingPerson = z.infer<typeof asking>;

/** Those who ask for a unit in the subtree of one of these nodes, the first first. */
export async function peopleWaiting(tx: Tx, tops: readonly number[]): Promise<WaitingPerson[]> {
  const rows = await tx.execute(sql`
    select admission.id, unit.name as unit, address.display_name as name,
      (extract(epoch from admission.asked_at) * 1000)::float8 as at
    from admission
    join code on code.id = admission.code_id and code.revoked_at is null
    join unit on unit.id = code.unit_id
    join address on address.id = admission.address_id
    where admission.decided_at is null and exists (
      select 1 from node top join node below on below.round_id = top.round_id
      where top.id = any(${idList(tops)}) and below.unit_id = code.unit_id and starts_with(below.path, top.path)
    )
    order by admission.asked_at, admission.id`);
  return rows.map((raw) => asking.parse(raw));
}

const message = z.object({
  id: z.coerce.number(),
  node: z.coerce.number(),
  at: z.number().transform((ms) => new Date(ms)),
  unit: z.string(),
  code: z.string(),
  phone: z.string().nullable(),
  unitId: z.coerce.number(),
  roundId: z.coerce.number(),
});

/** A message that could not be worked; its words are nobody's to see. */
export type UnreadMessage = z.infer<typeof message>;

/** Those of units in the subtree of one of these nodes whose senders nobody spoke to, the first first. */
export async function messagesWaiting(tx: Tx, tops: readonly number[]): Promise<UnreadMessage[]> {
  const rows = await tx.execute(sql`
    select inbox.id, node.id as node, (extract(epoch from inbox.received_at) * 1000)::float8 as at, node.name as unit,
      node.code, node.phone, node.unit_id as "unitId", node.round_id as "roundId"
    from inbox
    join chat on chat.address_id = inbox.address_id
    join node on node.id = chat.node_id
    where inbox.state = 'dead' and inbox.spoken_at is null and exists (
      select 1 from node top
      where top.id = any(${idList(tops)}) and top.round_id = node.round_id and starts_with(node.path, top.path)
    )
    order by inbox.id`);
  return rows.map((raw) => message.parse(raw));
}

/** Keeps that the sender of a dead message was spoken to. */
export async function markSpoken(tx: Tx, inboxId: number, now: Date): Promise<void> {
  await tx.execute(sql`
    update inbox set spoken_at = ${now.toISOString()} where id = ${inboxId} and state = 'dead'`);
}
