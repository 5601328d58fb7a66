// A unit as a row of a list gives it. Type only.

/** A unit as one row of the list gives it. `row` is the number that the spreadsheet shows. */
export type UnitDraft = {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  /** The code of the unit above; null for the office itself. */
  readonly parent: string | null;
  readonly order: number;
  readonly phone: string | null;
  readonly email: string | null;
  readonly area: string | null;
  readonly facts: Readonly<Record<string, number>>;
};
