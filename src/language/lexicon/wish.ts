// The words around a wish for more time: a reason's beginning and end, and what is counted. Nothing here is sent.
import { words } from "../phrases.ts";
import { polite, thanks } from "./courtesy.ts";
import { day, dayToo, week } from "./days.ts";
import { cause, consequence } from "./stand-ins.ts";

/** Before a reason. */
export const because = [...cause, ...words(`lý do là; lí do là`)];
/** Behind a reason, before what is wished for it. */
export const goesOn = [
  ...consequence,
  ...words(`em xin; cho em xin; nay xin; xin lùi; xin gia hạn; xin nộp; xin khất`),
];
/** At the end of a sentence, and no part of the reason. */
export const ending = [...polite, ...thanks, ...words(`.; !; ,; em cảm ơn; xin cảm ơn`)];
export const stretchOfDays = [...day, ...dayToo];
export const stretchOfWeeks = week;
