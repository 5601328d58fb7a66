// How the parts of a draft are called in sentences to an officer: "dòng 2.3 “Máy in”". Pure.
import type { Named, ThingType } from "../../draft/things.ts";

/** A wording longer than this is known by its beginning. */
const mostLetters = 60;

/** What each sort of thing is called. */
export const thingWords: Readonly<Record<ThingType, string>> = {
  section: "phần",
  item: "mục",
  table: "biểu",
  blank: "chỗ trống thứ",
  column: "cột",
  row: "dòng",
  choices: "danh sách chọn",
  option: "lựa chọn",
  check: "quy tắc",
  profile: "loại đơn vị",
};

/** With its number, its wording and what it is in: "cột (3) “Nữ” của biểu “Phụ lục 1”". */
export function sayNamed({ type, no, text, of }: Named): string {
  const number = no === "" ? "" : ` ${type === "column" ? `(${no})` : no}`;
  const wording = text === "" ? "" : ` “${shortened(text)}”`;
  return `${thingWords[type]}${number}${wording}${of === null ? "" : ` ${holders[type]} ${holder(type, of)}`}`;
}

const holders: Readonly<Record<ThingType, string>> = {
  ...thingWords,
  column: "của biểu",
  row: "của biểu",
  option: "của danh sách",
  blank: "của mục",
};

/** The sentence of a blank is called by its number where it has one. */
function holder(type: ThingType, of: string): string {
  return type === "blank" && of.length < 8 ? of : `“${shortened(of)}”`;
}

/** The beginning of a wording, cut between words. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= mostLetters) return line;
  return `${line.slice(0, mostLetters).replace(/\s+\S*$/u, "")}…`;
}
