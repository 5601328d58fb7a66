// Forms of the tests in the language of forms: seven shapes of real templates, each with features that no other has.
import { readFileSync } from "node:fs";
import { type Form, parseForm } from "../../../src/form/form.ts";

/** Which features of the language only this form of the seven has. */
export const features = {
  "si-so-dau-nam": ["headings above columns", "computed columns", "checks by column numbers"],
  "kiem-ke-thiet-bi": ["a list with totals", "money in the column's measure", "years"],
  "tu-danh-gia": ["constant columns", "totals over totals", "a computed level in words"],
  "ha-tang-so": ["a checklist", "proofs", "one or several of a list of choices"],
  "de-cuong-tong-ket": ["sentences with blanks", "conditions", "an item's own date and month"],
  "ke-hoach-thuc-hien": ["parts with numbers of their own", "ratios in per cent", "cells crossed out"],
  "nam-truoc-nam-nay": [
    "proposals from the last round and from facts",
    "checks against the last round",
    "open lines",
  ],
} as const;

export type FormName = keyof typeof features;

export const formNames: readonly FormName[] = [
  "si-so-dau-nam",
  "kiem-ke-thiet-bi",
  "tu-danh-gia",
  "ha-tang-so",
  "de-cuong-tong-ket",
  "ke-hoach-thuc-hien",
  "nam-truoc-nam-nay",
];

/** A form of this folder, by its file's name. */
export function testForm(name: string): Form {
  return parseForm(JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")));
}
