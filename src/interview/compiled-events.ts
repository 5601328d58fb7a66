// What happens when a report is handed in, and what is said of a compiled one beside what is recorded in it. Types only.
import type { Value } from "../form/answers.ts";

/** A row whose figures may be the total of all units, typed out of habit, instead of the unit's own part. */
type PartOrTotal = {
  readonly id: string;
  readonly typed: readonly Value[];
  /** What is left for the unit itself if it is the total; null where that is less than the others have given. */
  readonly rest: readonly Value[] | null;
};

/** The report is handed in, with these questions open. */
export type SealedEvent = {
  readonly type: "sealed";
  readonly missing: readonly string[];
  readonly missingReason: string | null;
  /** Only with what came in below since: in time or late as the version before it. */
  readonly again?: true;
};

/** The compiler lets stand what came in after the seal: these versions are not in its report. */
export type LeftLaterEvent = {
  readonly type: "later-left";
  readonly submissions: readonly number[];
};

export type CompiledEvent =
  | { readonly type: "part-or-total"; readonly rows: readonly PartOrTotal[]; readonly raw: string }
  /** Who has what at a row; without one, who has handed in and who has not. */
  | { readonly type: "compiled-shown"; readonly id: string | null };
