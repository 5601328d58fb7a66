// What was recorded of a list, said back. Pure.
import { isList, type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import { linesPlace } from "../../form/place.ts";
import type { ChangeEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { mostNamed } from "./list-prompt.ts";
import { sayBehind, sayColumn, sayLine, sayLineNo, sayOld, sayTotals, sayWhose } from "./list-words.ts";

type Listed = Extract<ChangeEvent, { type: "lines" }>;

/** The echo of one change of a list. */
export function listEcho(c: SpeechContext, event: Listed): Speech {
  const question = c.q.byId(event.id);
  if (!question || !isList(question)) return { lines: [] };
  const all = linesOf(c.answers, question);
  const lines = all.filter(({ id }) => event.lines.includes(id));
  const { noun } = question.list;
  switch (event.did) {
    case "added":
      return { lines: [added(c, question, lines)] };
    case "changed":
      return {
        lines:
          lines.length > mostNamed
            ? [`Đã sửa ${lines.length} ${noun}.`]
            : lines.map((line) => changed(c, question, line, event)),
      };
    case "dropped":
      return {
        lines: [`Đã xóa ${event.lines.length} ${noun}, còn ${all.length} ${noun}. Nếu nhầm, gõ “hoàn tác”.`],
      };
    case "restored":
      return {
        lines: [
          event.changes.length === 0
            ? "Danh sách đã được thay đổi sau đó nên bot giữ nguyên."
            : `Đã hoàn tác. Danh sách hiện có ${all.length} ${noun}.`,
        ],
      };
    case "closed": {
      const count = c.answers.get(linesPlace(event.id))?.value;
      return {
        lines: [
          count === 0
            ? `Đã ghi: không có ${noun} nào.`
            : `Đã ghi xong danh sách: ${all.length} ${noun}${sayTotals(question, all)}.`,
        ],
      };
    }
    case "put-off": {
      const [line] = lines;
      const cell = line?.cells.find((held) => event.changes.some(({ place }) => place === held.cell.place));
      return line && cell
        ? { lines: [`Đã để sau ${sayColumn(cell.cell)} của ${sayLineNo(question, line)}.`] }
        : { lines: [] };
    }
  }
}

function added(c: SpeechContext, question: ListQuestion, lines: readonly Line[]): string {
  const { noun } = question.list;
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return "";
  const how = first.no === 1 ? ` Sửa: “sửa ${last.no}”, bỏ: “xóa ${last.no}”.` : "";
  return lines.length > mostNamed
    ? `Đã ghi ${lines.length} ${noun} (số ${first.no}–${last.no}).${how}`
    : `Đã ghi ${lines.length} ${noun}${named(c, lines)}.${how}`;
}

function named(c: SpeechContext, lines: readonly Line[]): string {
  if (lines.length === 0 || lines.length > mostNamed) return "";
  return `: ${lines.map((line) => sayLine(c, line)).join("; ")}`;
}

/** "Đã ghi ngày sinh của thầy Hòa: 3/4/1985", or with what stood there before. */
function changed(c: SpeechContext, question: ListQuestion, line: Line, { changes }: Listed): string {
  const cells = line.cells.flatMap((held) => {
    const change = changes.find(({ place }) => place === held.cell.place);
    if (!change || held.value === null) return [];
    const old = change.old === null ? "" : ` (trước đó ${sayOld(c, held.cell, change.old)})`;
    return [`${sayColumn({ ...held.cell, said: {} })} ${sayBehind(c, held)}${old}`];
  });
  const fresh = changes.every(({ old }) => old === null);
  const whose = fresh ? sayWhose(c, question, line) : sayLineNo(question, line);
  return `${fresh ? "Đã ghi" : "Đã sửa"} ${whose}: ${cells.join("; ")}.`;
}
