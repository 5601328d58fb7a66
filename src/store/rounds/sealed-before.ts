// What units sealed before: their last report on the same form in an earlier round. Knows the tables around a node.
import { eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Value } from "../../form/answers.ts";
import { type Before, expressionsAskBefore } from "../../form/before.ts";
import type { Form } from "../../form/form.ts";
import { answersOf } from "../../form/payload.ts";
import type { Place } from "../../form/place.ts";
import type { Beside } from "../../form/report-cells.ts";
import type { Tx } from "../db.ts";
import { node } from "../schema.ts";
import { shapes } from "../shapes/columns.ts";
import { statement } from "../statement.ts";

/** The last sealed report of each of these nodes' units on the same form in an earlier round. */
const lastOf = (nodeIds: SQL | Placeholder) => sql`
    select distinct on (here.id) here.id as "nodeId", report.submission_id as id
    from node here
    join round asks on asks.id = here.round_id
    join node earlier on earlier.unit_id = here.unit_id and earlier.round_id < here.round_id
    join round asked on asked.id = earlier.round_id and asked.form_id = asks.form_id
    join report on report.node_id = earlier.id
    where here.id = any(${nodeIds}::bigint[]) and report.submission_id is not null
    order by here.id, earlier.round_id desc`;

const payloads = statement(
  ["nodeIds"],
  (value) => sql`
    select last."nodeId", submission.payload
    from (${lastOf(value("nodeIds"))}) as last join submission on submission.id = last.id`,
  z.object({ nodeId: z.coerce.number(), payload: z.unknown() }),
);

/** The values of that report by place, whichever version of the form it was asked; null where there is none. */
export async function sealedBefore(tx: Tx, nodeId: number): Promise<Before> {
  return (await sealedBeforeOf(tx, [nodeId])).get(nodeId) ?? null;
}

/** The same of several nodes; none of a node whose unit has no such report. */
export async function sealedBeforeOf(
  tx: Tx,
  nodeIds: readonly number[],
): Promise<ReadonlyMap<number, Before>> {
  const found = await payloads(tx, { nodeIds });
  return new Map(found.map(({ nodeId, payload }) => [nodeId, valuesOf(payload)]));
}

function valuesOf(payload: unknown): Before {
  const answers = answersOf(shapes["submission.payload"].read(payload));
  return new Map(
    [...answers.values()].flatMap(({ place, value, state }): [Place, Value][] =>
      state === "answered" && value !== null ? [[place, value]] : [],
    ),
  );
}

/** What is known of a unit beside its report: its sizes, and what it sealed before where the form asks for that. */
export async function loadBeside(tx: Tx, nodeId: number, form: Form): Promise<Beside> {
  const [of] = await tx.select({ facts: node.facts }).from(node).where(eq(node.id, nodeId));
  const before = expressionsAskBefore(form) ? await sealedBefore(tx, nodeId) : null;
  return { facts: of?.facts ?? {}, before };
}

const lastIds = statement(
  ["submissionIds"],
  (value) => sql`
    select last.id from (${lastOf(sql`array(
      select node_id from submission where id = any(${value("submissionIds")}::bigint[]))`)}) as last`,
  z.object({ id: z.coerce.number() }),
);

/** What the units of these sealed versions had sealed last in an earlier round on the same form. */
export async function lastSubmissions(tx: Tx, submissionIds: readonly number[]): Promise<readonly number[]> {
  return (await lastIds(tx, { submissionIds })).map(({ id }) => id);
}
