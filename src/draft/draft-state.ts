// The states of a draft. Pure.

/** It is worked on; it was tried since it was last changed; its newest version is released. */
export const draftStates = ["draft", "tried", "released"] as const;

export type DraftState = (typeof draftStates)[number];
