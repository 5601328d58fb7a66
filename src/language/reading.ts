// What every kind of answer has in common: the shape of a reading. Knows nothing of forms, chats or wording.

export type Pair = { readonly count: number; readonly people: number };

/** Why something could not be taken. The sentences for these live in text/. */
export type RefusalReason =
  | "empty"
  | "not-understood"
  | "decimal"
  | "negative"
  | "malformed"
  | "too-large"
  | "formula"
  | "symbol"
  | "not-words"
  /** More figures than the row has cells. */
  | "surplus"
  /** An amount of money where things or people are counted. */
  | "money"
  | "too-long"
  /** Of a file at a unit that compiles: as large as what came in below, so that it may hold that already. */
  | "may-be-total"
  | "no-such-day"
  | "lunar";

/** Why a reading needs the person's choice. The sentences for these live in text/. */
export type AmbiguityReason =
  | "approximate"
  | "not-yet"
  | "several"
  | "sum"
  | "scale"
  | "separator"
  | "swapped"
  | "no-people"
  | "bare-word"
  | "same-as-above"
  | "unsure"
  | "which-day";

/** One way to understand what was typed; `note` keeps words that the value alone would lose. */
export type Reading<V> = { readonly value: V; readonly note?: string };

/**
 * What became of a text: a value; half a pair (kept, the other half is asked for); a refusal; several readings to
 * choose from (possibly none, then only "none" and "later" can be offered, see `offerNone`); or "I will send it later".
 */
export type ReadResult<V> =
  | { readonly type: "value"; readonly value: V; readonly note?: string }
  | { readonly type: "half"; readonly half: Partial<Pair>; readonly note?: string }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  | {
      readonly type: "ambiguous";
      readonly reason: AmbiguityReason;
      readonly readings: readonly Reading<V>[];
      /** Offer "none (0)" and "later" beside the readings. */
      readonly offerNone: boolean;
    }
  | { readonly type: "later" };

/** One thing that may be chosen: its id, what it is called, and what else people type for it. */
export type Choosable = {
  readonly id: string;
  readonly label: string;
  readonly also?: readonly string[];
};

/** What a reader may know of the question: its nouns, its limits and the moment. Never the answers, never the chat. */
export type ReadContext = {
  /** Spoken nouns of the row's columns, e.g. { count: "quyen", people: "nguoi" } with their diacritics. */
  readonly nouns: { readonly count?: string; readonly people?: string };
  /** Largest value accepted (H1): 9 999 999 for counts, 999 999 999 999 for amounts, 8 000 letters for texts. */
  readonly max: number;
  /** Digits behind the comma that a decimal may have; 0 where it is left out. */
  readonly digits?: number;
  /** In what a bare amount of money counts here. */
  readonly scale?: "dong" | "nghin" | "trieu" | "ty";
  /** What an identifier identifies. */
  readonly identifies?: "phone" | "citizen" | "school" | "account";
  /** What is chosen from, in the order in which it is shown and numbered. */
  readonly options?: readonly Choosable[];
  /** The half of a pair that was given before, if this text completes it. */
  readonly half?: Partial<Pair>;
  readonly now: Date;
};
