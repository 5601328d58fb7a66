// Everything that can happen in an interview. One list is the speech, the change to the database and the audit.

import type { TrueKind, Unreadable } from "../files/unreadable.ts";
import type { Origin, Value } from "../form/answers.ts";
import type { Finding } from "../form/checks/check.ts";
import type { Place } from "../form/place.ts";
import type { AmbiguityReason, Reading, RefusalReason } from "../language/reading.ts";
import type { RequestKind } from "../language/request.ts";
import type { Given } from "../language/row-reading.ts";
import type { Talk } from "../language/talk.ts";
import type { Action, Asked } from "./chat.ts";
import type { ChoiceEvent } from "./choice-events.ts";
import type { CompiledEvent, LeftLaterEvent, SealedEvent } from "./compiled-events.ts";
import type { FileHolds, FileQuestion } from "./handed/file-question.ts";
import type { ListTrouble } from "./list-trouble.ts";
import type { RowSettled, RowsClosed } from "./row-events.ts";
import type { RowWay } from "./row-way.ts";
import type { SideWord } from "./side-word.ts";
import type { WaitingEvent } from "./waiting-event.ts";

/** What becomes of one place; `old` keeps what stood there. State "open" takes the answer away. */
export type Change = {
  readonly place: Place;
  readonly value: Value | null;
  readonly raw: string;
  readonly state: "answered" | "skipped" | "open";
  readonly origin: Origin;
  readonly old: Value | null;
};

/** Events that change answers. */
export type ChangeEvent =
  | {
      readonly type: "answered";
      readonly id: string;
      readonly changes: readonly Change[];
      readonly edited: boolean;
      /** Told with its number: the row was named by whoever answered it, not asked. */
      readonly named?: true;
      /** By the edit of a message: what stood before is told beside it. */
      readonly revised?: true;
      /** Its values were read out in full and agreed to: they are told short. */
      readonly seen?: true;
    }
  | { readonly type: "appended"; readonly id: string; readonly changes: readonly Change[] }
  | {
      readonly type: "noted";
      readonly id: string;
      readonly note: string;
      readonly changes: readonly Change[];
    }
  | {
      readonly type: "gated";
      readonly group: string;
      readonly ids: readonly string[];
      readonly changes: readonly Change[];
    }
  | { readonly type: "ungated"; readonly group: string; readonly changes: readonly Change[] }
  | { readonly type: "rest-zeroed"; readonly ids: readonly string[]; readonly changes: readonly Change[] }
  /** Lines of a list, by their ids, or the list itself: it is closed, opened again by its lines, or one cell put off. */
  | {
      readonly type: "lines";
      readonly id: string;
      readonly did: "added" | "changed" | "dropped" | "restored" | "closed" | "put-off";
      readonly lines: readonly string[];
      readonly changes: readonly Change[];
    }
  /** Put off; `named` where they were called by their numbers and are not simply what was asked. */
  | {
      readonly type: "skipped";
      readonly ids: readonly string[];
      readonly changes: readonly Change[];
      readonly named?: boolean;
    }
  | { readonly type: "nothing-held"; readonly reason: string; readonly changes: readonly Change[] }
  /** The proofs of a row were taken away. */
  | { readonly type: "proof-dropped"; readonly id: string; readonly changes: readonly Change[] }
  /** What is clear in a file was recorded at these questions, and taken back; none at rows of a file. */
  | {
      readonly type: "file-taken";
      readonly upload: number;
      readonly ids: readonly string[];
      readonly changes: readonly Change[];
    }
  | { readonly type: "file-untaken"; readonly ids: readonly string[]; readonly changes: readonly Change[] }
  | { readonly type: "file-zeroed"; readonly ids: readonly string[]; readonly changes: readonly Change[] };

/** Events that change the report or what is accepted of it. */
export type ReportEvent =
  | {
      readonly type: "waived";
      readonly checkId: string;
      readonly stem: string;
      readonly hash: string;
      readonly words: string | null;
    }
  | SealedEvent
  | LeftLaterEvent
  | RowSettled
  | { readonly type: "revising" }
  | { readonly type: "reopen-asked"; readonly reason: string }
  | { readonly type: "late-reason"; readonly reason: string }
  /** Something is asked of the office; no officer has decided it. `verbatim`: the proposal that it may be instead. */
  | {
      readonly type: "requested";
      readonly kind: RequestKind;
      readonly words: string;
      readonly verbatim: { readonly id: string; readonly text: string } | null;
    };

/** One thing that a message may have meant; its words are the text's business. */
export type Candidate = Extract<Action, { do: "zero" | "take" | "nothing" }>;

/** Events that are only speech. */
export type SpeechEvent =
  | { readonly type: "list-trouble"; readonly id: string; readonly trouble: ListTrouble }
  | {
      readonly type: "refused";
      readonly id: string;
      readonly reason: RefusalReason;
      readonly said: string;
      readonly times: number;
    }
  | {
      readonly type: "unsure";
      readonly id: string;
      readonly reason: AmbiguityReason;
      readonly said: string;
      readonly readings: readonly Reading<readonly Value[]>[];
      readonly offerNone: boolean;
    }
  /** Some cells of a row; the rest is asked for. `sure`: it was said which cells these are. */
  | { readonly type: "half"; readonly id: string; readonly half: Given; readonly sure: boolean }
  | {
      readonly type: "doubted";
      readonly id: string;
      readonly finding: Finding;
      readonly values: readonly Value[];
      /** The same with two of them changed over, where that may have been meant and sets them right. */
      readonly swapped: readonly number[] | null;
      readonly raw: string;
      readonly note: string | null;
    }
  | { readonly type: "short-text"; readonly id: string; readonly text: string }
  /** Said to the bot, not to the report. `verbatim`: the narrative that it would be, if it is one after all. */
  | {
      readonly type: "talk";
      /** "request": an officer who answers for the unit typed what a contact would ask. */
      readonly talk: Talk | "yes" | "request";
      readonly verbatim: { readonly id: string; readonly text: string } | null;
    }
  /** Perhaps asked of the office, perhaps meant for the item that is asked. */
  | {
      readonly type: "which-request";
      readonly kind: RequestKind;
      readonly said: string;
      readonly id: string;
    }
  /** Perhaps the rest of the narrative `before`, perhaps the answer to the item that is asked. */
  | {
      readonly type: "which-narrative";
      readonly before: string;
      readonly said: string;
      readonly instead: string | null;
    }
  /** A sealed report would change by this: it has to be opened first. */
  | { readonly type: "sealed-correction"; readonly said: string }
  /** The same, now that the report is open. */
  | { readonly type: "kept-correction"; readonly said: string }
  /** The open rows of a group, one a line, to be copied, filled and sent back. */
  | { readonly type: "frame"; readonly ids: readonly string[] }
  /** A frame came back with nothing in it. */
  | { readonly type: "frame-empty" }
  /** What was said may be about one thing or another: each way is a choice. */
  | {
      readonly type: "which";
      readonly why: "none" | "nothing" | "people" | "correction" | "same-as" | "measure" | "name";
      readonly said: string;
      readonly ways: readonly Candidate[];
      /** The measure or the name that speaks against the row whose turn it was. */
      readonly word?: string;
      readonly instead?: string | null;
      /** Every row that the evidence leaves, where they are too many to be choices or the figures are only half of them. */
      readonly rows?: readonly string[];
    }
  /** Figures that may be one row's or another's: what each would give of which row. */
  | { readonly type: "which-row"; readonly said: string; readonly ways: readonly RowWay[] }
  | WaitingEvent
  | RowsClosed
  | ChoiceEvent
  | CompiledEvent
  /** Numbers that no row of the checklist has; nothing was written. */
  | { readonly type: "no-such-check"; readonly nos: readonly string[] }
  /** Proofs that may be of one row or another of these: it has to be said. `from`: they stand there, and are meant again. */
  | {
      readonly type: "which-proof";
      readonly proofs: readonly string[];
      readonly raw: string;
      readonly ids: readonly string[];
      readonly from?: string;
    }
  /** Proofs that were sent and not taken: nobody said of which row they are. */
  | { readonly type: "proofs-left"; readonly proofs: readonly string[] }
  /** A text where proofs are asked for that holds none; `from`: those of this one were meant, which has none (null: of none that is known). */
  | { readonly type: "no-proof-in"; readonly said: string; readonly from?: string | null }
  /** What stands at a row that is asked for beside its proofs. */
  | { readonly type: "row-shown"; readonly id: string }
  /** This row asks for no proof, or has none. */
  | { readonly type: "no-proof"; readonly no: string }
  /** Proofs of rows that are answered with yes no longer: they do not count. */
  | { readonly type: "proofs-idle"; readonly ids: readonly string[] }
  /** A bare yes at a checklist. */
  | { readonly type: "which-checks" }
  /** A sum was said where rows are asked: it is none of them, and may agree with them. */
  | { readonly type: "total-said"; readonly said: string; readonly agrees: boolean }
  /** These rows stood in one message more than once, with the same figures. */
  | { readonly type: "counted-once"; readonly ids: readonly string[] }
  /** Nothing was recorded of a message that answers nothing asked; `no` is the row it names. */
  | { readonly type: "unrecorded"; readonly said: string; readonly no: string | null }
  /** A reason was asked for, and something else came. */
  | { readonly type: "no-reason"; readonly said: string }
  | { readonly type: "more-awaited"; readonly id: string }
  | { readonly type: "unread"; readonly entries: readonly { readonly no: string; readonly said: string }[] }
  /** Rows said in part beside the one that is asked on: they stay open. */
  | {
      readonly type: "left-half";
      readonly entries: readonly { readonly no: string; readonly said: string }[];
    }
  /** Rows of the table that are not asked of this kind of unit. */
  | { readonly type: "not-asked"; readonly nos: readonly string[] }
  /** Figures parted by spaces alone, which also read as one number. */
  | { readonly type: "one-or-several"; readonly said: string; readonly parts: readonly string[] }
  | { readonly type: "too-many"; readonly given: number; readonly rows: number }
  | {
      readonly type: "conflict";
      readonly id: string;
      readonly values: readonly Value[];
      readonly theirs: readonly Value[];
      readonly raw: string;
    }
  | { readonly type: "gate-conflict"; readonly group: string; readonly raw: string }
  | {
      readonly type: "late-text";
      readonly id: string;
      readonly said: string;
      readonly values: readonly Value[] | null;
    }
  /** The message before once more, too soon to know whether it was sent twice. */
  | {
      readonly type: "same-again";
      readonly id: string;
      readonly said: string;
      readonly values: readonly Value[];
    }
  /** A text that was passed on, or that replies to nothing known: whether it is the answer has to be asked. */
  | { readonly type: "whose"; readonly why: "forwarded" | "reply"; readonly said: string }
  /** A word that would take a choice, written long before that was offered. */
  | { readonly type: "late-word"; readonly said: string }
  /** A yes under several choices: none of them was named. */
  | { readonly type: "which-choice"; readonly said: string }
  | { readonly type: "which-word"; readonly said: string; readonly words: readonly string[] }
  | { readonly type: "not-applied"; readonly why: "changed" | "sealed" }
  | { readonly type: "no-such-row"; readonly said: string }
  /** A file lies with the report, and nothing of it is read: of a kind that is not, or the report is sealed. */
  | { readonly type: "file-kept"; readonly name: string; readonly kind: TrueKind | null }
  | { readonly type: "file-unreadable"; readonly name: string; readonly why: Unreadable }
  /** A file in which nothing is left to ask or to record. */
  | { readonly type: "file-nothing"; readonly name: string; readonly holds: FileHolds }
  /** A file came while another one's questions are open. */
  | { readonly type: "file-waits"; readonly name: string; readonly before: string }
  /** What was recorded in the grid at these questions, and what still waits there. */
  | { readonly type: "cells-told"; readonly ids: readonly string[]; readonly open: readonly string[] }
  /** All that would be recorded of a file. */
  | { readonly type: "file-shown"; readonly name: string; readonly holds: FileHolds }
  /** Nothing more is asked of a file; `taken`: what is clear in it was recorded before. */
  | {
      readonly type: "file-left";
      readonly upload: number;
      readonly name: string;
      readonly taken: boolean;
    }
  | {
      readonly type: "said";
      readonly what: SideWord;
      /** What was asked stands, and is not said again. */
      readonly stands?: true;
      /** Of a file that comes: the proofs that it may be, by their questions. */
      readonly proofs?: readonly string[];
    };

/** The prompt; always the last event. `file`: what a file says of it, where it is asked for that. */
type PromptEvent = { readonly type: "asked"; readonly asked: Asked; readonly file?: FileQuestion };

/** Whether an event leaves something to settle: it records nothing, and is no mere remark beside what was recorded. */
export function leavesOpen(event: InterviewEvent): boolean {
  if ("changes" in event || event.type === "waived" || event.type === "counted-once") return false;
  return event.type !== "total-said" || !event.agrees;
}

export type InterviewEvent = ChangeEvent | ReportEvent | SpeechEvent | PromptEvent;
