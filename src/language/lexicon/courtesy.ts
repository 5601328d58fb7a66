// Courtesy around an answer: how one opens, closes, greets, thanks and hesitates. It says nothing about the answer.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { addressedMany, bot, calling, elders, friend, younger } from "./persons.ts";

/** "I hear you": neither yes nor no. */
export const dutiful = words(`dạ`);
export const respect = words(`thưa`);
/** Its bare form begins rows: "kinh phí". */
export const formal = words(`kính`);
export const formally = words(`kính gửi; kính thưa`);
export const please = words(`xin`);
export const byLeave = words(`xin phép`);

/** At the end of a sentence, north and south. */
export const ah = words(`!à`);
export const respectful = words(`ạ`);
export const closing = [
  ...ah,
  ...respectful,
  ...words(`nhé; nhe; nha; nhá; nhen; nghen; nghe; hen; ha; nè; đó; đấy; vậy; ah; !á`),
];
/** They close a question. */
export const askingClose = words(`hả`);
/** "Rather": in a correction what stands behind it is the wrong figure. */
export const rather = words(`chứ`);
/** "Right away". */
export const straight = words(`luôn`);
export const emphasis = [...straight, ...rather];
/** Cried out in front of what is said. */
export const cries = words(`!ủa; ôi; !ấy; chết; trời; xin lỗi; sorry`);

export const drawl = words(`!ờ`);
/** No word yet: neither yes nor no to a question of substance, but yes to "is that right?". */
export const hesitation = [...drawl, ...words(`ừm; uhm`)];

export const greetings = words(`chào; xin chào; kính chào; alo; a lô; hello; helo; hi; hey`);
/** "Cô ơi": calls whoever shall listen. */
export const calls = combine([...younger, ...elders, ...bot, ...friend, ...addressedMany], calling);
export const thanks = words(`cảm ơn; cám ơn; thanks; thank you`);

/** Wherever a sentence may hold courtesy. */
export const polite = [...dutiful, ...respect, ...closing, ...emphasis];
