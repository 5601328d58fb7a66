// What a text says where proofs are asked for, each part with the rows that it is of. Types only.
import type { RowReading } from "../row-reading.ts";

/** What was said where proofs are asked for. */
export type Proofs = {
  readonly type: "proofs";
  readonly entries: readonly ProofEntry[];
  /** Numbers that are no row's: then nothing of it counts. */
  readonly strangers: readonly string[];
};

/** The proofs that are named: by their rows' numbers, or all that are asked for, with how many those are if it says so. */
export type ProofRows = {
  readonly ids: readonly string[];
  readonly strangers: readonly string[];
  readonly all: { readonly count: number | null } | null;
};

/** One part of it, with the proofs that it is of. */
export type ProofEntry = ProofRows & { readonly said: string } & (
    | { readonly is: "links"; readonly reading: RowReading; readonly note: string | null }
    /** Those of another proof, null of the one before. */
    | { readonly is: "same"; readonly from: string | null }
    /** `words`: no link, and nothing else that is an answer here. */
    | { readonly is: "none" | "later" | "named" | "words" }
  );
