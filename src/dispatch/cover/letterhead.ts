// Who sends a dispatch, under which number, when and about what: what its letterhead says. Pure.
import { isDay, iso } from "../../language/dates/days.ts";
import type { Cover } from "../found.ts";
import { asName, isWrittenBig } from "../letters.ts";
import { type Line, sourceAt } from "../placed.ts";
import {
  aboutLead,
  addressedTo,
  attachedNumber,
  motto,
  numberLead,
  placeAndDay,
} from "../words/cover-words.ts";
import { overOffice, provinceOffice, thisOffice } from "../words/names.ts";

export type Letterhead = Pick<Cover, "office" | "number" | "subject" | "signed"> & {
  /** When it was signed, as far as the paper says: the clerk often writes the day alone. */
  readonly when: { readonly year: number; readonly month: number } | null;
};

export function readLetterhead(lines: readonly Line[]): Letterhead {
  const to = lines.findIndex(({ text }) => addressedTo.test(text));
  const head = lines.slice(0, to < 0 ? 14 : to);
  const line = head.find(({ text }) => placeAndDay.test(text));
  return {
    office: officeIn(head),
    number: numberIn(head),
    subject: subjectIn(head),
    ...signedIn(line?.text ?? "", line),
  };
}

/** Of an attachment without its dispatch: the office above it, and the number of the dispatch beneath its title. */
export function readAttached(top: readonly Line[]): Letterhead {
  const head = top.slice(0, 14);
  const said = head.flatMap((line) => {
    const [, number, day] = attachedNumber.exec(line.text) ?? [];
    return number === undefined ? [] : [{ number, day, line }];
  })[0];
  return {
    // A school's own name stands above the form that it fills in: only the office that asks is meant.
    office: officeIn(head.filter(({ text }) => overOffice.test(text) || provinceOffice.test(text))),
    number: said
      ? { value: said.number.replace(/\s/gu, ""), sure: "sure", source: sourceAt(said.line) }
      : null,
    subject: null,
    ...signedIn(said?.day ?? "", said?.line),
  };
}

function officeIn(head: readonly Line[]): Letterhead["office"] {
  const line = head.find(({ text }) => isWrittenBig(text) && thisOffice.test(text) && !overOffice.test(text));
  if (!line) return null;
  const above = head.map(({ text }) => overOffice.exec(text)?.[1]).find((place) => place !== undefined);
  const name = asName(line.text);
  const placed = above !== undefined && provinceOffice.test(line.text);
  const value = placed ? `${name} ${asName(above)}` : name;
  return { value, sure: placed ? "sure" : "guessed", source: sourceAt(line) };
}

function numberIn(head: readonly Line[]): Letterhead["number"] {
  const line = head.find(({ text }) => numberLead.test(text) && text.includes("/"));
  if (!line) return null;
  const value = line.text.replace(numberLead, "").replace(/[\s.…]+(?=\/)/u, "");
  return value === "" ? null : { value, sure: "sure", source: sourceAt(line) };
}

/** From "V/v" on, over its further lines, as far as the motto, the place and day, or a line in capitals. */
function subjectIn(head: readonly Line[]): Letterhead["subject"] {
  const at = head.findIndex(({ text }) => aboutLead.test(text));
  const first = head[at];
  if (!first) return null;
  const more = head.slice(at + 1);
  const end = more.findIndex(({ text }) => motto.test(text) || placeAndDay.test(text) || isWrittenBig(text));
  const lines = [
    first.text.replace(aboutLead, ""),
    ...more.slice(0, end < 0 ? 3 : end).map(({ text }) => text),
  ];
  const value = lines.join(" ").trim();
  return value === "" ? null : { value, sure: "sure", source: sourceAt(first) };
}

/** "ngày 22 tháng 9 năm 2022" is a day; "ngày … tháng 9 năm 2022" a month of a year. */
function signedIn(said: string, line: Line | undefined): Pick<Letterhead, "signed" | "when"> {
  const [year, month, day] = (said.match(/\d+/gu) ?? []).map(Number).reverse();
  if (!line || year === undefined || month === undefined || year <= 1990 || month < 1 || month > 12)
    return { signed: null, when: null };
  const whole = day === undefined ? null : { year, month, day };
  return {
    signed: whole && isDay(whole) ? { value: iso(whole), sure: "sure", source: sourceAt(line) } : null,
    when: { year, month },
  };
}
