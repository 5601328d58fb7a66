// The frame of a group: a message of its own that is copied, filled and sent back, so nothing else stands in it. Pure.
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";

/** "1.1: … lớp, … người", one line for each open row; a row of many cells is named so that no cell can be meant. */
export function frameLines(c: SpeechContext, { ids }: Extract<SpeechEvent, { type: "frame" }>): Speech {
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  return {
    lines: rows.map(({ main, cells }) => {
      const blanks = cells.map(({ label, noun }) => (label === null ? `… ${noun}`.trim() : `${label} …`));
      return `${cells.length > 2 ? "Mục " : ""}${main.no}: ${blanks.join(", ")}`;
    }),
  };
}
