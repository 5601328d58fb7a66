// The words of a remark beside figures: what is a part of them, what leads up to them, what makes them something else.
import { combine, spelt, words } from "../phrases.ts";
import { obliging } from "./assent.ts";
import { mistakes } from "./correction.ts";
import { dutiful } from "./courtesy.ts";
import { anotherYear, arrive, day, from, justNow, month, until, week, year } from "./days.ts";
import { approximate, classes, each, eitherSide, grades, minus, ofEach, roughly } from "./measures.ts";
import { besideOffice, places } from "./offices.ts";
import { younger } from "./persons.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { negations, notYet } from "./stand-ins.ts";
import * as work from "./work.ts";

const ofThese = [
  ...small.amongThese,
  ...words(`trong số đó; trong đó có; trị giá; tổng trị giá; ước trị giá; giá trị; tương đương`),
];
const madeOf = [...small.madeOf, ...words(`gồm có`)];

// That a figure stands before is looked for last: looked for first it would be at every letter of a text, back to its
// beginning.

/** What follows is a part of the figures before it. */
export const partLead = new RegExp(
  `(?:[\\s,;(]+(?:${spelt(ofThese)})|\\s*\\(\\s?(?:${spelt(madeOf)}))(?=[\\s:,])(?<=\\d.*)`,
  "isu",
);
/** The same at one row, where nobody else's figure can follow: "24 người gồm 20 hs và 4 gv". */
export const partLeadAtRow = new RegExp(
  `[\\s,;(]+(?:${spelt([...ofThese, ...madeOf])})(?=[\\s:,])(?<=\\d.*)`,
  "isu",
);

const tellsOfHolding = [
  ...combine(small.have, [...work.hold, ...work.open]),
  ...work.held,
  ...work.hold,
  ...small.have,
];
const opening = [
  ...dutiful,
  ...obliging,
  ...younger,
  ...places,
  ...combine(besideOffice, younger),
  ...paper.theWeek,
  ...justNow,
];

/** "There was", and in the group what, up to the first figure. */
export const leadIn = new RegExp(
  `^(?:(?:${spelt(opening)})\\s+)*(?:${spelt(tellsOfHolding)})\\s+((?:\\p{L}+[\\s,]+){1,6}?)(?:(?:${spelt([...small.can, ...small.isOf, ...small.is])})\\s+)?(?=\\d)`,
  "iu",
);

/** Of what was put off, or is a condition or an aim. */
const notHeld = [...small.lacking, ...words(`hoãn; nếu; chỉ tiêu`)];

/** In brackets behind the figures these make them less than sure, another year's, a plan, or not all of it. */
export const weakens = [
  ...negations,
  ...notYet,
  ...approximate.before,
  ...approximate.after,
  ...approximate.instead,
  ...each,
  ...minus,
  ...anotherYear,
  ...work.cancel,
  ...work.drop,
  ...small.will,
  ...small.or,
  ...small.added,
  ...notHeld,
  ...mistakes,
  ...work.reckon,
  ...words(`kế hoạch; kể`),
];

/** Among the words before a figure these make it another year's, a plan, or none. */
export const changesMeaning = [
  ...negations,
  ...notYet,
  ...roughly,
  ...ofEach,
  ...until,
  ...arrive,
  ...from,
  ...day,
  ...month,
  ...year,
  ...eitherSide,
  ...classes,
  ...grades,
  ...work.cancel,
  ...work.drop,
  ...small.still,
  ...small.some,
  ...small.will,
  ...small.or,
  ...small.without,
  ...small.added,
  ...small.several,
  ...week,
  ...notHeld,
  ...words(`dự; định; bình; kế; bao`),
];
