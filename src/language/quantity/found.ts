// What a walk over a message finds of its figures: the parts, and what stands between and around them.
import type { Phrasebook } from "../phrases.ts";
import type { Token } from "../tokens.ts";
import { type Figure, type FigureMode, figureAt } from "./figures.ts";
import type { Tag } from "./units.ts";

/** What stands between a figure and the one before it. */
export type Link =
  | "slash"
  | "comma"
  | "break"
  | "dash"
  | "and"
  | "plus"
  | "times"
  | "up-to"
  | "colon"
  | "of"
  | "other";

export type Part = {
  readonly figure: Figure;
  readonly tag?: Tag;
  /** Its unit is the question's own noun, not just any that is counted so. */
  readonly own?: true;
  /** The unit stands in front of the figure without saying that it is a label: "grade 12" or "12 classes"? */
  readonly doubtfulTag?: true;
  readonly links: readonly Link[];
  /** Words as typed, from the figure to the end of its unit. */
  readonly words: string;
};

export type Parts = {
  readonly parts: readonly Part[];
  /** What stands before the first figure and after the last one. */
  readonly before: readonly Link[];
  readonly after: readonly Link[];
  readonly approximate: boolean;
  readonly each: boolean;
  readonly question: boolean;
  /** Units that stand apart from the figures, as in "12/340 (classes/people)". */
  readonly looseTags: readonly Tag[];
  /** Words or signs nobody listed; the figure would lose them. */
  readonly unknown: boolean;
  /** A letter grown together with a figure, or a sign no figure carries. */
  readonly broken: "malformed" | "symbol" | "negative" | "formula" | null;
  /** From the words that give a reason to the end. */
  readonly reason?: string;
  readonly currency: boolean;
};

export type PartsOptions = { readonly mode: FigureMode; readonly groupBySpace: boolean };

/** What has been found so far, from left to right. */
export type Walk = {
  readonly cleaned: string;
  readonly tokens: readonly Token[];
  readonly nouns: Phrasebook<Tag>;
  /** The year that it is. */
  readonly year: number;
  readonly options: PartsOptions;
  readonly parts: Part[];
  readonly looseTags: Tag[];
  /** Since the last figure. */
  links: Link[];
  before: Link[];
  /** Units before their figure: a label says so itself, a bare one may mean a grade. */
  pending: { readonly tag: Tag; readonly label: boolean }[];
  lastWasPart: boolean;
  approximate: boolean;
  each: boolean;
  question: boolean;
  unknown: boolean;
  currency: boolean;
  broken: Parts["broken"];
  reason: string | undefined;
};

/** Whether a figure starts at this token. */
export function isFigure({ tokens, options }: Walk, at: number): boolean {
  return tokens[at]?.type === "numeral" || figureAt(tokens, at, options.mode, false) !== null;
}
