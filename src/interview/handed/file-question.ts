// What a file says beside what stands in the report, and what is asked for its sake. Types only.
import type { ReadFile } from "../../files/blocks.ts";
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import type { Finding } from "../../form/checks/check.ts";
import type { Line, ListQuestion } from "../../form/lines.ts";
import type { Place } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import type { Given, RowReading } from "../../language/row-reading.ts";
import type { Asked } from "../chat.ts";
import type { Handed, HandedLine, HandedList, HandedRow, UnreadCell } from "./handed.ts";

/** What a file says at one question, of which nothing has to be asked. */
export type FileAnswer = {
  readonly question: Question;
  readonly values: readonly Value[];
  readonly note: string | null;
  /** As the file shows it. */
  readonly said: string;
};

/** What a file says at one question and is no answer by itself. */
export type FileDoubt = {
  readonly question: Question;
  readonly said: string;
  /** The row's words in the file. */
  readonly wording: string;
  readonly odd: HandedRow["odd"];
  readonly reading: RowReading;
  /** The check that doubts figures which were read; null where the reading itself leaves a question. */
  readonly finding: Finding | null;
  /** Of such figures the same changed over, where that may have been meant. */
  readonly swapped: readonly number[] | null;
};

/** A cell of a line that stands, which the file says in a way that is no answer by itself. */
export type UnreadInLine = {
  readonly line: Line;
  readonly cell: Cell;
  /** The line of the file, and what it has there. */
  readonly by: HandedLine;
  readonly unread: UnreadCell;
};

/** What a file says of one list. */
export type FileList = {
  readonly question: ListQuestion;
  readonly found: HandedList;
  /** How many lines stand in the report. */
  readonly standing: number;
  /** Lines of a list in which nothing stands yet. */
  readonly fresh: readonly HandedLine[];
  /** Where some stand: lines that are not among them. */
  readonly added: readonly HandedLine[];
  /** More than the list takes. */
  readonly over: readonly HandedLine[];
  /** Lines that the file has with other cells. */
  readonly changed: readonly { readonly line: Line; readonly by: HandedLine }[];
  /** Lines that the file does not have. */
  readonly gone: readonly Line[];
  readonly same: number;
  /** Cells that are missing in lines which stand. */
  readonly unread: readonly UnreadInLine[];
};

export type SortedFile = {
  /** Nothing stands there yet. Narratives are among these, as they are among `same` and `differs`. */
  readonly fresh: readonly FileAnswer[];
  readonly same: readonly Question[];
  /** Something else stands there, which is never replaced unasked. */
  readonly differs: readonly FileAnswer[];
  readonly doubts: readonly FileDoubt[];
  /** What is doubtful where something stands: told, and nothing more. */
  readonly passed: readonly { readonly question: Question; readonly said: string }[];
  /** Open questions with a dash in the file, and those with nothing. */
  readonly dashes: readonly Question[];
  readonly blanks: readonly Question[];
  readonly lists: readonly FileList[];
  /** Proofs of rows that are answered with no. */
  readonly idle: readonly FileAnswer[];
};

/** What a file holds, and what it is beside what stands in the report. */
export type FileHolds = {
  readonly file: ReadFile;
  readonly handed: Handed;
  readonly sorted: SortedFile;
};

/** What is asked for a file's sake. `name` is the file's. */
export type FileQuestion =
  | { readonly ask: "sheet"; readonly name: string; readonly sheets: readonly string[] }
  | { readonly ask: "unit"; readonly name: string; readonly unit: string }
  /** Whether what is clear in it is to be recorded; `told`: what it holds was told before. */
  | { readonly ask: "take"; readonly name: string; readonly told: boolean; readonly holds: FileHolds }
  | { readonly ask: "differs"; readonly rows: readonly FileAnswer[]; readonly lists: readonly FileList[] }
  | { readonly ask: "doubt"; readonly doubt: FileDoubt }
  /** A cell of a list's line; `alike`: all the places of which the same may be said, this one among them. */
  | {
      readonly ask: "cell";
      readonly question: ListQuestion;
      readonly unread: UnreadInLine;
      readonly alike: readonly Place[];
    }
  | { readonly ask: "dashes" | "blanks"; readonly rows: readonly Question[] }
  /** One of those, asked as any row is. */
  | { readonly ask: "dash" | "blank"; readonly row: Question };

export type AskedOfFile = {
  readonly asked: Asked;
  /** What the file gives of a row whose other cells are asked for. */
  readonly half: Given | null;
  readonly question: FileQuestion;
};
