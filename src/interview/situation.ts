// What a step is given and gives back. Types only.

import type { Answers } from "../form/answers.ts";
import type { Before } from "../form/before.ts";
import type { Facts } from "../form/checks/check.ts";
import type { Compiled } from "../form/compiled.ts";
import type { Questionnaire } from "../form/question.ts";
import type { ReportState } from "../form/report-state.ts";
import type { Meaning, Steering } from "../language/meaning.ts";
import type { CellDraft, RowSettled } from "./cells/cell-draft.ts";
import type { Action, AskedThen, Chat } from "./chat.ts";
import type { InterviewEvent } from "./events.ts";
import type { FileOutcome, HandedFile } from "./handed/handed.ts";
import type { ReturnedRows } from "./returned-rows.ts";

/**
 * What becomes of a file that came with a message: "none" is never one for a report, such as a sticker; "unseen" the
 * channel does not give; "unheard" is a voice or a film where documents are given; a "document" and a "picture" are
 * fetched; the others could be, but are too large, or too many.
 */
export type FileFate = "none" | "unseen" | "unheard" | "document" | "picture" | "too-large" | "full";

/** Everything a step may know; nothing else exists for it. */
export type Situation = {
  readonly q: Questionnaire;
  readonly answers: Answers;
  readonly chat: Chat;
  readonly facts: Facts;
  /** What the unit's last sealed report on this form said, where the form asks for it; null otherwise. */
  readonly before: Before;
  /** What came in below a unit that compiles, whose answers are its own part alone; null of any other. */
  readonly compiled: Compiled | null;
  /** The unit whose report it is. */
  readonly unit: { readonly name: string; readonly code: string };
  /** The handed-over files of which something is still to be asked in this chat, as far as they lie there. */
  readonly files: readonly HandedFile[];
  /** Rows of it that are to be looked at again; null where none are. */
  readonly returned: ReturnedRows | null;
  /** Hashes of the warnings that were accepted. */
  readonly waived: ReadonlySet<string>;
  readonly report: {
    readonly state: ReportState;
    readonly rev: number;
    /** A later version is being written while the sealed one counts. */
    readonly revising: boolean;
    readonly pastDeadline: boolean;
    readonly closed: boolean;
  };
  /**
   * When the last prompt reached the person, by their platform's clock (epoch milliseconds): Infinity while it
   * certainly has not, null where nobody knows.
   */
  readonly promptDelivered: number | null;
  /** By the same clock: when the last prompt was put to the person, and when what it asks was asked first. */
  readonly promptAt: number | null;
  readonly firstAsked: number | null;
};

export type Input =
  | {
      readonly type: "text";
      readonly text: string;
      /** What it means at the prompt that it answers. */
      readonly meaning: Meaning;
      /** Epoch milliseconds, where the platform says. */
      readonly sentAt: number | null;
      /** Close to the platform's longest message: the rest is on its way. */
      readonly nearLimit: boolean;
      /** It answers what was asked then, whatever is asked now. "unknown": it replies to a message nobody kept. */
      readonly earlier?: AskedThen | "unknown";
      /** Somebody else may have written it. */
      readonly forwarded?: true;
      /** What becomes of the file that it stood under. */
      readonly file?: FileFate;
    }
  /** A message edited later, with what it answered then. */
  | {
      readonly type: "edited";
      readonly text: string;
      /** What it means at the rows that it answered. */
      readonly meaning: Meaning;
      readonly answered: readonly { readonly id: string; readonly rev: number; readonly node?: number }[];
    }
  | { readonly type: "action"; readonly action: Action }
  | ({ readonly type: "control" } & Steering)
  | { readonly type: "reopen"; readonly reason: string }
  | { readonly type: "late-reason"; readonly reason: string }
  /** Something that is no text, and what becomes of it. */
  | { readonly type: "media"; readonly file: FileFate }
  /** A file handed over for the report, with what became of it. */
  | {
      readonly type: "upload";
      readonly id: number;
      readonly name: string;
      readonly outcome: FileOutcome;
      /** Files that were handed over with it and are told beside it. */
      readonly beside?: readonly number[];
      /** The proofs that were asked for when it was sent, or those that its caption named. */
      readonly proofs?: readonly string[];
    }
  /** Boxes of the grid as they were left; `done`: the person goes on in the chat, which hears what was recorded. */
  | {
      readonly type: "cells";
      readonly entries: readonly CellDraft[];
      readonly settled: readonly RowSettled[];
      /** Of the lines that a page offered empty and that stand in these places: those that stood once. */
      readonly written: ReadonlySet<string>;
      readonly done: boolean;
    }
  | { readonly type: "stale-choice" }
  /** Begin or resume: say where we are. */
  | { readonly type: "resume" };

/** What is said, pressed or handed over, as opposed to what is left in boxes. */
export type SpokenInput = Exclude<Input, { type: "cells" }>;

export type TextInput = Extract<Input, { type: "text" }>;

export type Outcome = { readonly chat: Chat; readonly events: readonly InterviewEvent[] };
