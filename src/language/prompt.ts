// What a message was said to, as far as reading it needs: the rows that were asked and the other rows of the same unit.
import type { Measure } from "./lexicon/measures.ts";
import type { Token } from "./tokens.ts";

/** One cell of a row as evidence sees it: what is counted there. */
export type PromptCell = {
  /** The word that is spoken with its figure: "lớp", "người". */
  readonly noun: string;
  /** What fits it; empty where any figure does. */
  readonly measures: ReadonlySet<Measure | "money">;
};

/** One row that a figure can be for. */
export type PromptRow = {
  readonly id: string;
  /** As people say it: "1.7"; a row that a narrative item shows too has a second number ("I.3a"). */
  readonly numbers: readonly string[];
  readonly cells: readonly PromptCell[];
  /** What the form's hint says may count as one of it: "mỗi lớp tặng tính là một tập thể". */
  readonly perhaps: ReadonlySet<Measure>;
  /** It is asked with yes and no, so that "có" is its figure. */
  readonly takesYes: boolean;
  /** The words of its wording, in order. */
  readonly wording: readonly Token[];
  /** Rows of one group are asked together. */
  readonly group: string | null;
  /** The words of its group's heading: they tell no row of the group from another. */
  readonly heading: readonly Token[];
};

/** Everything that a figure's place can be found by. */
export type RowsPrompt = {
  /** The rows that the prompt named, in its order; one where a single row was asked, none at a narrative. */
  readonly asked: readonly PromptRow[];
  /** All rows of this unit, the asked ones among them. */
  readonly rows: readonly PromptRow[];
  /** Numbers of rows that the form has and this unit is not asked. */
  readonly notAsked: ReadonlySet<string>;
  /** Numbers of the headings over rows: "mục 4" is no row, and all that begin with "4.". */
  readonly headings: ReadonlySet<string>;
  /** Words of titles above the table's columns: a line of them is a head and no entry. */
  readonly titles: readonly (readonly Token[])[];
};
