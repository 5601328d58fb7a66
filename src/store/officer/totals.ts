// Sums over sealed figures, done by the database so that no digit is lost.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Place } from "../../form/place.ts";
import type { Tx } from "../db.ts";

/** One line of key totals: its parts, each with the places it adds up. */
type TotalLine = readonly (readonly Place[])[];

type TotalOfLine = {
  /** The sum of each part as decimal digits; null when no unit reported a figure there, which is not the same as 0. */
  readonly sums: readonly (string | null)[];
  /** Units with something above 0 in any of the parts. */
  readonly held: number;
};

const sumRow = z.object({
  line: z.number(),
  part: z.number().nullable(),
  total: z.string(),
  held: z.coerce.number(),
});

/**
 * The totals of these sealed versions, one for each line given. They come from a list read before, so that figures
 * and counts of one message speak of the same reports even while others are being sealed.
 */
export async function sumFigures(
  tx: Tx,
  submissionIds: readonly number[],
  lines: readonly TotalLine[],
): Promise<TotalOfLine[]> {
  const wanted = lines.flatMap((parts, line) =>
    parts.flatMap((places, part) => places.map((place) => ({ line, part, place }))),
  );
  const rows = await tx.execute(sql`
    select wanted.line, wanted.part, trim_scale(sum(figure.value))::text as total,
      count(distinct figure.submission_id) filter (where figure.value > 0) as held
    from figure
    join jsonb_array_elements_text(${JSON.stringify(submissionIds)}::text::jsonb) as counted(id)
      on figure.submission_id = counted.id::bigint
    join jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(line int, part int, place text)
      on wanted.place = figure.place
    group by grouping sets ((wanted.line, wanted.part), (wanted.line))`);
  const sums = rows.map((row) => sumRow.parse(row));
  return lines.map((parts, line) => ({
    sums: parts.map((_, part) => sums.find((sum) => sum.line === line && sum.part === part)?.total ?? null),
    held: sums.find((sum) => sum.line === line && sum.part === null)?.held ?? 0,
  }));
}
