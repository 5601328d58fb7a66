// The words of the officer's workbook as a shape: what is written there and read back. Pure; the words themselves are text's.
import { roundTexts } from "../draft/draft.ts";

/** A sheet that is a plain list of lines, by the keys of its columns. */
export const listColumns = {
  units: ["text", "kind", "does"],
  profiles: ["profile", "label"],
  outline: ["id", "type", "no", "text", "part", "parent", "sheet", "applies", "settings"],
  choices: ["list", "option", "label", "also"],
  checks: ["id", "about", "rows", "holds", "say", "hard", "reason", "settings"],
  highlights: ["label", "parts"],
  ladder: [],
} as const;

export type ListSheet = Exclude<keyof typeof listColumns, "ladder">;
export type ListKey = (typeof listColumns)[ListSheet][number];

/** The lines under the head of a table's sheet, and what else stands in its first column. */
export const tags = ["title", "head", "id", "no", "kind", "noun", "compute", "more"] as const;
export type Tag = (typeof tags)[number];

/** Columns of a table's sheet besides its figures. */
export const sideColumns = ["stt", "label", "text", "unit", "note"] as const;
export const ruleColumns = ["role", "parent", "of", "aggregate", "applies", "settings"] as const;
export type SideColumn = (typeof sideColumns)[number];
export type RuleColumn = (typeof ruleColumns)[number];

/** What the sheet of the round says, in its order; all of it is one line each. */
export const roundKeys = [
  "formId",
  "formVersion",
  "formTitle",
  "formShortTitle",
  "attachedTo",
  ...roundTexts,
  "from",
  "to",
  "ladder",
] as const;
export type RoundKey = (typeof roundKeys)[number];

export type BookWords = {
  readonly sheets: Readonly<Record<ListSheet | "round" | "words" | "trial" | "faults" | "lists", string>>;
  readonly titles: Readonly<Record<ListSheet, Readonly<Partial<Record<ListKey, string>>>>>;
  readonly tags: Readonly<Record<Tag, string>>;
  readonly side: Readonly<Record<SideColumn, string>>;
  readonly rules: Readonly<Record<RuleColumn, string>>;
  readonly round: Readonly<Record<RoundKey, string>>;
  readonly roundHints: Readonly<Partial<Record<RoundKey, string>>>;
  readonly deadline: { readonly at: string; readonly inclusive: string; readonly sections: string };
  readonly origin: string;
  readonly nextId: string;
  /** Of settings: their names, and their values by the setting's name. */
  readonly keys: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly aggregates: Readonly<Record<string, string>>;
  readonly does: Readonly<Record<string, string>>;
  /** Kinds of lines in the outline that are no kind of answer. */
  readonly lines: { readonly section: string; readonly blank: string };
  readonly given: string;
  readonly yes: string;
  readonly no: string;
  readonly crossed: string;
  readonly absent: string;
  readonly what: string;
  readonly value: string;
  readonly limits: string;
  readonly trial: { readonly head: readonly string[]; readonly lead: string };
  readonly faults: { readonly head: readonly string[]; readonly none: string };
  readonly guide: readonly string[];
};
