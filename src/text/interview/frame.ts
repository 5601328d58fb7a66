// The frame of a group: a message of its own that is copied, filled and sent back, so nothing else stands in it. Pure.
import { isList } from "../../form/lines.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { capital } from "./list-prompt.ts";
import { sayColumn } from "./list-words.ts";

/** "1.1: … lớp, … người", one line for each open row; a row of many cells is named so that no cell can be meant. */
export function frameLines(c: SpeechContext, { ids }: Extract<SpeechEvent, { type: "frame" }>): Speech {
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  const [list] = rows.filter(isList);
  if (list) return { lines: list.list.cells("line").map((cell) => `${capital(sayColumn(cell))}: …`) };
  return {
    lines: rows.map(({ main, cells }) => {
      const blanks = cells.map(({ label, noun }) => (label === null ? `… ${noun}`.trim() : `${label} …`));
      return `${cells.length > 2 ? "Mục " : ""}${main.no}: ${blanks.join(", ")}`;
    }),
  };
}
