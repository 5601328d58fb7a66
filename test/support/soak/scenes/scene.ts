// A scene of the soak: in the form that every test run plays, or in the long one.
import type { Outcome } from "../soak.ts";

export type Size = "short" | "long";

export type Scene = {
  readonly name: string;
  /** Plays it; says why where this machine cannot. */
  play(size: Size): Promise<Outcome | string>;
};
