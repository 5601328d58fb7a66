// What a message was said to: all that it can be evidence for, made before it is read. Knows no chat and no answers.
import type { Measure } from "./lexicon/measures.ts";
import type { ListSheet } from "./list/column.ts";
import type { NamedCommand } from "./meaning.ts";
import type { Choosable } from "./reading.ts";
import type { CellValue, Given, RowReading } from "./row-reading.ts";
import type { Said } from "./said.ts";
import type { Token } from "./tokens.ts";
import type { WholeMessages } from "./whole-message.ts";

/** One cell of a row as evidence sees it: what is counted there. */
export type PromptCell = {
  /** The word that is spoken with its figure: "lớp", "người". */
  readonly noun: string;
  /** What the cell itself is called, where it has a name: "kế hoạch". */
  readonly label: string | null;
  /** What fits it; empty where any figure does. */
  readonly measures: ReadonlySet<Measure | "money">;
};

/** One row that a figure can be for. */
export type PromptRow = {
  readonly id: string;
  /** As people say it: "1.7"; a row that a narrative item shows too has a second number ("I.3a"). */
  readonly numbers: readonly string[];
  readonly cells: readonly PromptCell[];
  /** What the form's hint says may count as one of it: "mỗi lớp tặng tính là một tập thể". */
  readonly perhaps: ReadonlySet<Measure>;
  /** It is asked with yes and no, so that "có" is its figure. */
  readonly takesYes: boolean;
  /** What its answer is chosen from; empty of any other answer. */
  readonly options: readonly Choosable[];
  /** The words of its wording, in order. */
  readonly wording: readonly Token[];
  /** The same without marks, and with the figures of it: "khoi", "7". */
  readonly words: readonly string[];
  /** The same as the dispatch printed it, slips and all. */
  readonly printed: readonly Token[];
  /** Rows of one group are asked together. */
  readonly group: string | null;
  /** The words of its group's heading: they tell no row of the group from another. */
  readonly heading: readonly Token[];
};

/** A row of the form that takes no figure of this unit; `no` is null where none of any does. */
export type OtherRow = {
  readonly no: string | null;
  readonly wording: readonly Token[];
  readonly printed: readonly Token[];
};

/** Everything that a figure's place can be found by. */
export type RowsPrompt = {
  /** The rows that the prompt named, in its order; one where a single row was asked, none at a narrative. */
  readonly asked: readonly PromptRow[];
  /** All rows of this unit, the asked ones among them. */
  readonly rows: readonly PromptRow[];
  /** Numbers of rows that the form has and this unit is not asked. */
  readonly notAsked: ReadonlySet<string>;
  /** What else stands in the tables: rows that this unit is not asked, and headings and sums, which nobody answers. */
  readonly others: readonly OtherRow[];
  /** Numbers of the headings over rows: "mục 4" is no row, and all that begin with "4.". */
  readonly headings: ReadonlySet<string>;
  /** Words of titles above the table's columns: a line of them is a head and no entry. */
  readonly titles: readonly (readonly Token[])[];
};

/** A choice that stands below the last message. */
export type OfferedChoice = {
  readonly id: string;
  /** All that may be typed for it. */
  readonly words: readonly string[];
  /** Which answer it is to the question above it: "none" says that there is none, where figures or words are asked. */
  readonly answers?: "yes" | "no" | "none";
};

/** What sort of answer the last message awaits. */
export type Awaited =
  /** Rows of one group; `whole`: with the group's own question, which a "không" answers for all of them. */
  | { readonly at: "group"; readonly whole: boolean }
  /** Which of the rows asked have what they name. */
  | { readonly at: "checklist" }
  /** One of the same options for each of the rows asked. */
  | { readonly at: "choices" }
  /** Links that prove what was answered with yes. */
  | { readonly at: "proofs" }
  /** Rows that one message answered before, of several groups. */
  | { readonly at: "rows" }
  | { readonly at: "row" }
  /** Lines of a list; what is missing or to be changed of one. */
  | { readonly at: "list" | "line" }
  /** An item in words. */
  | { readonly at: "item" }
  /** More of an item, a remark, a reason; of a row's doubt its figures may come instead of the reason. */
  | { readonly at: "more" | "note" | "row-reason" | "reason" | "nothing-reason" }
  | { readonly at: "nothing" }
  /** One of these names. */
  | { readonly at: "names"; readonly names: readonly string[] }
  /** Whether a file replaces what stands at the rows asked; whether there is none at them, of any groups. */
  | { readonly at: "replace" | "blanks" }
  /** What a command still needs: somebody's own sentence (`free`), or a unit, a day. */
  | { readonly at: "argument"; readonly free: boolean };

/** The commands that the person may type. */
export type Commands = {
  /** "/tien_do": null when the text is no slash command, `name` null when nobody knows it. */
  slash(text: string): NamedCommand | { readonly name: null; readonly said: string } | null;
  /** Without the slash: about the person's own place, and an officer's. */
  own(text: string): NamedCommand | null;
  officers(text: string): NamedCommand | null;
};

export type Prompt = {
  readonly offers: readonly OfferedChoice[];
  /** Whoever wrote has to choose: a yes and a no are about that, whether or not a choice stands for them. */
  readonly chooses: boolean;
  /** One of the choices carries out a command, and another leaves all as it is. */
  readonly awaitsYes: boolean;
  /** A code for joining is to be confirmed: no word that looks the same without diacritics stands in its way. */
  readonly confirmsCode: boolean;
  readonly awaits: Awaited;
  readonly commands: Commands | null;
  /** The code that a text is or holds; null where it holds none. */
  codeIn(text: string): string | null;
  /** The report that is worked on; null where there is none: then no word steers. */
  readonly report: ReportPrompt | null;
};

/** What a report's prompt adds: the rows and what else the form says, and how a text is read at them. */
export type ReportPrompt = {
  /** What people call all that the form asks about, and whole messages which say that nothing of it was held. */
  readonly names: readonly string[];
  readonly refusals: WholeMessages;
  /** An officer answers for the unit. */
  readonly entering: boolean;
  /** The message is an edit of one that answered these rows: it is read there and nowhere else. */
  readonly edit: boolean;
  /** The row or item that is asked, of several the first; null where none is. */
  readonly first: {
    readonly id: string;
    /** A whole message is its answer; `item`: it stands outside the tables. */
    readonly narrative: boolean;
    readonly item: boolean;
    /** It asks for proposals. */
    readonly proposals: boolean;
  } | null;
  /** The question that is asked of its group speaks of an activity, so that "không tổ chức" answers it. */
  readonly asksOfActivity: boolean;
  /** The rows in whose turn figures come: those asked; where one row was asked, the open ones behind it too. */
  readonly rows: RowsPrompt;
  /** The list that is asked; null where none is. */
  readonly list: ListPrompt | null;
  /** What "hiệu trưởng duyệt rồi" says here: the word that submits, or the choice that seals. */
  readonly approved: "submit" | { readonly choice: string } | null;
  /** Whether a yes, or a no, that no choice stands for is about what was said before. */
  readonly doubted: boolean;
  /** The rows that the last message which recorded anything answered. */
  readonly last: readonly string[];
  readonly readers: Readers;
};

/** The list whose lines are asked. */
export type ListPrompt = ListSheet & {
  readonly id: string;
  /** What one of its lines is called: "người". */
  readonly noun: string;
  /** One line is shown, to be changed, or its missing cell of this column is asked. */
  readonly line: { readonly column: string | null } | null;
};

/** How texts are read at the rows of a form. Kinds of answers implement it. */
export type Readers = {
  /** The text as one row's answer. `given`: values that it may complete. */
  row(id: string, said: Said, given: Given | null): RowReading;
  /** The same beside what the person has given of that row before. */
  rowAsked(id: string, said: Said): RowReading;
  /** A whole yes or no; null where the text is neither. */
  yesNo(said: Said): { readonly value: boolean; readonly note: string | null } | null;
  /** The row or item with this number. */
  byNumber(no: string): { readonly id: string; readonly narrative: boolean } | null;
  /** What a question that asks for lines is to their reader; null of any other. */
  sheet(id: string): ListSheet | null;
  /** The cells of a row, with what "không" means in each, and some value that may stand there. */
  cells(
    id: string,
  ): readonly { readonly id: string; readonly none: CellValue | null; readonly some: CellValue | null }[];
  /** What a "không" is said of, at the rows that are asked. */
  none(said: Said): NoneSaid | null;
  /** What was filled of a frame; null where the text is none. */
  filled(text: string): string | null;
  /** Whether the text holds figures for some row of the form. */
  answersSome(said: Said): boolean;
  people(said: Said): "pupils" | "grown-ups" | null;
};

/** What a "không" at the asked rows settles: rows, or sets of rows of which one is meant. */
export type NoneSaid =
  | { readonly of: "group" | "first" | readonly string[]; readonly reason: string | null }
  | { readonly sets: readonly (readonly string[])[] };
