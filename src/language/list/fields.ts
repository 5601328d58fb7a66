// Cuts a message into the lines of a list and each line into its parts. Knows marks, and no words but the columns' names.
import { number } from "../lexicon/small-words.ts";
import { bare } from "../normalise.ts";
import type { ListColumn } from "./column.ts";

/** A part of a line with the column that it names itself, if it names one. */
export type Field = { readonly column: ListColumn | null; readonly text: string };

/** One line: its parts in order. `by`: whether a mark parted them that nobody writes in a sentence. */
export type Cut = {
  readonly said: string;
  readonly fields: readonly string[];
  readonly by: "tab" | "mark" | "comma" | null;
};

/** More lines than this are no message that a person types or pastes into a chat. */
const mostLines = 300;

/** "1. ", "2) ", "- ", "• " before a line; the number of a sheet's own column is told by its neighbours. */
const lead =
  /^\s*(?:\d{1,3}\s*[.):]\s*(?=\p{L})|\d{1,3}\s*[.)]\s+(?=\S)|\d{1,3}\s*-\s+(?=\p{L})|[-•*+▪◦●]\s+)/u;

/** The lines of a message, without the marks before them and without blank ones. */
export function linesIn(raw: string): readonly string[] {
  return raw
    .normalize("NFC")
    .split(/\r\n?|\n/u)
    .slice(0, mostLines)
    .flatMap(apart)
    .filter((line) => line.trim() !== "");
}

/** "1. A; … 2. B; …": several lines in one, by their running numbers. */
function apart(line: string): readonly string[] {
  const found = [...line.matchAll(/(?<![^\s;])(\d{1,3})[.)]\s+(?=\p{Lu})/gu)];
  const running = found.every((match, at) => Number(match[1]) === Number(found[0]?.[1]) + at);
  if (found.length < 2 || !running || line.slice(0, found[0]?.index).trim() !== "") return [line];
  return found.map(({ index }, at) => line.slice(index, found[at + 1]?.index).replace(/[\s;,]+$/u, ""));
}

/** What parts a line, the surest first. A comma, a dash or a slash counts only where nothing else stands. */
const marks: readonly RegExp[] = [/\t/u, /;/u, /\|/u, /,\s+|,(?=\p{L})/u, /\s+-\s+/u, /\s+\/\s+/u];

/** The parts of one line; blank ones keep their turn, but none stands at the end. */
export function cutLine(line: string): Cut {
  // The tab behind a number is the sheet's own: it must not go with the number.
  const said = line
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(lead, "")
    .replace(/\s+$/u, "");
  const mark = marks.find((one) => one.test(said));
  const fields = (mark ? said.split(mark) : [said]).map((field) => field.replace(/\s+/gu, " ").trim());
  while (fields.at(-1) === "") fields.pop();
  const last = fields.at(-1);
  // A full stop closes a line and is no part of a name.
  if (last !== undefined) fields[fields.length - 1] = last.replace(/(?<=\S)[.]$/u, "");
  const at = mark ? marks.indexOf(mark) : null;
  return {
    said: said.trim(),
    fields,
    by: at === null ? null : at === 0 ? "tab" : at < firstOfSentences ? "mark" : "comma",
  };
}

/** From this one on the marks stand in sentences as well. */
const firstOfSentences = 3;

/** What stands for a cell that is not there. */
const blank = /^(?:…|\.{2,}|_{2,}|-+|\?+|\/)$/u;

/** A part without the name of the column that it begins with, as in "ngày sinh: 3/4/1985"; the longest name counts. */
export function fieldNamed<C extends { readonly names: readonly string[] }>(
  columns: readonly C[],
  text: string,
): { readonly column: C | null; readonly text: string } {
  const found = columns
    .flatMap((column) => column.names.map((name) => ({ column, name })))
    .sort((one, other) => other.name.length - one.name.length)
    .flatMap(({ column, name }) => {
      const rest = behind(text, name);
      return rest === null ? [] : [{ column, rest }];
    })[0];
  const short = found ? null : shortNamed(columns, text);
  const said = (found?.rest ?? short?.rest ?? text).trim();
  return { column: found?.column ?? short?.column ?? null, text: blank.test(said) ? "" : said };
}

/** "Tên: …" where one column alone is called so in more words: "tên nội dung", "họ tên". */
function shortNamed<C extends { readonly names: readonly string[] }>(
  columns: readonly C[],
  text: string,
): { readonly column: C; readonly rest: string } | null {
  const [, head = "", rest = ""] = /^\s*(\p{L}{2,}(?: \p{L}+)?)\s*[:=]\s*(\S.*)$/su.exec(text) ?? [];
  const name = bare(head);
  if (name === "" || numbering.has(name)) return null;
  const called = columns.filter(({ names }) =>
    names.some((one) => one.startsWith(`${name} `) || one.endsWith(` ${name}`)),
  );
  const [only, more] = called;
  return only && !more ? { column: only, rest } : null;
}

/** "Số" begins the name of any count. */
const numbering: ReadonlySet<string> = new Set(number.map(bare));

/** What stands behind a name at the head of a text: behind a colon anything, behind a space no other name. */
function behind(text: string, name: string): string | null {
  const words = name.split(" ").length;
  const head = new RegExp(`^(?:\\S+\\s+){${words - 1}}[^\\s:=]+`, "u").exec(text.trim())?.[0];
  if (head === undefined || bare(head) !== name) return null;
  const rest = text.trim().slice(head.length);
  if (rest === "") return null;
  const marked = /^\s*[:=]\s*/u.exec(rest)?.[0];
  if (marked !== undefined) return rest.slice(marked.length);
  return /^\s+\S/u.test(rest) ? rest : null;
}
