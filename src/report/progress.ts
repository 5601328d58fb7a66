// How far a round is: disjoint counts of units, overall and by kind. Pure; knows report rows only.
import type { UnitReport } from "./types.ts";

/** `expected = submitted + returned + inProgress + notStarted`. Units that owe nothing any more are only in `exempt`. */
export type Progress = {
  readonly expected: number;
  /** Sealed and not returned; accepted ones included. */
  readonly submitted: number;
  readonly returned: number;
  readonly inProgress: number;
  readonly notStarted: number;
  /** How many of the submitted came after the deadline that held for their unit. */
  readonly late: number;
  /** How many of the submitted the officer has accepted. */
  readonly accepted: number;
  /** How many in progress have every question answered and are not yet sealed. */
  readonly complete: number;
  /** Share of questions answered by the units in progress, 0 to 1. */
  readonly answered: number;
  readonly exempt: number;
};

export type RoundProgress = { readonly all: Progress; readonly byKind: ReadonlyMap<string, Progress> };

/** What counting needs of a unit. */
type ProgressUnit = Pick<UnitReport, "state" | "exempt" | "progress"> & {
  readonly node: { readonly kind: string };
  readonly submission: { readonly late: boolean } | null;
  readonly ownPart?: true;
};

/** Counts units one at a time. */
type ProgressCount = { add(unit: ProgressUnit): void; result(): RoundProgress };

/** The progress of these units; kinds in the order in which they first appear. */
export function roundProgress(units: Iterable<ProgressUnit>): RoundProgress {
  const count = progressCount();
  for (const unit of units) count.add(unit);
  return count.result();
}

/** Begins a count of no unit. */
export function progressCount(): ProgressCount {
  const all = empty();
  const byKind = new Map<string, Tally>();
  return {
    add(unit) {
      if (unit.ownPart) return;
      const kind = byKind.get(unit.node.kind) ?? empty();
      byKind.set(unit.node.kind, kind);
      for (const tally of [all, kind]) addTo(tally, unit);
    },
    result: () => ({
      all: progressOf(all),
      byKind: new Map([...byKind].map(([kind, tally]) => [kind, progressOf(tally)])),
    }),
  };
}

type Tally = { -readonly [K in Exclude<keyof Progress, "expected" | "answered">]: number } & {
  done: number;
  total: number;
};

function empty(): Tally {
  return {
    submitted: 0,
    returned: 0,
    inProgress: 0,
    notStarted: 0,
    late: 0,
    accepted: 0,
    complete: 0,
    exempt: 0,
    done: 0,
    total: 0,
  };
}

function addTo(tally: Tally, unit: ProgressUnit): void {
  if (unit.exempt !== null) {
    tally.exempt += 1;
    return;
  }
  switch (unit.state) {
    case "submitted":
    case "accepted":
      tally.submitted += 1;
      if (unit.state === "accepted") tally.accepted += 1;
      if (unit.submission?.late) tally.late += 1;
      return;
    case "returned":
      tally.returned += 1;
      return;
    case "in-progress":
      tally.inProgress += 1;
      tally.done += unit.progress.done;
      tally.total += unit.progress.total;
      if (unit.progress.total > 0 && unit.progress.done >= unit.progress.total) tally.complete += 1;
      return;
    case "not-started":
      tally.notStarted += 1;
  }
}

function progressOf({ done, total, ...counts }: Tally): Progress {
  const { submitted, returned, inProgress, notStarted } = counts;
  return {
    ...counts,
    expected: submitted + returned + inProgress + notStarted,
    answered: total > 0 ? done / total : 0,
  };
}
