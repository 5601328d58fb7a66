// What one message means: every sort of meaning, each with all that was read of it. Types only; nobody reads it again.
import type { Beginning } from "./goes-on.ts";
import type { Control } from "./lexicon/steering.ts";
import type { ListSaid } from "./list/list-said.ts";
import type { Proofs } from "./proofs/said.ts";
import type { RequestKind, SaidRequest } from "./request.ts";
import type { CellValue, RowReading, RowWay } from "./row-reading.ts";
import type { Talk } from "./talk.ts";

export type Meaning =
  /**
   * One of the choices of the last message. `command`: what the same words give by themselves, for who wrote them
   * before that choice was shown.
   */
  | { readonly type: "choice"; readonly id: string; readonly command: NamedCommand | null }
  /** A yes or a no to a question that is still open and has no such choice. */
  | { readonly type: "assent" | "denial" }
  /** Typed without diacritics, it could be several of our words. */
  | { readonly type: "unclear"; readonly words: readonly string[] }
  /** A few words where a command waits for its yes, and they are neither. */
  | { readonly type: "unanswered" }
  | Steer
  | { readonly type: "command"; readonly command: NamedCommand; readonly slash: boolean }
  /** A slash command that nobody knows. */
  | { readonly type: "no-command"; readonly said: string }
  /** What the waiting command asked for; `dropped`: its giver takes the command back. */
  | { readonly type: "argument" | "dropped" }
  /** A code for joining. Twelve letters may be none: `otherwise` is what they mean then. */
  | { readonly type: "code"; readonly code: string; readonly otherwise: Meaning }
  | Request
  | { readonly type: "thanks" }
  | { readonly type: "talk"; readonly talk: Talk }
  /** A frame that came back: what is filled of it, and what that means; null where no line was filled. */
  | { readonly type: "frame"; readonly filled: { readonly text: string; readonly means: Meaning } | null }
  | Correction
  | Changed
  | ChangedEach
  | Answer;

export type NamedCommand = { readonly name: string; readonly args: string };

/** A word that steers the interview, or the slash command of that name, with what stood behind it. */
export type Steer = { readonly type: "steer" } & Steering;
export type Steering = {
  readonly control: Control | "none";
  readonly args: string;
  /** Of a remark the number of the row that it is for, where it begins with one. */
  readonly no: string | null;
};

/** Something is asked of the office. `otherwise`: what the same words are in an open report that was asked something. */
export type Request = {
  readonly type: "request";
  readonly kind: RequestKind;
  readonly said: SaidRequest["said"];
  /** The item that is asked wants to hear proposals, so that these may be its very words. */
  readonly proposals: boolean;
  readonly otherwise: Meaning | null;
};

/** What a text is to what was asked, or to the rows that it names. */
export type Answer =
  | NothingHeld
  /** "Giống 1.1": the figures of that row. */
  | { readonly type: "same-as"; readonly no: string }
  /** "Giống năm trước": what the round before said. */
  | { readonly type: "as-before" }
  /** "…, còn lại không có": none at every other row; null where nothing stood before it. */
  /** All the others are none, or, by a figure, 0. */
  | { readonly type: "rest"; readonly head: Answer | null; readonly zero: boolean }
  | None
  /** A "không" that may be about one set of rows or another. */
  | { readonly type: "which-none"; readonly sets: readonly (readonly string[])[] }
  /** A whole "có" to the question of a group. */
  | { readonly type: "yes" }
  | { readonly type: "later" }
  | Checks
  | Choices
  /** One option where several rows are asked: of all of them, or of the first, at which it was read. */
  | {
      readonly type: "one-choice";
      readonly said: string;
      readonly values: readonly CellValue[];
      readonly note: string | null;
    }
  | Proofs
  /** Of a row's proofs: they are taken away, or asked for once more; `id` is the row or its proof, null where none was said. */
  | {
      readonly type: "proof-of";
      readonly id: string | null;
      readonly no: string | null;
      readonly drop: boolean;
    }
  /** Where proofs are asked for: what stands at this row is to be shown. */
  | { readonly type: "shown"; readonly id: string | null; readonly no: string }
  /** One of the names that were asked for, by its place among them. */
  | { readonly type: "named"; readonly at: number }
  /** What a file says replaces what stands at these rows; null: wherever it was asked. */
  | { readonly type: "replace"; readonly ids: readonly string[] | null }
  /** Figures parted by spaces alone, which also read as one number. */
  | { readonly type: "one-or-several"; readonly parts: readonly string[] }
  | Entries
  | ListAnswer
  | Row
  | Text
  /** Words where a reason or a remark was asked for; `reason` is null where they are none. */
  | { readonly type: "words"; readonly reason: string | null; readonly bare: boolean }
  /** Nothing that is asked for, and no row that is named; `no`: a number of a row that is not asked of this unit. */
  | { readonly type: "nothing-understood"; readonly no: string | null; readonly bare: boolean };

/** A row of a list, and what was remarked on it. */
export type MarkedRow = { readonly id: string; readonly note: string | null };

/** What was said of the rows of a checklist. */
export type Checks = {
  readonly type: "checks";
  /** The rows that are asked, or those answered last, which it corrects. */
  readonly of: "asked" | "last";
  readonly yes: readonly MarkedRow[];
  readonly no: readonly MarkedRow[];
  /** Put off by name. */
  readonly later: readonly string[];
  /** What it says of every other row that was asked; null where it says nothing of them. */
  readonly rest: "yes" | "no" | "later" | null;
  /** It may be understood in one way only; what follows from silence is another matter. */
  readonly sure: boolean;
  /** It changes what was just shown, rather than saying it all anew: "4 cũng có", "bỏ 3". */
  readonly beside: boolean;
  /** Numbers that are no row's: then nothing of it counts. */
  readonly strangers: readonly string[];
};

/** What was chosen for rows with the same options, where that is said of all the others too, or is not sure. */
export type Choices = {
  readonly type: "choices";
  /** Rows that are named, each with what is said of it. */
  readonly entries: readonly Entry[];
  /** What is said of every other row that is asked, read at the first of them; null where nothing is. */
  readonly rest: {
    readonly ids: readonly string[];
    readonly said: string;
    readonly reading: RowReading;
  } | null;
  /** It may be understood in one way only. */
  readonly sure: boolean;
  /** Numbers that are no row's: then nothing of it counts. */
  readonly strangers: readonly string[];
};

/** None of the group that is asked, of its first row, or of these rows. */
export type None = {
  readonly type: "none";
  readonly of: "group" | "first" | readonly string[];
  /** These are all that was asked but the ones that were named: those hold something, and are asked next. */
  readonly but?: true;
  readonly reason: string | null;
};

/** A unit that held nothing, in words that reach further than what was asked. */
export type NothingHeld = {
  readonly type: "nothing-held";
  readonly reason: string | null;
  /** It is said of the whole report, and cannot be meant of the prompt alone. */
  readonly whole: boolean;
  /** What it may be said of instead: an item in words, rows with figures, or nothing that is asked. */
  readonly at: "item" | "rows" | "nothing";
  readonly otherwise: Answer;
};

/** What is said to a list. */
export type ListAnswer = { readonly type: "list"; readonly id: string; readonly says: ListSaid };

/** What a text says of one row, read there. */
export type ReadRow = { readonly id: string; readonly reading: RowReading };

/** Figures with their places. */
export type Entries = {
  readonly type: "entries";
  readonly entries: readonly Entry[];
  /** How many rows were asked for. */
  readonly rows: number;
  /** Every entry names its row by number and holds nothing but that row's figures: no prompt is needed for them. */
  readonly numbered: boolean;
  /** Null where figures were read. */
  readonly prose: Prose | null;
};

/** One part of a message: where it goes and by what evidence, or why that has to be asked. `said` is what is left. */
export type Entry =
  | {
      readonly to: "row";
      readonly id: string;
      readonly no: string;
      readonly said: string;
      readonly by: "number" | "name" | "measure" | "turn";
      /** It needs no prompt: its number says whose it is, and it holds nothing but that row's figures. */
      readonly alone: boolean;
      readonly reading: RowReading;
    }
  /** The form has this row and does not ask it of this unit. */
  | { readonly to: "not-asked"; readonly no: string; readonly said: string; readonly alone: boolean }
  /** No row is meant, or none that is known: `no` is the number that was typed. */
  | { readonly to: "nowhere"; readonly no: string | null; readonly said: string }
  /** A measure or a name says another row than the turn: these may be meant, `word` is what speaks against it. */
  | {
      readonly to: "which";
      readonly said: string;
      readonly why: "measure" | "name";
      readonly word: string;
      readonly instead: string | null;
      readonly rows: readonly ReadRow[];
    }
  | { readonly to: "either"; readonly said: string; readonly ways: readonly RowWay[] }
  /** A sum is no row; it is read as the first row of the message, to be held against the others. */
  | { readonly to: "total"; readonly said: string; readonly reading: RowReading | null };

/** The whole text as one row's answer. */
export type Row = ReadRow & {
  readonly type: "row";
  readonly said: string;
  /** The sort of people that its figures count, where it says so: pupils, or others. */
  readonly people: "pupils" | "grown-ups" | null;
  readonly prose: Prose;
};

/** A text where words are asked for, or for the item that its number names. */
export type Text = {
  readonly type: "text";
  readonly by: "number" | "turn";
  readonly id: string;
  readonly said: string;
  readonly reading: RowReading;
  /** What it would be if it were said to the bot: talk, or a yes. */
  readonly talk: Talk | "yes" | null;
  readonly prose: Prose;
};

/** What sort of text it is, whatever it answers. */
export type Prose = {
  /** Figures with a word or two, and nothing that a narrative could be. */
  readonly figures: boolean;
  /** Words without any figure, long enough for a narrative. */
  readonly story: boolean;
  readonly begins: Beginning;
  /** A zero, a yes or a no, and nothing else: what people send ahead for rows they know. */
  readonly bare: boolean;
};

/** "À nhầm 350": which answer it takes back depends on what stands in the report; if none does, it means `otherwise`. */
export type Correction = {
  readonly type: "correction";
  readonly said: string;
  /** The figure that it says is not right. */
  readonly wrong: number | null;
  /** Few enough words to be nothing but a correction. */
  readonly short: boolean;
  /** It holds a figure, or a whole yes. */
  readonly something: boolean;
  /** Rows named in it by words or measures, with what is left of it read at each. */
  readonly named: readonly Corrected[];
  /** What is left of it, read at the row that is asked. */
  readonly here: Row | null;
  /** The same at each of the rows answered last, the newest message's. */
  readonly last: readonly Corrected[];
  readonly otherwise: Answer;
};

/** "1: 10 -> 12": at a row that is named, or at one of those answered last; `from` is what is said to stand there. */
export type Changed = {
  readonly type: "changed";
  readonly named: boolean;
  readonly rows: readonly { readonly id: string; readonly from: Corrected | null; readonly to: Corrected }[];
  readonly otherwise: Answer;
};

/** Several of them in one message, each with its words; or a row that is said in full there. */
export type ChangedEach = {
  readonly type: "changed-each";
  readonly each: readonly { readonly said: string; readonly change: Changed | Entries }[];
  readonly otherwise: Answer;
};

/** A correction read at a row that was answered before. */
export type Corrected = ReadRow & {
  /** One figure for a row of several cells: each cell that it may be of. */
  readonly cells: readonly { readonly at: number; readonly value: CellValue }[];
};
