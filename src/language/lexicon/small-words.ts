// The small words of any sentence, each by what it does there. They name nothing and count nothing.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";

export const is = words(`là`);
/** "Made up of": in front of an amount, or of the parts of one. */
export const madeOf = words(`gồm; bao gồm`);
/** What stands before an amount. */
export const isOf = [...madeOf, ...words(`đạt`)];
export const topic = words(`thì`);
export const have = words(`có`);
export const of = words(`của`);
export const give = words(`cho`);
export const at = words(`ở`);
export const within = words(`trong`);
export const into = words(`vào`);
export const southernInto = words(`vô`);
export const about = words(`về`);
export const along = words(`đi`);

export const plural = words(`các; những`);
/** "Several", and in a question "how many". */
export const several = words(`mấy`);
export const piece = words(`cái`);
export const number = words(`số`);
export const affair = words(`việc`);

export const demonstrative = words(`này`);
export const here = words(`đây`);

export const already = words(`rồi`);
export const done = words(`đã`);
export const will = words(`sẽ`);
export const again = words(`lại`);
export const more = words(`nữa`);
export const added = words(`thêm`);
export const finished = words(`xong`);
export const enough = words(`đủ`);
export const leave = words(`để`);
export const want = words(`muốn`);
export const need = words(`cần`);
/** "Must"; as an answer it is a yes. */
export const must = words(`phải`);
/** "Can", "was"; as an answer it is a yes. */
export const can = words(`được`);
export const begin = words(`bắt đầu`);
export const stopIt = words(`thôi`);

export const what = words(`gì`);
export const which = words(`nào`);
export const who = words(`ai`);
export const where = words(`đâu`);
export const how = words(`sao`);
export const inWhatWay = words(`thế nào; như thế nào`);
export const howMany = words(`bao nhiêu`);
export const when = words(`khi nào`);
export const or = words(`hay; hay là; hoặc`);
export const orHow = words(`hay sao`);

export const all = words(`tất cả`);
export const whole = words(`toàn bộ`);
export const evenly = words(`đều; đều là`);
/** "All of it" and "at all". */
export const allGone = words(`hết`);
export const atAll = [...allGone, ...words(`cả`)];
export const other = words(`khác`);
export const together = words(`và`);
export const beside = words(`với`);
export const ever = words(`hề`);
export const one = words(`một`);
export const only = words(`chỉ; chỉ có`);
/** "Without so many": what is not there. */
export const lacking = words(`thiếu`);
/** "As well". */
export const likewise = words(`cũng`);
export const alone = words(`riêng`);
export const but = words(`mà`);
export const many = words(`nhiều`);
export const very = words(`rất`);
/** Behind what it makes stronger. */
export const veryMuch = words(`lắm`);
export const too = words(`quá`);
export const reason = words(`vì`);
export const temporary = words(`tạm`);
export const now = words(`hiện`);
/** "There are now". */
export const nowadays = words(`hiện có; hiện nay; hiện tại; hiện giờ`);

/** What somebody knows, or does not. */
export const know = words(`biết; rõ; nắm; hiểu; xác định`);
/** Figures that somebody has, or has not. */
export const haveFigures = words(`có số liệu; nắm được`);
export const above = words(`trên`);
/** "Without", "except"; before a figure "minus". */
export const without = words(`trừ`);
export const questionMark = words(`?`);
/** "Not at all". */
export const notAtAll = words(`chẳng; chả`);
export const exceptFor = words(`ngoại trừ`);
/** Closes a question, or is the whole of one. */
export const whatIsIt = words(`là sao`);
export const orNot = words(`hay không`);
export const alike = words(`tương tự`);
export const equals = words(`bằng`);
export const still = words(`còn`);
export const some = words(`vài`);
export const helpMe = words(`giúp`);
/** What something is changed to: "thành 221", "sang 15/10". */
export const becoming = words(`thành`);
export const over = words(`sang`);
export const asIf = words(`như`);
export const following = words(`theo`);
/** Behind a deed: "do it for me". */
export const forMe = words(`giùm`);
/** Asks leave. */
export const mayI = words(`được không; được ko; được hông`);
/** Besides what was said; in a list also "what is left". */
export const furthermore = words(`ngoài ra`);
/** Of those just named; behind a figure a part of it. */
export const amongThese = words(`trong đó`);
export const namely = words(`cụ thể`);
