// The words between rows and the options that are chosen for them: "tốt hết trừ 3: khá", "các tiêu chí còn lại đạt".
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { choosing } from "./choosing.ts";
import { arrive, until } from "./days.ts";
import { rest as theRest } from "./denial.ts";
import { except as exceptThese } from "./lists.ts";
import { depends, guess, roughly, unsure } from "./measures.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { negations, notYet } from "./stand-ins.ts";

/** What the rows of a form are called. */
export const rowNouns = [
  ...paper.rows,
  ...paper.part,
  ...paper.content,
  ...paper.askedItem,
  ...small.piece,
  ...words(`tiêu chí; tiêu chuẩn; chỉ số`),
];

/** Every row that is asked. */
export const every = [...small.all, ...small.whole, ...small.atAll, ...small.evenly];

/** Every row of which nothing else is said. */
export const rest = [
  ...theRest,
  ...combine(rowNouns, paper.remaining),
  ...combine(combine(small.plural, rowNouns), [...paper.remaining, ...small.other]),
];

/** What is said of all the others is not said of these. */
export const except = exceptThese.filter((word) => !small.only.includes(word));

export const upTo = [...until, ...arrive];
export const join = [...small.together, ...small.beside];

/** Before the rows these leave it open what is said of them. */
export const doubt = [
  ...negations,
  ...notYet,
  ...small.or,
  ...small.orNot,
  ...roughly,
  ...guess,
  ...unsure,
  ...depends,
];

/** Says nothing of rows or options. */
export const filler = [...choosing, ...rowNouns, ...small.still, ...small.following, ...small.asIf];
