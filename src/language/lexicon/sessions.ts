// What the parts of one sum are called: "sáng 2 lớp, chiều 1 lớp", "khối 10: 12/480, khối 11: 18/668".

import { words } from "../phrases.ts";
import { afternoon, day, evening, morning, noon, session, weekdays } from "./days.ts";
import { grades, round, time } from "./measures.ts";

/** Each may have a number behind it. */
export const sessions = [
  ...morning,
  ...noon,
  ...afternoon,
  ...evening,
  ...session,
  ...day,
  ...grades,
  ...round,
  ...time,
  ...weekdays.flatMap(([, names]) => names),
  ...words(`ca`),
];
