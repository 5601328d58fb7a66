// How people say which of a list they have: the words around the numbers. Typed with or without diacritics.
import { combine, words } from "../phrases.ts";
import { crosses as crossed, negations, right, ticks as ticked } from "./assent.ts";
import { emphasis } from "./courtesy.ts";
import { arrive, from, until } from "./days.ts";
import { however, rest as theRest } from "./denial.ts";
import { later } from "./later.ts";
import { except as exceptThese } from "./lists.ts";
import { depends, guess, unsure } from "./measures.ts";
import { ownNames } from "./offices.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { around, notYet, politeness } from "./stand-ins.ts";
import * as work from "./work.ts";
import { checkMarks, crossMarks } from "./yes-no.ts";

export const ticks = [...ticked, ...checkMarks];
export const crosses = [...crossed, ...crossMarks];

export const has = [...small.have, ...combine(small.have, small.already), ...combine(small.done, small.have)];
export const hasNot = [...negations, ...combine(negations, small.have)];
/** Not by today: a no, but perhaps one that is to become a yes. */
export const notByNow = [...notYet, ...combine(notYet, small.have)];
/** "One and all": behind a yes or before it. */
export const all = [
  ...small.all,
  ...small.whole,
  ...small.atAll,
  ...small.enough,
  ...small.evenly,
  ...combine(small.enough, small.atAll),
  ...combine(small.atAll, small.atAll),
];
/** "Any", behind a no: none of them. */
export const any = [
  ...small.what,
  ...small.which,
  ...combine(small.what, small.atAll),
  ...combine(small.which, small.atAll),
];
export const rest = theRest;
export const except = [...exceptThese.filter((word) => !small.only.includes(word)), ...small.lacking];
/** Beside what was said before: a row more, a row less. */
export const also = [...small.added, ...work.supplement];
export const leftOut = work.drop;
/** Put off. */
export const putOff = [...later.phrases, ...words(`hỏi sau`)];
/** From here on it is a remark. */
export const remark = [...however, ...small.but, ...small.reason];
/** Behind a row it begins a remark; its first word is no "mình". */
export const thing = paper.proof;
export const upTo = [...until, ...arrive];
const asksWhether = combine([...right, ...small.must], negations);
/** Whoever says so does not know, or asks. */
export const hedge = [
  ...guess,
  ...unsure,
  ...depends,
  ...small.some,
  ...small.several,
  ...small.orNot,
  ...asksWhether,
];
/** Says nothing of the rows; "only" among them, for what follows from it is asked anyway. */
export const filler = [
  ...politeness,
  ...around,
  ...ownNames,
  ...emphasis,
  ...from,
  ...paper.rows,
  ...paper.part,
  ...paper.content,
  ...small.piece,
  ...small.number,
  ...small.plural,
  ...small.together,
  ...small.beside,
  ...small.demonstrative,
  ...small.more,
  ...small.only,
  ...small.likewise,
];
/** What a number is of where it says how many and not which: "có 3 nội dung". */
export const counted = [...paper.rows, ...paper.part, ...paper.content, ...small.piece];
