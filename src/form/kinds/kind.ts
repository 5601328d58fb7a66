// What a kind of answer is: one object that says all there is to say of its values. Pure; knows no form and no chat.

import type { FileValue } from "../../files/blocks.ts";
import type {
  AmbiguityReason,
  Choosable,
  ReadContext,
  ReadResult,
  RefusalReason,
} from "../../language/reading.ts";
import type { CellValue } from "../../language/row-reading.ts";
import type { Said } from "../../language/said.ts";

/** What a kind may know of the cell it speaks of. */
export type CellOf = {
  /** What is counted, as it is spoken behind a figure: "lớp"; empty where the form says none. */
  readonly noun: string;
  /** What the cell is called where that stands before the figure: "nữ 230"; null where the noun behind it is enough. */
  readonly label: string | null;
  /** The largest value taken; of a text the most letters. */
  readonly most: number;
  /** Digits behind the comma; 0 of whole numbers. */
  readonly digits: number;
  /** In what a bare figure of money counts here; null where the paper says nothing. What is stored is đồng. */
  readonly scale: "dong" | "nghin" | "trieu" | "ty" | null;
  /** What an identifier identifies. */
  readonly identifies: "phone" | "citizen" | "school" | "account" | null;
  /** What is chosen from, in the form's order. */
  readonly options: readonly Choosable[];
  /** Of a figure that is asked by yes or no: the question, and both answers as facts. */
  readonly fact: { readonly question: string; readonly yes: string; readonly no: string } | null;
};

/** What a cell of somebody's file holds. */
export type HeldCell = {
  readonly value: FileValue;
  /** What a person sees there: "001", "85,5%". */
  readonly shown: string;
  /** In what the file says that its amounts are counted: 1000000 under "ĐVT: triệu đồng"; null where it says nothing. */
  readonly scale: number | null;
};

/** Sentences of a kind's own for these reasons. */
type Sentences<Reason extends string> = {
  readonly [R in Reason]?: (said: string, cell: CellOf) => string;
};

/** What a form may say of a cell besides its kind, where that kind has it. */
export type Setting = "digits" | "most" | "scale" | "identifies" | "choices";

/** How a workbook shows a cell: a number in a format, yes and no in words, a day, or text. */
export type Shown =
  | { readonly as: "number"; readonly format: string; readonly width: number }
  | { readonly as: "yes-no" | "day" | "text" };

/** What a form's and a round's examples are made of. */
export type Examples = {
  readonly count: number;
  readonly pair: readonly [number, number];
  readonly money: string;
  readonly text: string;
  /** Of the round: its last day, and the month, the year and the school year of that day. */
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly schoolYear: string;
};

/** What a form's cell of a kind lacks, and the same in words that follow its name. */
export type KindFault = {
  readonly lacks: "noun" | "digits" | "identifies" | "choices";
  readonly says: string;
};

export type Kind<V extends CellValue = CellValue> = {
  /** As a form calls it. */
  readonly name: string;
  /** As an officer calls it who says how a cell is answered: "số đếm". */
  readonly called: string;
  /** In a table its value stands in its column, or, of free words, where the remark of its row stands. */
  readonly stands: "column" | "note";
  /** A whole message is the value: no figures are looked for in it, and it is told by its ends. */
  readonly narrative: boolean;
  /** The largest value where the form says nothing, and the most digits behind the comma that a form may ask for. */
  readonly limits: { readonly most: number; readonly digits: number };
  /** What "không" means here; null where it means nothing (a date). */
  readonly none: V | null;
  /** What stands under its prompt: yes and no, the options of which it is one, "none", or nothing that would be an answer. */
  readonly choices: "yes-no" | "options" | "none" | "nothing";
  /** It proves the yes beside it: a question of its own, asked only of a yes. */
  readonly proves?: true;
  /** Two of it in a row are typed as people type pairs: "12/340", "12 lớp 340 người". */
  readonly pairs: boolean;
  /** Reads one text as one value. Pure; it never throws on anything a person can type. */
  read(said: Said, context: ReadContext): ReadResult<V>;
  /** Reads a cell of a file: a text as it would be typed, a number as the number it is and nothing near it. */
  readHeld(cell: HeldCell, context: ReadContext): ReadResult<V>;
  /** The value as it is said back: "12 lớp". */
  say(value: V, cell: CellOf): string;
  /** The value with all of it in words, where a slip of a zero costs much: "8.200.000 đồng (tám triệu hai trăm nghìn đồng)". */
  readonly spelt?: (value: V) => string;
  /** The value as it is typed into a box under its column's heading, where its bare number would be read as another. */
  readonly typed?: (value: V, cell: CellOf) => string;
  /** What is wanted: "số lớp". */
  wanted(cell: CellOf): string;
  /** An example in words, never a bare figure that could be taken for the answer. */
  example(cell: CellOf, of: Examples): string;
  /** It can be typed in so many ways that its prompt shows the example each time. */
  readonly exampleEachTime: boolean;
  /** A figure for the n-th cell of an example of a whole row: "12/480/230". */
  sample(at: number, cell: CellOf, of: Examples): string;
  /** The line that asks for it, where "Xin gửi số lớp, ví dụ: 25 lớp." is not how it is asked. */
  ask(cell: CellOf, of: Examples): string | null;
  /** Its own sentences for a refusal, each to follow the question's number and wording. */
  readonly refuse: Sentences<RefusalReason>;
  /** What would help after a refusal, where that is not the figure that is wanted. */
  remedy(cell: CellOf, of: Examples): string | null;
  /** Its own sentences for what leaves a choice. */
  readonly unsure: Sentences<AmbiguityReason>;
  /** What may be typed for a reading that is offered: "500.000", "5 triệu". */
  shortForms(value: V, cell: CellOf): readonly string[];
  /** The figure that is sealed and added up, as decimal digits ("12", "3.5"); null of what is no number. */
  figure(value: V): string | null;
  /** The value as a paper has it, where it stands there as text: "Tốt", "09/2026". */
  print(value: V, cell: CellOf): string;
  /** What is stored as a value of this kind; null where it is none. */
  stored(value: CellValue): V | null;
  /** What a sum over units does with it. */
  readonly total: "sum" | "count-yes" | "none";
  /** What its numbers measure, where that is not how many: two measures are never added or compared. */
  readonly measure?: "money" | "percent" | "year";
  readonly shown: Shown;
  /** What a form may say of such a cell. */
  readonly takes: readonly Setting[];
  /** What is wrong with a form's cell of this kind. */
  lint(cell: CellOf): readonly KindFault[];
};

/** What stands in a cell that may be left empty, once somebody has said that it stays so. */
export const blank = "";

/** A kind whatever its values are: what is stored is checked before it is spoken of. A blank is no value of any kind. */
export function anyKind<V extends CellValue>(kind: Kind<V>): Kind {
  const held = <T>(value: CellValue, use: (value: V) => T, otherwise: T): T => {
    const stored = value === blank ? null : kind.stored(value);
    return stored === null ? otherwise : use(stored);
  };
  const { spelt, typed, ...own } = kind;
  return {
    ...own,
    ...(spelt ? { spelt: (value: CellValue) => held(value, spelt, String(value)) } : {}),
    ...(typed
      ? { typed: (value: CellValue, cell: CellOf) => held(value, (own) => typed(own, cell), String(value)) }
      : {}),
    say: (value, cell) => held(value, (own) => kind.say(own, cell), sayUnread(value, cell)),
    print: (value, cell) => held(value, (own) => kind.print(own, cell), String(value)),
    shortForms: (value, cell) => held(value, (own) => kind.shortForms(own, cell), []),
    figure: (value) => held(value, (own) => kind.figure(own), null),
  };
}

/** Of a blank that it is one; of what is no value of the kind, itself. */
function sayUnread(value: CellValue, { label }: CellOf): string {
  if (value !== blank) return String(value);
  return label === null ? "để trống" : `${label} để trống`;
}
