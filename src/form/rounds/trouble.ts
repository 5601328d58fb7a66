// Why a change of a round cannot be made, as data: text says it. Type only.

export type RoundTrouble =
  | {
      readonly type: "no-round" | "closed" | "closed-before" | "prepared" | "not-prepared";
      readonly id: number;
    }
  | { readonly type: "several-open" | "several-prepared"; readonly ids: readonly number[] }
  | { readonly type: "none-open" | "none-prepared" }
  | { readonly type: "no-unit" | "asked-already" | "owes-nothing"; readonly code: string }
  /** The round's settings map this kind of unit to no profile, or to none that answers. */
  | { readonly type: "no-profile" | "only-collects"; readonly kind: string };
