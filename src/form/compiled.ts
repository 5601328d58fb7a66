// What the units that report to a compiling one have handed in, as its own report sees it. Pure.
import type { Place } from "./place.ts";

/** One unit that reports to the compiling one, in the order of the round. */
type CompiledUnit = {
  readonly nodeId: number;
  readonly code: string;
  /** As it is called in a list: "TH Phú Túc". */
  readonly name: string;
  /** The sealed version that is counted; null where it has handed in nothing. */
  readonly submissionId: number | null;
  /**
   * Of a version that the compiled report, sealed before it, does not hold: whether the compiler has still to say what
   * becomes of it, or has left the difference. Null where there is none.
   */
  readonly since: "waits" | "left" | null;
};

/** What stands at one place over these units. */
export type Summed = {
  readonly total: number;
  /** Each unit that gave a figure, by its index in the list of units; the biggest first. */
  readonly parts: readonly { readonly unit: number; readonly value: number }[];
};

/**
 * The reports below a compiling unit. Its own answers are its own part alone: whatever is reported of a place is what
 * stands here with that part added, and never a figure typed by hand.
 */
export type Compiled = {
  readonly units: readonly CompiledUnit[];
  /** The places whose figures are added up, where a unit has given one. */
  readonly sums: ReadonlyMap<Place, Summed>;
  /** How many units wrote something at a place that asks for words; none where it is not there. */
  readonly wrote: ReadonlyMap<Place, number>;
  /** How the compiling unit and those below it are called in a sentence: "xã", "trường". */
  readonly called: { readonly own: string; readonly one: string };
};

/** How many of the units have handed in. */
export function coverageOf({ units }: Compiled): { readonly in: number; readonly of: number } {
  return { in: units.filter(({ submissionId }) => submissionId !== null).length, of: units.length };
}

/** The units whose figures came after the compiled report was sealed, and of which nothing was said yet. */
export function laterUnits({ units }: Compiled): Compiled["units"] {
  return units.filter(({ since }) => since === "waits");
}

/** Whether any unit has something to report at one of these places. */
export function isHeldBelow({ sums }: Compiled, places: readonly Place[]): boolean {
  return places.some((place) => (sums.get(place)?.total ?? 0) > 0);
}
