// Reports of several units in files that were handed over together: their states and what is doubtful of one. Types only.

/** "writing" and "taking-back" go on by themselves, one report after the other. */
export const gatheringStates = ["open", "writing", "written", "taking-back", "taken-back"] as const;

/**
 * "ready" is written at the word; "open" is to be decided; "left" is never written. "sealed" was handed in for its unit,
 * "kept" is the unit's draft, for something in it is missing or doubtful.
 */
export const gatheredStates = ["ready", "open", "left", "sealed", "kept", "taken-back"] as const;

export const gatheredDoubts = [
  /** It is no file that is read, or broken. */
  "unreadable",
  /** Nothing in it, and nothing of its name, says whose it is. */
  "no-unit",
  /** Its code is one unit's, its name another's. */
  "contradicts",
  /** Another file is of the same unit. */
  "twice",
  /** The unit has handed in itself, or somebody did for it. */
  "handed-in",
  /** Nothing in it is of this form. */
  "nothing",
  /** It has several sheets, each of which may be the report. */
  "sheets",
] as const;
export type GatheredDoubt = (typeof gatheredDoubts)[number];
