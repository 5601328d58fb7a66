// Columns that may be parts of another, though the paper does not say so: asked, never taken. Pure.
import type { FoundCheck, FoundTable } from "../found.ts";

/** A column beside a group that counts the same: "Học sinh bán trú" beside "Số học sinh – Tổng số". */
export function likelyParts({ columns }: FoundTable, table: number): readonly FoundCheck[] {
  return columns.flatMap((column): FoundCheck[] => {
    const [title = ""] = column.path;
    if (column.path.length > 1 || column.no === undefined || column.computed !== undefined) return [];
    const whole = columns.find(
      ({ path, no }) => path.length > 1 && no !== undefined && isOf(title, path[0] ?? ""),
    );
    return whole?.no === undefined
      ? []
      : [{ table, expr: `[${column.no}] <= [${whole.no}]`, sure: "look", source: column.source }];
  });
}

/** "học sinh bán trú" begins with what "số học sinh" counts. */
function isOf(title: string, group: string): boolean {
  const counted = group.toLowerCase().split(" ").slice(1).join(" ");
  const said = title.toLowerCase();
  return counted.length > 2 && said.startsWith(`${counted} `);
}
