// What talk that answers nothing is made of: greetings, questions to the bot, promises.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { mumbled, negations as negating, obliging } from "./assent.ts";
import { grownUps, parents, pupilNames } from "./audience.ts";
import {
  askingClose,
  byLeave,
  calls,
  closing,
  dutiful,
  formal,
  greetings as greeting,
  please,
  respect,
} from "./courtesy.ts";
import {
  afternoonSession,
  clock,
  eveningSession,
  later,
  laterToday,
  morningSession,
  thisMorning,
  today,
} from "./days.ts";
import { classes } from "./measures.ts";
import { ourOffice, ownNames, places } from "./offices.ts";
import { addressedMany, bot, calling, elders, friend, self, sir } from "./persons.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { notYet } from "./stand-ins.ts";
import { resume } from "./steering.ts";
import * as work from "./work.ts";

/** Whoever speaks: one person, never a school. */
export const persons = [...self, ...elders];

/** Whoever may be greeted. */
export const greeted = [...friend, ...bot, ...addressedMany, ...ourOffice];

/** After one of these words a person is a group of people, or a place, and no speaker. */
export const groups = [
  ...small.plural,
  ...small.several,
  ...small.many,
  ...small.of,
  ...pupilNames,
  ...grownUps,
  ...parents,
  ...classes,
  ...sir,
  ...addressedMany,
  ...places,
  ...words(`con; đông đảo`),
];

/** Politeness and time of day; they say nothing of a report. */
export const filler = [
  ...dutiful,
  ...obliging,
  ...mumbled,
  ...respect,
  ...please,
  ...formal,
  ...closing,
  ...askingClose,
  ...calling,
  ...ownNames,
  ...ourOffice,
  ...today,
  ...clock,
  ...morningSession,
  ...afternoonSession,
  ...eveningSession,
  ...thisMorning,
  ...laterToday,
  ...work.report,
  ...combine(work.report, small.demonstrative),
  ...small.which,
  ...small.here,
  ...small.already,
  ...small.again,
  ...small.along,
  ...small.beside,
  ...small.want,
  ...small.give,
  ...small.leave,
  ...small.will,
  ...small.begin,
  ...small.into,
  ...small.southernInto,
  ...small.of,
  ...words(`vui vẻ; tốt lành`),
];

export const greetings = [
  ...greeting,
  ...calls,
  ...resume,
  ...work.goOn,
  ...combine([...self, ...elders], words(`nghe`)),
  ...words(
    `có đó không; có ai không; có ở đó không; tiếp nha; tiếp nhé; làm báo cáo; quay lại rồi; trở lại rồi`,
  ),
];

/** Calls somebody: what follows is said to the bot. */
export const callsOut = [...calls, ...words(`em à; em ạ cho`)];

export const askLeads = [
  ...combine(small.give, combine([...self, ...elders], work.inquire)),
  ...words(`
  cho hỏi; cho em xin hỏi; cho chị xin hỏi; cho phép em hỏi; xin hỏi; muốn hỏi; cần hỏi; hỏi chút; hỏi tí; hỏi xíu; hỏi cái này; hỏi thăm;
`),
];

/** Points at what the bot asks. */
export const pointers = [
  ...paper.thisItem,
  ...combine(work.report, small.demonstrative),
  ...words(`chỗ này; số này; ô này; bảng này; mục đó; cái đó`),
];

/** A question by themselves where they end it. */
export const strongTails = [
  ...small.inWhatWay,
  ...small.when,
  ...small.howMany,
  ...small.orHow,
  ...small.whatIsIt,
  ...small.orNot,
  ...small.mayI,
  ...words(`
  là gì; là ai; thì sao; làm sao; ra sao; bao giờ; chừng nào; hồi nào; lúc nào; ngày nào;
  ngày mấy; mấy giờ; ở đâu; chỗ nào; phải không; đúng không; được chưa; vậy sao;
`),
];

/** They end many sentences that ask nothing. */
export const weakTails = [
  ...negating,
  ...notYet,
  ...small.what,
  ...small.which,
  ...small.where,
  ...small.how,
  ...small.who,
  ...small.several,
  ...words(`hôn`),
];

/** With these before it a closing "không" or "chưa" asks. */
export const askMiddles = [
  ...small.have,
  ...small.need,
  ...small.can,
  ...small.must,
  ...small.done,
  ...work.reckon,
];

/** May stand after the word that asks, and say that somebody is asked. */
export const askedOf = [
  ...closing,
  ...askingClose,
  ...self,
  ...elders,
  ...bot,
  ...friend,
  ...calling,
  ...small.more,
  ...words(`nhỉ; ta; thế; vậy ạ`),
];

export const asks = [...small.or, ...small.how, ...words(`tại sao; vì sao; có phải; có cần; nghĩa là`)];

export const negations = [...negating, ...notYet, ...small.notAtAll];
export const unknown = small.know;

/** When it is promised for. */
export const times = [
  ...later,
  ...words(`khuya nay; hồi nữa; về nhà; rảnh; khi nào rảnh; hết giờ; xong việc`),
];

export const deeds = [
  ...work.submit,
  ...work.send,
  ...work.make,
  ...work.goOn,
  ...work.supplement,
  ...work.tell,
  ...work.fill,
  ...work.enter,
  ...work.complete,
  ...work.gather,
  ...work.ask,
  ...work.look,
  ...work.lookAgain,
  ...work.check,
  ...work.reckon,
  ...words(`tính lại; gõ; soạn; lục; xin ý kiến`),
  ...work.search,
];

/** Between whoever promises and the deed. */
export const before = [
  ...small.will,
  ...small.again,
  ...small.already,
  ...small.must,
  ...small.along,
  ...small.about,
  ...small.into,
  ...small.southernInto,
  ...small.leave,
  ...small.still,
  ...please,
  ...byLeave,
  ...words(`mới; cố gắng; ráng; tranh thủ; mới có thể; mới làm`),
];

export const busy = words(`
  đang bận; bận; bận quá; đang họp; đi họp; đang dạy; đang đi dạy; mệt quá; mệt; đang đi công tác; đang lái xe; đang chạy xe; chưa nghĩ ra;
  đang ở ngoài; đang ngoài đường; có tiết;
`);

/** "I have read it": an answer to a notice. */
export const heard = [
  ...paper.notice,
  ...paper.dispatch,
  ...words(`
  nhận được; đã nhận; đã nhận được; nhận tin; nhận được tin; đã rõ; đã biết; biết rồi; hiểu rồi; nắm rồi; đã nắm; đã xem; đã đọc;
  nhận thông báo; nhận được thông báo; đã nhận thông báo; tin; tin nhắn;
`),
];
