// The frame of a group: a message of its own that is copied, filled and sent back, so nothing else stands in it. Pure.
import { isList } from "../../form/lines.ts";
import type { Question } from "../../form/question.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { capital } from "./list-prompt.ts";
import { sayColumn } from "./list-words.ts";

/** "1.1: … lớp, … người", one line for each open row; of one row of many cells, and of a list, one for each cell. */
export function frameLines(c: SpeechContext, { ids }: Extract<SpeechEvent, { type: "frame" }>): Speech {
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  const [list] = rows.filter(isList);
  if (list) return { lines: list.list.cells("line").map((cell) => `${capital(sayColumn(cell))}: …`) };
  const [wide, more] = rows;
  if (wide && !more && wide.cells.length > 2) return { lines: wideFrame(c, wide) };
  return {
    lines: rows.map(({ main, cells }) => {
      const blanks = cells.map(({ label, noun }) => (label === null ? `… ${noun}`.trim() : `${label} …`));
      return `${cells.length > 2 ? "Mục " : ""}${main.no}: ${blanks.join(", ")}`;
    }),
  };
}

/** The cells of a row of many, one a line, below its number and wording; those that were given are filled. */
function wideFrame(c: SpeechContext, { main, cells }: Question): string[] {
  const given = c.chat.half ?? [];
  return [
    `Mục ${main.no} (${main.text})`,
    ...cells.map((cell) => {
      const value = given.find((one) => one.cell === cell.id)?.value;
      const said =
        value === undefined ? "…" : cell.kind.say(value, { ...cell, label: null, noun: "" }).trim();
      return `${capital(cell.label ?? cell.noun)}: ${said}`;
    }),
  ];
}
