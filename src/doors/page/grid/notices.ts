// What a page of boxes has to say of its last post beside its boxes: of lines and lists that are not as it wanted. Pure.
import type { GridSheet } from "../../../text/page/grid.ts";
import { gridWords } from "../../../text/page/grid-words.ts";
import type { PostedBoxes } from "./posted-boxes.ts";

/** "gone": it wrote in a line that was taken out. "kept": a line that it takes out was changed. "open": a list is not closed. */
type Notice = "gone" | "kept" | "open";

/** Null where all is as the post wanted, or stands beside its boxes. */
export function noticeOf(
  { rows }: Pick<GridSheet, "rows">,
  { entries, drops, closes }: Pick<PostedBoxes, "entries" | "drops" | "closes">,
): Notice | null {
  const ids = new Set<string>(rows.flatMap((row) => (isEmpty(row) ? [] : [row.id])));
  if (drops.some((line) => ids.has(line))) return "kept";
  const written = entries.filter(({ said }) => said.trim() !== "").map(({ place }) => rowOf(place));
  if (written.some((id) => !ids.has(id) && !drops.includes(id))) return "gone";
  return rows.some((row) => row.role === "lines-end" && row.close !== null && closes.includes(row.id))
    ? "open"
    : null;
}

/** In words; what an address says it is may be anything. */
export function noticeText({ rows }: Pick<GridSheet, "rows">, notice: string | null): string | null {
  switch (notice) {
    case "gone":
      return gridWords.linesGone;
    case "kept":
      return gridWords.lineKept;
    case "open":
      return (
        rows.flatMap((row) => (row.role === "lines-end" && row.why !== null ? [row.why] : []))[0] ?? null
      );
    default:
      return null;
  }
}

/** The row of a box. */
export function rowOf(place: string): string {
  return place.slice(0, place.lastIndexOf("/"));
}

function isEmpty(row: GridSheet["rows"][number]): boolean {
  return row.role === "line" && row.state === "empty";
}
