// What people call a number or a code that identifies: a telephone, a citizen, a school, an account.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { dutiful } from "./courtesy.ts";
import { ownNames } from "./offices.ts";
import { persons, self } from "./persons.ts";
import * as small from "./small-words.ts";

export const phone = words(`sđt`);
export const code = words(`mã`);

const called = [
  ...words(
    `điện thoại; đt; di động; máy bàn; căn cước; căn cước công dân; cccd; cmnd; định danh; tài khoản; tk; stk; số định danh cá nhân`,
  ),
  ...phone,
];

/** Before the digits these say what they are, and nothing more. */
export const identifierLead = [
  ...called,
  ...combine(small.number, called),
  ...small.number,
  ...code,
  ...combine(code, ownNames),
  ...combine(code, small.number),
  ...small.is,
  ...small.of,
  ...dutiful,
  ...self,
  ...persons,
];
