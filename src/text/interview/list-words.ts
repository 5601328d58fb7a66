// How the lines of a list are spoken: by their numbers and first cells; a person by name only in the message that gave it.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Line, LineCell, ListQuestion } from "../../form/lines.ts";
import { isPersonal } from "../../form/personal.ts";
import { fromScaled, toScaled } from "../../form/scaled.ts";
import { pupilNames } from "../../language/lexicon/audience.ts";
import { bare } from "../../language/normalise.ts";
import type { SpeechContext } from "./context.ts";
import { masked } from "./masked.ts";

/** What a column is called: "ngày sinh". */
export function sayColumn({ label, noun, title, said }: Cell): string {
  const name = label ?? (title === "" ? noun : lowered(title));
  return said.optional ? `${name} (nếu có)` : name;
}

function lowered(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}

/** All columns of a list, as they are typed: "họ tên; ngày sinh; nam/nữ". */
export function sayColumns({ list }: ListQuestion): string {
  return list.cells("line").map(sayColumn).join("; ");
}

/** "người số 2": how a line is called. */
export function sayLineNo({ list }: ListQuestion, { no }: Pick<Line, "no">): string {
  return `${list.noun} số ${no}`;
}

/** A value of a line: in full where this message gave it, else masked by whoever told the answers. */
export function sayHeld(c: SpeechContext, { cell, value }: Pick<LineCell, "cell" | "value">): string {
  if (value === null) return "…";
  if (isPersonal(c.q.form, cell.place) && !c.wrote.has(cell.place)) return String(value);
  return sayPlain(cell, value);
}

/** A value behind its column's name, so without what is counted: "số lượng: 2". */
export function sayBehind(c: SpeechContext, { cell, value }: Pick<LineCell, "cell" | "value">): string {
  return sayHeld(c, { cell: { ...cell, noun: "" }, value }).trim();
}

/** A value without its column's name and without quotes. */
export function sayPlain(cell: Cell, value: Value): string {
  const said = cell.kind.say(value, { ...cell, label: null });
  return typeof value === "string" ? said.replace(/^“(.*)”$/u, "$1") : said;
}

/** A value from elsewhere than the answers, such as what stood there before. */
export function sayOld(c: SpeechContext, cell: Cell, value: Value): string {
  const told = masked(c.q, cell.place, value);
  return told === value ? sayPlain({ ...cell, noun: "" }, value).trim() : String(told);
}

/** "1. Trần Thị Mai (Toán)": a line by its first cell, and by one more that says what sort it is. */
export function sayLine(c: SpeechContext, line: Line): string {
  const [first] = line.cells;
  const more = line.cells.find((held, at) => at > 0 && held.value !== null && tellsMore(c, held));
  const name = first && first.value !== null ? ends(sayHeld(c, first)) : "…";
  return `${line.no}. ${name}${more ? ` (${ends(sayHeld(c, more))})` : ""}`;
}

/** Words or a choice, and not whether somebody is a man or a woman. */
function tellsMore(c: SpeechContext, { cell, value }: LineCell): boolean {
  const isWords = typeof value === "string" && (cell.options.length > 0 || cell.kind.shown.as === "text");
  return isWords && cell.identifies === null && !saysSex(cell) && !isPersonal(c.q.form, cell.place);
}

/** All cells of a line: "họ tên Lê Văn Hòa; ngày sinh 3/4/1985". */
export function sayCells(c: SpeechContext, { cells }: Line): string {
  return cells
    .filter(({ value, cell }) => value !== null || !cell.said.optional)
    .map((held) => `${sayColumn({ ...held.cell, said: {} })}: ${sayBehind(c, held)}`)
    .join("; ");
}

/** The values of a line, as they are typed: "Lê Văn Hòa; 3/4/1985; nam". */
export function sayValuesOf(c: SpeechContext, { cells }: Line): string {
  return cells
    .filter(({ value, cell }) => value !== null || !cell.said.optional)
    .map((held) => sayHeld(c, held))
    .join("; ");
}

function saysSex({ options }: Cell): boolean {
  const labels = options.map(({ label }) => bare(label));
  return labels.includes("nam") && labels.includes("nu");
}

/**
 * Whose cell is asked for: "thầy Hòa" where a cell of the line says that he is a man, and this very message gave the
 * name; else "người số 2". Pupils are called by no title.
 */
export function sayWhose(c: SpeechContext, question: ListQuestion, line: Line): string {
  const [first] = line.cells;
  const sex = line.cells.find(({ cell }) => saysSex(cell));
  const option = sex?.cell.options.find(({ id }) => id === sex.value);
  const known = first && typeof first.value === "string" && c.wrote.has(first.cell.place);
  if (!known || !option || aboutPupils(question)) return sayLineNo(question, line);
  const man = bare(option.label) === "nam";
  const title = c.you.startsWith("Anh") ? (man ? "anh" : "chị") : man ? "thầy" : "cô";
  return `${title} ${String(first.value).trim().split(/\s+/u).at(-1) ?? ""}`;
}

function aboutPupils({ main, list }: ListQuestion): boolean {
  const words = ` ${bare(`${main.text} ${list.noun}`)} `;
  return pupilNames.some((name) => words.includes(` ${bare(name)} `));
}

/** The sums of a list's columns that are added up: "; tổng số lượng 24". */
export function sayTotals({ list }: ListQuestion, lines: readonly Line[]): string {
  return list.totals
    .flatMap((column) => {
      const held = lines.flatMap(({ cells }) => cells.filter(({ cell }) => cell.id === column));
      const cell = held[0]?.cell;
      if (!cell) return [];
      const figures = held.flatMap(({ value }) => (value === null ? [] : (cell.kind.figure(value) ?? [])));
      const sum = figures.reduce((all, one) => all + toScaled(one, cell.digits), 0n);
      return [`; tổng cộng ${cell.kind.say(Number(fromScaled(sum, cell.digits)), cell)}`];
    })
    .join("");
}
