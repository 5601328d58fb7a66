// "Later" instead of an answer: the times it is put off to, the deeds it is put off with, and whole messages that say it.
import { combine, words } from "../phrases.ts";
import { obliging } from "./assent.ts";
import { staff } from "./audience.ts";
import { closing, dutiful, please, respect } from "./courtesy.ts";
import {
  afternoon,
  later as datedLater,
  evening,
  inAMoment,
  moment,
  next,
  ofToday,
  ofTomorrow,
  soon,
  weekdays,
} from "./days.ts";
import { besideOffice, ourOffice, ownNames } from "./offices.ts";
import { bot, calling, colleagues, elders, self } from "./persons.ts";
import { figures, thisItem } from "./report.ts";
import * as small from "./small-words.ts";
import { notYet } from "./stand-ins.ts";
import * as work from "./work.ts";

/** The answer is left out for now. */
export const leaveOut = words(`bỏ qua; để sau`);
export const afterwards = words(`tính sau; bổ sung sau`);
/** "Slowly": no hurry, and when. */
const slowly = words(`từ từ`);
export const holdOn = words(`khoan; khoan đã`);

/** "Để mai": put off by that word alone. */
export const putOff = [
  ...combine(small.leave, datedLater),
  ...combine(small.leave, [...evening, ...afternoon]),
  ...words(`để trưa`),
];

/** "Later" is a whole message made of these groups; see stand-ins.ts for how they must come together. */
export const later = {
  /** Whole messages. */
  phrases: [
    ...leaveOut,
    ...afterwards,
    ...holdOn,
    ...soon,
    ...inAMoment,
    ...slowly,
    ...combine(small.leave, ofTomorrow),
    ...words(`
  gửi sau; báo sau; cập nhật sau;
  trả lời sau; nộp sau; hẹn sau; khi nào có em gửi; để em xem; để em xem lại; để em kiểm tra;
  để em hỏi; để em hỏi lại; để em kiểm tra lại; chờ em chút; đợi em chút; chờ chút; đợi chút; chờ tí;
  đợi tí; chờ em tí; chờ em xíu; chờ xíu; đợi xíu; đợi em xíu; để em coi lại; để em coi; để em tính; để em tính lại;
  để tôi xem; để mình xem; để em thống kê lại; để em tổng hợp lại; để em thống kê; để em tổng hợp;
  đang thống kê; đang tổng hợp; đang kiểm tra; đang hỏi; em đang hỏi; đang cập nhật;
`),
  ],
  times: [
    ...datedLater,
    ...next,
    ...evening,
    ...afternoon,
    ...slowly,
    ...weekdays.flatMap(([, names]) => names),
    ...words(`chút; tí; khi có; có thì; nay mai`),
  ],
  deeds: [
    ...work.send,
    ...work.submit,
    ...work.tell,
    ...work.supplement,
    ...work.fill,
    ...work.enter,
    ...work.reckon,
    ...work.report,
    ...work.write,
    ...work.lookAgain,
    ...work.look,
    ...work.check,
    ...work.checkAgain,
    ...work.gather,
    ...work.make,
    ...small.leave,
    ...small.give,
    ...words(`gửi lại; hẹn; gửi bổ sung; nhắn lại; phản hồi; gửi số liệu; cung cấp`),
  ],
  me: [...self, ...ourOffice],
  others: [
    ...elders,
    ...bot,
    ...calling,
    ...colleagues,
    ...staff,
    ...dutiful,
    ...obliging,
    ...respect,
    ...please,
    ...closing,
    ...ownNames,
    ...besideOffice,
    ...figures,
    ...thisItem,
    ...notYet,
    ...ofToday,
    ...small.demonstrative,
    ...small.will,
    ...small.already,
    ...small.done,
    ...small.again,
    ...small.topic,
    ...small.is,
    ...small.into,
    ...small.give,
    ...small.more,
    ...small.piece,
    ...small.number,
    ...small.when,
    ...small.beside,
    ...small.know,
    ...small.enough,
    ...small.now,
    ...small.temporary,
    ...moment,
    ...small.finished,
    ...small.reason,
    ...words(`phép; tổ; chưa có; chưa rõ; cho em; cho mình; đang; không biết; không rõ`),
  ],
  /** What may be asked of someone whose name is in no list. */
  asking: [...work.ask, ...work.wait, ...work.meet],
};
