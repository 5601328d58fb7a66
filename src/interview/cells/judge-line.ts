// What the boxes of one line of a list say, read as the chat reads that column: new, changed, still open. Pure; changes
// nothing.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { isList, type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import { compareLines, isPageLine, lineOf, lineStem } from "../../form/place.ts";
import { readLineBox } from "../reading/line-box.ts";
import { sheetOf } from "../reading/list-columns.ts";
import type { CellDraft } from "./cell-draft.ts";
import { type JudgedCell, type Judging, judgeCell } from "./judge.ts";

/** A cell that is clear, and what it says. */
export type ClearCell = { readonly cell: Cell; readonly value: Value; readonly raw: string };

export type JudgedLine = {
  readonly id: string;
  /** Null of a line that does not stand yet. */
  readonly stands: Line | null;
  readonly cells: readonly Cell[];
  readonly judged: readonly JudgedCell[];
  /** What is clear and stands otherwise, or nowhere. */
  readonly clear: readonly ClearCell[];
  /** Whether what is clear can be recorded: a line stands once all that it must have is clear. */
  readonly whole: boolean;
};

/** Whether a box of a line that does not stand may begin it: a line that was taken out does not come back unasked. */
export function mayBegin(line: string, written: ReadonlySet<string>): boolean {
  return isPageLine(line) && !written.has(line);
}

/** Without boxes of lines that were taken out. */
export function boxesThere(
  { q, answers }: Pick<Judging, "q" | "answers">,
  boxes: readonly CellDraft[],
  written: ReadonlySet<string>,
): readonly CellDraft[] {
  const standing = new Set(
    q.questions
      .filter(isList)
      .flatMap((list) => linesOf(answers, list).map(({ id }) => lineStem(list.id, id))),
  );
  return boxes.filter(({ place }) => {
    const at = lineOf(place);
    return at === null || standing.has(lineStem(at.stem, at.line)) || mayBegin(at.line, written);
  });
}

/** The lines of a list that stand, and those that were begun in boxes and do not; in the order of their pages. */
export function judgeLines(
  s: Judging,
  question: ListQuestion,
  drafts: readonly CellDraft[],
  now: Date,
): readonly JudgedLine[] {
  const standing = new Map(linesOf(s.answers, question).map((line) => [line.id, line]));
  const typed = new Map(
    drafts.flatMap((draft) => (draft.said.trim() === "" ? [] : [[draft.place, draft] as const])),
  );
  const begun = [...typed.keys()].flatMap((place) => {
    const at = lineOf(place);
    return at?.stem === question.id ? [at.line] : [];
  });
  const ids = [...new Set([...standing.keys(), ...begun])].sort(compareLines);
  const { columns } = sheetOf(question, now);
  return ids.map((id) => {
    const cells = question.list.cells(id);
    const judged = cells.flatMap((cell): JudgedCell[] => {
      const draft = typed.get(cell.place);
      const column = columns.find((one) => one.id === cell.id);
      if (!draft || !column) return [];
      return [{ cell, draft, verdict: judgeCell(s, cell, draft, () => readLineBox(column, cell, draft)) }];
    });
    return {
      id,
      stands: standing.get(id) ?? null,
      cells,
      judged,
      ...clearIn(cells, judged, standing.get(id)),
    };
  });
}

function clearIn(
  cells: readonly Cell[],
  judged: readonly JudgedCell[],
  stands: Line | undefined,
): Pick<JudgedLine, "clear" | "whole"> {
  const clear = judged.flatMap(({ cell, draft, verdict }): ClearCell[] =>
    verdict.what === "value" ? [{ cell, value: verdict.value, raw: draft.said }] : [],
  );
  const whole =
    stands !== undefined ||
    cells.every((cell) => cell.said.optional === true || clear.some((one) => one.cell === cell));
  return { clear, whole: whole && clear.length > 0 };
}
