// The states of a round. Pure.

/** Prepared: all of it is there, and no unit is told anything until it starts. */
export const roundStates = ["prepared", "open", "closed"] as const;

export type RoundState = (typeof roundStates)[number];
