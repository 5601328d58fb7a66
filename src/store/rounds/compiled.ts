// What a compiling unit's report is made of: the units that report to it and what they sealed. Knows node, report, submission_source, figure.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Compiled, Summed } from "../../form/compiled.ts";
import type { Form } from "../../form/form.ts";
import { textKind } from "../../form/kinds/text.ts";
import type { RoundSettings } from "../../form/rounds/settings.ts";
import { calledOf, calledTogether } from "../../register/called.ts";
import { numberPlaces } from "../../report/places.ts";
import type { Tx } from "../db.ts";
import { statement } from "../statement.ts";

const id = z.coerce.number();

/**
 * The units that report to a node: the next ones below it that owe a report, through those that only collect, are exempt or
 * report of themselves. A version that another compiled report holds at the moment, because the unit stood below that one
 * before, is counted there and not here.
 */
const reporting = statement(
  ["nodeId"],
  (value) => sql`
    with recursive collecting as (
      select ${value("nodeId")}::bigint as id
      union
      select child.id from node child join collecting on child.parent_id = collecting.id
      where not child.expected or child.exempt_reason is not null or child.of_itself
    )
    select node.id as "nodeId", node.code, node.name, node.short_name as "shortName", node.kind,
      case when exists (
        select 1 from submission_source held join report other on other.submission_id = held.submission_id
        join node holder on holder.id = other.node_id
        where held.node_id = node.id and held.source_id is not null and other.node_id <> ${value("nodeId")}
          and holder.exempt_reason is null
      ) then null else report.submission_id end as "submissionId",
      held.source_id as "heldId", above.submission_id is not null as "isSealed",
      exists (select 1 from later_figure told where told.node_id = above.node_id
        and told.submission_id = report.submission_id and told.left_at is not null) as "isLeft"
    from node join report on report.node_id = node.id
    join report above on above.node_id = ${value("nodeId")}
    left join submission_source held on held.submission_id = above.submission_id and held.node_id = node.id
    where node.parent_id in (select id from collecting) and node.id <> ${value("nodeId")}
      and node.expected and node.exempt_reason is null
    order by node.position, node.id`,
  z.object({
    nodeId: id,
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    submissionId: id.nullable(),
    heldId: id.nullable(),
    isSealed: z.boolean(),
    isLeft: z.boolean(),
  }),
);

/** What each of these units gave at each place, with all that its own report was compiled from. */
const given = statement(
  ["submissionIds"],
  (value) => sql`
    with recursive part as (
      select top.id as root, top.id from unnest(${value("submissionIds")}::bigint[]) as top(id)
      union
      select part.root, source.source_id from part
      join submission_source source on source.submission_id = part.id
      where source.source_id is not null
    )
    select part.root, figure.place, trim_scale(sum(figure.value))::text as value
    from part join figure on figure.submission_id = part.id group by part.root, figure.place`,
  z.object({ root: id, place: z.string(), value: z.coerce.number() }),
);

/** At how many of these places somebody wrote words, "none" aside. */
const written = statement(
  ["submissionIds", "none"],
  (value) => sql`
    select answer ->> 'place' as place, count(*)::int as units
    from submission cross join jsonb_array_elements(payload -> 'answers') as answer
    where submission.id = any(${value("submissionIds")}::bigint[])
      and jsonb_typeof(answer -> 'value') = 'string' and answer ->> 'value' not in ('', ${value("none")}::text)
    group by 1`,
  z.object({ place: z.string(), units: z.number() }),
);

/** Of the compiling unit: its own node, and what the round says. */
type Compiling = {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly compiles: boolean;
};

/**
 * What has come in below a compiling unit; null of a unit that does not compile, or below which nobody reports. Read in one
 * statement for the units and one for their figures: the versions it names are those that the figures are of.
 */
export async function compiledOf(
  tx: Tx,
  node: Compiling,
  form: Form,
  settings: RoundSettings,
): Promise<Compiled | null> {
  if (!node.compiles) return null;
  const units = await reporting(tx, { nodeId: node.id });
  if (units.length === 0) return null;
  const sealed = units.flatMap(({ submissionId }) => submissionId ?? []);
  const rows = sealed.length === 0 ? [] : await given(tx, { submissionIds: sealed });
  const words =
    sealed.length === 0 ? [] : await written(tx, { submissionIds: sealed, none: textKind.none ?? "" });
  return {
    wrote: new Map(words.map(({ place, units: wrote }) => [place, wrote])),
    units: units.map(({ nodeId, code, shortName, submissionId, heldId, isSealed, isLeft }) => ({
      nodeId,
      code,
      name: shortName,
      submissionId,
      since:
        isSealed && submissionId !== null && submissionId !== heldId ? (isLeft ? "left" : "waits") : null,
    })),
    sums: sumsOf(form, units, rows),
    called: { own: calledOf(settings.called, node), one: calledTogether(settings.called, units) },
  };
}

function sumsOf(
  form: Form,
  units: readonly { readonly submissionId: number | null }[],
  rows: readonly { readonly root: number; readonly place: string; readonly value: number }[],
): ReadonlyMap<string, Summed> {
  const indexOf = new Map(
    units.flatMap(({ submissionId }, at) => (submissionId ? [[submissionId, at]] : [])),
  );
  const places = numberPlaces(form).filter(({ rule }) => rule === "sum" || rule === "count-yes");
  const digitsAt = new Map(places.map(({ place, digits }) => [place, digits]));
  const sums = new Map<string, { scaled: bigint; parts: { unit: number; value: number }[] }>();
  for (const { root, place, value } of rows) {
    const [unit, digits] = [indexOf.get(root), digitsAt.get(place)];
    if (unit === undefined || digits === undefined) continue;
    const sum = sums.get(place) ?? { scaled: 0n, parts: [] };
    sum.scaled += BigInt(Math.round(value * 10 ** digits));
    sum.parts.push({ unit, value });
    sums.set(place, sum);
  }
  return new Map(
    [...sums].map(([place, { scaled, parts }]) => [
      place,
      {
        total: Number(scaled) / 10 ** (digitsAt.get(place) ?? 0),
        parts: parts.sort((one, other) => other.value - one.value || one.unit - other.unit),
      },
    ]),
  );
}
