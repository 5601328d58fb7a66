// What the sentences of an interview may know. Types only.
import type { Answers } from "../../form/answers.ts";
import type { Before } from "../../form/before.ts";
import type { Facts, Finding } from "../../form/checks/check.ts";
import type { Compiled } from "../../form/compiled.ts";
import type { Place } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { ReportState } from "../../form/report-state.ts";
import type { Chat, NewOffer } from "../../interview/chat.ts";
import type { ReturnedRows } from "../../interview/returned-rows.ts";
import type { DocumentRef, UploadRef } from "../../message.ts";

export type SpeechContext = {
  readonly q: Questionnaire;
  /** The answers with this message's events applied. */
  readonly answers: Answers;
  readonly chat: Chat;
  /** The places that this message gave a value in its own words: that is said back in full. */
  readonly wrote: ReadonlySet<Place>;
  /** What the unit said before, where the form asks for it. */
  readonly before: Before;
  readonly facts: Facts;
  /** What came in below a unit that compiles, whose answers are its own part alone; null of any other. */
  readonly compiled: Compiled | null;
  /** Warnings still open, for review and submit. */
  readonly warnings: readonly Finding[];
  readonly node: { readonly id: number; readonly name: string };
  readonly round: {
    readonly title: string;
    readonly deadline: Date;
    readonly receiver: string;
    /** Since when its figures are frozen; null while they may change. */
    readonly lockedAt: Date | null;
  };
  /** "Thầy/Cô", "Anh/Chị". */
  readonly you: string;
  readonly helpContact: string | null;
  readonly mustAlsoSend: string | null;
  readonly report: {
    readonly state: ReportState;
    readonly revising: boolean;
    readonly remark: string | null;
  };
  /** Rows of it that are to be looked at again, as they are after this message; null where none are. */
  readonly returned: ReturnedRows | null;
  /** The latest sealed version, also one sealed by this very message. */
  readonly sealed: {
    readonly submissionId: number;
    readonly receipt: string;
    readonly at: Date;
    readonly late: boolean;
    readonly version: number;
    readonly missing: number;
  } | null;
  /** Whether the person answers for more than one unit: the prompt then names it. */
  readonly namesUnit: boolean;
  /** The round's short name, where more than one is open to the person: all that is said then begins with it. */
  readonly tag: string | null;
  readonly now: Date;
  readonly zone: string;
};

/** What is known before the events are told: which places they changed is theirs to say. */
export type ToRender = Omit<SpeechContext, "wrote">;

/** A piece of speech: lines, and what may be chosen. */
export type Speech = {
  readonly lines: readonly string[];
  readonly offers?: readonly NewOffer[];
  readonly document?: DocumentRef | UploadRef;
};
