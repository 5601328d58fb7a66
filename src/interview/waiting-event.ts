// What is said of what waits for a yes: both sides of a checklist, and what is left for another row. Types only.
import type { Value } from "../form/answers.ts";
import type { Marked } from "./chat.ts";

type Sides = {
  readonly yes: readonly Marked[];
  readonly no: readonly Marked[];
  readonly later: readonly string[];
};

export type WaitingEvent =
  /**
   * What would be written of a checklist's rows, to be agreed to: these are there, these are not. `implied`: those of
   * which only silence says so.
   */
  | ({
      readonly type: "both-sides";
      readonly group: string;
      readonly implied: readonly string[];
      readonly raw: string;
    } & Sides)
  /** What waited for its yes when another row was asked for: nothing of it was recorded. */
  | ({ readonly type: "left-waiting"; readonly what: "sides" } & Sides)
  | {
      readonly type: "left-waiting";
      readonly what: "figures";
      readonly id: string;
      readonly values: readonly Value[];
    };
