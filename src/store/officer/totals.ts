// Sums over sealed figures, done by the database so that no digit is lost.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Place } from "../../form/place.ts";
import type { Behind, GivenBeside, GivenSums } from "../../report/key-totals.ts";
import type { Tx } from "../db.ts";
import { withParts } from "../rounds/parts.ts";
import { lastSubmissions } from "../rounds/sealed-before.ts";

type SummedFigures = {
  /** What was given at each place; no entry where no unit gave a figure, which is not the same as 0. */
  readonly sums: GivenSums;
  /** For each line how many units have something above 0 at any of its places. */
  readonly held: readonly number[];
};

/**
 * The sums of these sealed versions behind each line, and of what the same units sealed in their last round where a line
 * needs that. `own`: versions of which only the unit's own part counts, for what they are compiled from is counted already.
 */
export async function sumBehind(
  tx: Tx,
  submissionIds: readonly number[],
  lines: readonly Behind[],
  own: readonly number[] = [],
): Promise<SummedFigures & GivenBeside> {
  const summed = await sumFigures(
    tx,
    [...(await withParts(tx, submissionIds)), ...own],
    lines.map(({ current }) => current),
  );
  const places = lines.flatMap(({ last }) => last);
  const lastOf = (ids: readonly number[]) => (places.length === 0 ? [] : lastSubmissions(tx, ids));
  const before = [...(await withParts(tx, await lastOf(submissionIds))), ...(await lastOf(own))];
  const last = before.length === 0 ? null : (await sumFigures(tx, before, [places])).sums;
  return { ...summed, last };
}

const sumRow = z.object({
  line: z.number(),
  place: z.string().nullable(),
  total: z.string(),
  counted: z.coerce.number(),
  held: z.coerce.number(),
});

/**
 * The sums of these sealed versions, at the places of each line. They come from a list read before, so that figures
 * and counts of one message speak of the same reports even while others are being sealed.
 */
export async function sumFigures(
  tx: Tx,
  submissionIds: readonly number[],
  lines: readonly (readonly Place[])[],
): Promise<SummedFigures> {
  const wanted = lines.flatMap((places, line) => [...new Set(places)].map((place) => ({ line, place })));
  const rows = await tx.execute(sql`
    select wanted.line, wanted.place, trim_scale(sum(figure.value))::text as total, count(*) as counted,
      count(distinct figure.submission_id) filter (where figure.value > 0) as held
    from figure
    join jsonb_array_elements_text(${JSON.stringify(submissionIds)}::text::jsonb) as counted(id)
      on figure.submission_id = counted.id::bigint
    join jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(line int, place text)
      on wanted.place = figure.place
    group by grouping sets ((wanted.line, wanted.place), (wanted.line))`);
  const found = rows.map((row) => sumRow.parse(row));
  return {
    sums: new Map(found.flatMap(({ place, ...of }) => (place === null ? [] : [[place, of] as const]))),
    held: lines.map((_, line) => found.find((row) => row.line === line && row.place === null)?.held ?? 0),
  };
}
