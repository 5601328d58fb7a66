// Who speaks and who is spoken to, in the terms by which one calls the other. Knows no politeness around them.
import { words } from "../phrases.ts";

/** "Em" is who speaks, who is addressed, or a pupil: the reader decides, so that it stands alone. */
export const younger = words(`em`);
/** The same in a hurry, behind a figure alone: "340e". */
export const youngerShort = words(`e`);
/** The same of a child. */
export const child = words(`cháu`);
/** Who is addressed, and behind a figure somebody who is counted. */
export const friend = words(`bạn`);
/** Who is addressed, and grown-ups at a school. */
export const teachers = words(`thầy cô`);

export const oneself = words(`mình; tôi; tui`);
const several = words(`tụi em; chúng em; chúng tôi; bọn em`);
/** Whoever speaks, in words that mean nobody else. */
export const self = [...younger, ...child, ...oneself, ...several];
/** Somebody older: who speaks to the younger, or is spoken to. */
export const sir = words(`thầy`);
export const elders = [...words(`chị; anh; cô`), ...sir];
/** One person, speaking or spoken to. */
export const persons = [...younger, ...elders];
export const everybody = [...self, ...elders];

/** What the other side of this chat is called. */
export const bot = words(`bot; ad; admin; sếp`);
export const addressedMany = [...teachers, ...words(`thầy/cô; anh chị; quý thầy cô`)];
export const calling = words(`ơi`);

/** People who are named when somebody has to be asked first. */
export const colleagues = words(`
  kế toán; hiệu trưởng; ban giám hiệu; bgh; văn thư; thư viện; lãnh đạo; phó hiệu trưởng; đoàn; tổ trưởng; thủ quỹ; bí thư; đồng nghiệp;
`);
