// What stands between the things that one question asks about. Its reader looks at a form's wording, which has its marks.
import { or, together } from "./small-words.ts";

export const between = new RegExp(`,|\\s(?:${[...together, ...or].join("|")})\\s`, "u");
