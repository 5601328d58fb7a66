// The states of a report, and which of them mean that it was handed in. Pure.

export const reportStates = ["not-started", "in-progress", "submitted", "returned", "accepted"] as const;

export type ReportState = (typeof reportStates)[number];

/** The states of a report that its unit handed in and that nobody gave back. */
export const handedInStates = ["submitted", "accepted"] as const satisfies readonly ReportState[];

/** Whether a report was handed in and not given back. It may be under revision all the same: see its `revising`. */
export function isHandedIn(state: ReportState): state is (typeof handedInStates)[number] {
  return state === "submitted" || state === "accepted";
}
