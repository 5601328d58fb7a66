// The words by which a contact asks its office for more time, help, a call, or its report back. Nothing here is sent.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, strictly, words } from "../phrases.ts";
import { negations, obliging, refusals } from "./assent.ts";
import { grownUps, parents, pupilNames } from "./audience.ts";
import { byLeave, closing, cries, dutiful, formal, greetings, please, respect, thanks } from "./courtesy.ts";
import {
  afternoon,
  clock,
  day,
  dayToo,
  evening,
  morning,
  next,
  nextYear,
  noon,
  session,
  today,
  tomorrow,
  week,
} from "./days.ts";
import { called, reopened } from "./deciding.ts";
import { phone } from "./identifiers.ts";
import { ourOffice } from "./offices.ts";
import { addressedMany, bot, calling, elders, friend, self } from "./persons.ts";
import { figures, printedForm, rows, thisItem, until, urge } from "./report.ts";
import * as small from "./small-words.ts";
import { notYet } from "./stand-ins.ts";
import { guide, meetOfficer, submitReport } from "./steering.ts";
import { askLeads, groups as talkedOf } from "./talk.ts";
import * as work from "./work.ts";

/** Whoever writes, whatever stands around it. */
export const selves = [...self, ...ourOffice];

/** May be whoever writes, or somebody of whom is told: it is the writer next to what asks. */
export const seniors = elders;

/** Behind one of these words no writer stands, but some group of people: "các em", "một số em". */
export const groups = [...talkedOf, ...small.number, ...small.some];

/** Before one of these neither: "em học sinh nghèo", "thầy cô trong trường". */
export const grouped = [
  ...pupilNames,
  ...elders,
  ...words(`nhỏ; thiếu nhi; giáo; chị em; nghèo; khuyết tật`),
];

const urging = [...urge, ...words(`đề nghị; mong muốn`)];
/** Behind a deed: "do it for me". */
export const forMe = [...small.forMe, ...words(`dùm`)];
const pleading = [...please, ...byLeave, ...words(`xin được; nhờ; làm ơn; vui lòng; phiền`)];

/** Asks by itself, whoever says it. */
export const asks = [
  ...pleading,
  ...urging,
  ...forMe,
  ...small.mayI,
  ...words(`
  kính xin; kính đề nghị; kính mong; rất mong; mong sở; mong phòng; mong được; mong các; mong quý; muốn xin; được hong; được hok; được hôn; được k; đc không; dc khong; được chứ; cho phép; tạo điều kiện;
`),
];

/** Asks where the writer speaks of himself or of whoever reads it: "cho em", "cần hỗ trợ". */
const hurry = words(`gấp`);
export const wishes = [
  ...small.give,
  ...small.want,
  ...small.need,
  ...small.helpMe,
  ...hurry,
  ...words(`hãy; giúp hộ`),
];

/** They begin with a word that asks and ask for nothing: thanks, greetings, a question, what is told of the past. */
export const asksNothing = [
  ...cries,
  ...greetings,
  ...askLeads,
  ...combine(please, thanks),
  ...called,
  ...words(`
  cho biết; xin cho biết; xin báo cáo; xin nộp báo cáo; xin phép nộp báo cáo; đã xin; đã đề nghị; đã kiến nghị; đã nhờ; đã được; vừa được; từng xin; có được; đã gia hạn; đã lùi;
  đã nộp trễ; đã nộp muộn; đã nộp chậm; đã liên hệ; đã hỗ trợ;
`),
];

/** Before one of these words what follows is not asked for. */
export const denies = [...negations, ...refusals, ...notYet, ...small.notAtAll, ...words(`không cần; đừng`)];

/** More time, and nothing else. */
export const moreTime = [
  ...work.extend,
  ...words(`
  gia hạn thêm; lùi hạn; lui hạn; lùi thời hạn; lui thời hạn; lùi thời gian; dời hạn; dời thời hạn; nới hạn; nới thời hạn; kéo dài hạn; kéo dài thời hạn; giãn hạn; hoãn nộp; hoãn hạn;
  nộp trễ; nộp trể; gửi trễ; gởi trễ; nộp muộn; gửi muộn; nộp chậm; gửi chậm; nộp sau hạn; trễ hạn; khất; khất nộp; khất báo cáo; thêm hạn; nộp qua thứ; nộp sang thứ; nộp vào thứ;
  nộp tới thứ; nộp qua tuần; nộp sang tuần; nộp qua đầu tuần; nộp vào đầu tuần; nộp tuần sau; lùi thêm; lùi vài ngày; lùi lại vài; lùi ngày nộp; lùi sang; dời ngày nộp; dời sang;
`),
];

/** More time where the sentence speaks of handing in, or the writer of himself. */
export const someTime = words(`
  thêm thời gian; thêm ít thời gian; thêm chút thời gian; kéo dài thời gian; kéo dài thêm; thêm vài ngày; thêm mấy ngày; thêm ít ngày; thêm ngày; thêm vài hôm; thêm ít hôm; thêm vài bữa; thêm bữa;
  thêm một ngày; thêm hai ngày; thêm ba ngày; thêm một tuần; thêm vài giờ; thêm mấy tiếng; thêm tuần; thư thư; thư thả; châm chước;
`);

/** What comes behind "thêm" and a figure: "thêm 2 ngày". */
export const countedTime = [...day, ...dayToo, ...week, ...session, ...clock, ...words(`tiếng`)];

/** The sentence is about handing in. */
export const handingIn = [
  ...work.submit,
  ...submitReport,
  ...work.report,
  ...until,
  ...figures,
  ...work.complete,
  ...work.supplement,
  ...printedForm,
  ...words(`gởi báo cáo; thời hạn`),
];

/** A call. Whom is to be called follows it: "gọi lại cho em". */
export const calls = words(`
  gọi; gọi lại; gọi điện; gọi điện lại; gọi điện thoại; điện; điện lại; điện thoại; điện thoại lại; alo lại; liên hệ lại; liên lạc; liên lạc lại; gọi zalo; call; call lại; call cho; gọi cho; gọi lại cho;
  gọi điện cho; gọi điện lại cho; gọi điện thoại cho; điện cho; điện lại cho; điện thoại cho; điện thoại lại cho; alo cho; alo lại cho; liên hệ với; liên hệ lại với; liên lạc với; liên hệ cho;
  gọi giúp; gọi lại giúp; gọi giùm; gọi lại giùm; gọi dùm; gọi lại dùm;
`);

/** Help, or somebody to talk to. */
export const help = [
  ...work.support,
  ...small.helpMe,
  ...guide,
  ...work.assist,
  ...meetOfficer,
  ...words(`
  hổ trợ; hỗ trợ giúp; hướng dẫn lại; hướng dẫn giúp; chỉ giúp; chỉ giùm; chỉ dùm; cứu; chỉ cách; cần chỉ; người hướng dẫn; người hỗ trợ; gặp người phụ trách;
  nói chuyện với chuyên viên; trao đổi với chuyên viên; gặp cán bộ; gặp anh chị; gặp người;
`),
];

const office = words(`sở; chuyên viên`);

/** What may stand beside help: the report itself. Help for anything else is told in a report, not asked of us. */
export const helpWith = [
  ...handingIn,
  ...thisItem,
  ...rows,
  ...office,
  ...bot,
  ...forMe,
  ...hurry,
  ...work.make,
  ...work.enter,
  ...work.fill,
  ...work.write,
  ...work.exchange,
  ...small.know,
  ...small.who,
  ...small.have,
  ...small.demonstrative,
  ...small.reason,
  ...small.added,
  ...small.beside,
  ...small.again,
  ...small.one,
  ...small.leave,
  ...small.about,
  ...small.already,
  ...small.can,
  ...small.several,
  ...small.piece,
  ...small.how,
  ...small.more,
  ...small.together,
  ...words(`
  nhập liệu; cách; cách làm; cách ghi; cách điền; phần này; không rành; không biết cách; chưa rành; mới nhận; lần đầu; phần mềm; zalo; telegram; ai đó; nhanh; ngay; xíu; phụ trách; bị; lỗi; rối; khó; hoài;
`),
];

/** The sealed report back. */
export const reopen = [
  ...reopened,
  ...work.handInAgain,
  ...words(`
  mở lại báo cáo; mở báo cáo; mở khóa; mở lại để sửa; trả lại báo cáo; trả báo cáo; trả lại để sửa; rút lại báo cáo; rút báo cáo; rút lại; thu hồi báo cáo; hủy bản nộp; hủy báo cáo; hủy nộp; nộp nhầm; nộp lộn; gửi nhầm báo cáo;
  nộp lại báo cáo; sửa lại báo cáo; sửa báo cáo; chỉnh sửa báo cáo; chỉnh lại báo cáo; sửa báo cáo đã nộp; sửa lại số liệu đã nộp; sửa số liệu đã nộp; sửa bản đã nộp; mở cho em; mở lại cho em; chỉnh sửa lại báo cáo;
`),
];

/** Others than the writer's own unit, or other years: such a sentence is a proposal, not this unit's request. */
export const others = [
  ...pupilNames,
  ...grownUps,
  ...parents,
  ...nextYear,
  ...words(`
  các trường; các đơn vị; các cơ sở; những đơn vị; những trường; cho trường ở; vùng sâu; vùng xa; vùng khó khăn; vùng ven; các phòng; các trung tâm; các huyện; các xã; các địa phương; các cấp; các lớp; các em;
  những năm sau; các năm sau; những năm tới; năm học sau; lần sau; những lần sau; đợt sau; các đợt sau; hằng năm; hàng năm; mỗi năm; nói chung; toàn tỉnh; trong tỉnh; toàn ngành; tương lai; thời gian tới;
`),
];

/** Politeness at the end of what is said to somebody. */
export const spoken = [
  ...strictly(closing),
  ...calling,
  ...small.beside,
  ...small.along,
  ...small.mayI,
  ...forMe,
  ...hurry,
  ...words(`hén`),
];

/** Words that may stand around a request and ask for nothing themselves. */
export const courtesy = [
  ...dutiful,
  ...obliging,
  ...respect,
  ...formal,
  ...please,
  ...strictly(closing),
  ...calling,
  ...small.beside,
  ...small.along,
  ...small.can,
  ...small.many,
  ...small.number,
  ...small.is,
  ...small.into,
  ...negations,
  ...office,
  ...bot,
  ...friend,
  ...elders,
  ...addressedMany,
  ...thanks,
  ...next,
  ...today,
  ...tomorrow,
  ...morning,
  ...noon,
  ...afternoon,
  ...evening,
  ...small.very,
  ...phone,
  ...words(`quý; máy`),
];

/** A sentence that begins so is said to us, and in no report. */
export const pleads = [...pleading, ...small.give, ...combine(dutiful, [...please, ...small.give])];

/** An item of a form whose wording holds one of these asks for proposals. */
export const proposals = [...urging, ...words(`nguyện vọng`)];
