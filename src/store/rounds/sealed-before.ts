// What a unit sealed before: its last report on the same form in an earlier round. Knows the tables around a node.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Value } from "../../form/answers.ts";
import type { Before } from "../../form/before.ts";
import { answersOf } from "../../form/payload.ts";
import type { Place } from "../../form/place.ts";
import type { Tx } from "../db.ts";
import { shapes } from "../shapes/columns.ts";
import { statement } from "../statement.ts";

const last = statement(
  ["nodeId"],
  (value) => sql`
    select submission.payload
    from node here
    join round asks on asks.id = here.round_id
    join node earlier on earlier.unit_id = here.unit_id and earlier.round_id < here.round_id
    join round asked on asked.id = earlier.round_id and asked.form_id = asks.form_id
    join report on report.node_id = earlier.id
    join submission on submission.id = report.submission_id
    where here.id = ${value("nodeId")}
    order by earlier.round_id desc limit 1`,
  z.object({ payload: z.unknown() }),
);

/** The values of that report by place, whichever version of the form it was asked; null where there is none. */
export async function sealedBefore(tx: Tx, nodeId: number): Promise<Before> {
  const [found] = await last(tx, { nodeId });
  if (!found) return null;
  const answers = answersOf(shapes["submission.payload"].read(found.payload));
  return new Map(
    [...answers.values()].flatMap(({ place, value, state }): [Place, Value][] =>
      state === "answered" && value !== null ? [[place, value]] : [],
    ),
  );
}
