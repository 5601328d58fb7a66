// The words by which somebody gives up what a command asked for.
import { words } from "../phrases.ts";
import { noughtWord, obliging } from "./assent.ts";
import { polite } from "./courtesy.ts";
import { soon } from "./days.ts";
import { stopEnteringWords } from "./entering.ts";
import { code } from "./identifiers.ts";
import { holdOn, leaveOut } from "./later.ts";
import { bot, self } from "./persons.ts";
import { notice, until } from "./report.ts";
import { again, along, demonstrative, more, must, need, stopIt, want, where } from "./small-words.ts";
import { goBack, halt } from "./steering.ts";
import { cancel, drop, enter, exchange, look, make, remind, report, send } from "./work.ts";

/** Each is enough by itself. */
export const callOff = [
  ...stopIt,
  ...noughtWord,
  ...holdOn,
  ...halt,
  ...stopEnteringWords,
  ...goBack,
  ...leaveOut,
  ...soon,
  ...cancel,
  ...drop,
  ...words(`hủy bỏ; khỏi; dừng lại; cancel`),
];

/** May stand beside them: what it was that is given up. */
export const besides = [
  ...polite,
  ...obliging,
  ...self,
  ...bot,
  ...along,
  ...more,
  ...where,
  ...need,
  ...must,
  ...want,
  ...send,
  ...enter,
  ...until,
  ...make,
  ...look,
  ...exchange,
  ...notice,
  ...report,
  ...demonstrative,
  ...again,
  ...remind,
  ...words(`trả; trả lại; nhập hộ; hộ; đổi hạn; tiếp nhận; thu hồi`),
  ...code,
];
