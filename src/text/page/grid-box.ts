// One box of a grid: what stands in it, and what is asked beside it, in the words of the chat. Pure.
import type { Cell } from "../../form/cells.ts";
import type { Place } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { boxText, yesNoText } from "../../interview/cells/box-text.ts";
import type { CellDraft } from "../../interview/cells/cell-draft.ts";
import { choiceLabel } from "../../interview/cells/choice-label.ts";
import type { JudgedCell, JudgedRow, Judging } from "../../interview/cells/judge.ts";
import type { SpeechContext } from "../interview/context.ts";
import { sayRefusal } from "../interview/refused.ts";
import { whyUnsure } from "../interview/unsure.ts";
import { gridWords } from "./grid-words.ts";

/** What a grid may know. */
export type GridContext = Judging &
  Pick<SpeechContext, "you" | "round" | "zone" | "node"> & {
    /** The report's revision. */
    readonly rev: number;
    /** A number of its own for this page, by which its empty lines are told from another's. */
    readonly page: number;
    /** What was typed and is not recorded. */
    readonly drafts: readonly CellDraft[];
    /** Why nothing can be typed; null while the report is open. */
    readonly closed: "sealed" | "closed" | null;
    readonly now: Date;
  };

export type GridBox = {
  readonly place: Place;
  /** The heads that stand above it, by their ids. */
  readonly heads: readonly string[];
  /** How many columns it takes: a free row takes all. */
  readonly columns: number;
  readonly input: "number" | "line" | "text" | "choice";
  readonly options: readonly string[];
  readonly said: string;
  readonly state: "empty" | "recorded" | "typed" | "asked";
  /** Why it is not recorded, and what may be chosen. */
  readonly words: string | null;
  readonly choices: readonly GridChoice[];
};

/** A choice beside a box: one of its readings, what stands there, or what was typed over what somebody else wrote. */
export type GridChoice = {
  readonly does: "pick" | "keep" | "over";
  readonly value: string;
  readonly label: string;
};

/** A cell's box, in a row that was judged. */
export function boxOf(
  c: GridContext,
  { question, cells, verdict }: JudgedRow,
  cell: Cell,
  heads: readonly string[],
): GridBox & { readonly type: "box" } {
  const judged = cells.find((one) => one.cell === cell);
  const answer = c.answers.get(cell.place);
  const stands = answer?.state === "answered" && answer.value !== null ? boxText(cell, answer.value) : "";
  const asks = judged ? askedBeside(c, question, judged) : null;
  const typed = judged && verdict.what !== "same" ? "typed" : stands === "" ? "empty" : "recorded";
  return {
    type: "box",
    place: cell.place,
    heads,
    columns: 1,
    input: inputOf(cell),
    options: optionsOf(cell),
    said: judged && judged.verdict.what !== "same" ? judged.draft.said : stands,
    state: asks ? "asked" : typed,
    words: asks?.words ?? null,
    choices: asks?.choices ?? [],
  };
}

/** Of options one is chosen where none of them is no answer; several are typed. */
function inputOf({ kind, options }: Cell): GridBox["input"] {
  if (kind.choices === "yes-no" || (options.length > 0 && kind.none === null)) return "choice";
  if (kind.narrative) return "text";
  return kind.shown.as === "number" ? "number" : "line";
}

function optionsOf({ kind, options, ...cell }: Cell): readonly string[] {
  if (kind.choices === "yes-no") return [yesNoText(cell, true), yesNoText(cell, false)];
  return options.map(({ label }) => label);
}

type Asked = Pick<GridBox, "words" | "choices">;

/** What is said of a box that is not clear; the question is that of its cell alone. */
function askedBeside(c: GridContext, question: Question, { cell, draft, verdict }: JudgedCell): Asked | null {
  const alone: Question = { ...question, cells: [cell] };
  const { said } = draft;
  switch (verdict.what) {
    case "value":
    case "same":
    case "nothing":
      return null;
    case "refused":
      return { words: capital(sayRefusal(c, verdict.reason, said, alone)), choices: [] };
    case "unsure": {
      const { reason, readings, none } = verdict;
      const values = none === null ? readings : [...readings, none];
      const event = { reason, said, readings: readings.map((value) => ({ value: [value] })) };
      return {
        words: capital(whyUnsure(c, event, alone)),
        choices: [...new Set(values.map((value) => choiceLabel(cell, value)))].map((label) => ({
          does: "pick",
          value: label,
          label: gridWords.pick(label),
        })),
      };
    }
    case "conflict": {
      const [theirs, mine] = [choiceLabel(cell, verdict.theirs), choiceLabel(cell, verdict.value)];
      return {
        words: gridWords.conflict(c.you, theirs, mine),
        choices: [
          { does: "keep", value: "1", label: gridWords.keep(theirs) },
          { does: "over", value: String(verdict.rev), label: gridWords.over(mine) },
        ],
      };
    }
  }
}

/** A sentence begins with a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
