// What is said of options for several rows before anything of it is recorded. Types only.
import type { Value } from "../form/answers.ts";

/** What is chosen for one row of several. */
export type ChosenRow = {
  readonly id: string;
  readonly values: readonly Value[];
  readonly note: string | null;
};

export type ChoiceEvent =
  /** What would be written of rows with the same options, to be agreed to. */
  | { readonly type: "rows-chosen"; readonly said: string; readonly rows: readonly ChosenRow[] }
  /** One option where several rows are asked: of all of them, or of the first. */
  | {
      readonly type: "which-rows";
      readonly said: string;
      readonly values: readonly Value[];
      readonly note: string | null;
      readonly ids: readonly string[];
    }
  /** What is said of all rows is none of their options, or may be several. */
  | { readonly type: "unclear-choice"; readonly said: string };
