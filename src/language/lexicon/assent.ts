// Every spelling of yes and of no. They answer the question that stands there, whatever it asks; never a value beside it.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";
import { hesitation } from "./courtesy.ts";
import { can, have, must } from "./small-words.ts";

export const right = words(
  `đúng; đúng rồi; đúng vậy; đúng thế; đúng hết; đúng mà; đúng đúng; đúng r; đr; chính xác; chuẩn; chuẩn rồi`,
);
/** A yes that is mostly courtesy, and as often an opening: "vâng, 12 lớp". */
export const obliging = words(`vâng`);
export const mumbled = words(`ừ; ừa; uh; ukm`);
export const okay = words(`ok; okk; oke; oki; okay; okie; okla; okê; ô kê; okey; okela`);
/** Also thanks for what was just said. */
export const granted = words(`được rồi`);

export const agreed = words(`đồng ý`);
export const refused = words(`không đồng ý`);

/** Signs for yes and for no, as people put them behind what they tick off. */
export const ticks = words(`✅; 👍; 👌; ✔`);
export const crosses = words(`❌; 👎; ✖`);

/** Yes, without the hesitations that may as well be none. */
export const plainAssent = [
  ...right,
  ...obliging,
  ...mumbled,
  ...okay,
  ...have,
  ...must,
  ...can,
  ...granted,
  ...agreed,
  ...words(`phải rồi; nhất trí; ok rồi; vâng đúng; ừ đúng rồi; có chứ; đc; dc; yes; yep`),
  ...ticks,
];

/** Yes; the first is what our own choices are called. "Dạ" is not one: it means "I hear you". */
export const assent = [...plainAssent, ...hesitation];

/** The word for no that is also the number. */
export const noughtWord = words(`không; ko; kô`);
/** Of a thing it says that it is broken; a southern "no" where nothing else is said. */
export const broken = words(`!hỏng`);
/** One word for no, as people type it. */
export const negations = [
  ...noughtWord,
  ...broken,
  ...words(`
  k; kh; khg; kg; hk; hok; hông; hổng; hong; hem; khum; khong; khom; kông; kong; k0; hổg; hôg; hg; khôg;
`),
];
export const foreignNo = words(`no; nope; nah`);
export const wrong = words(`sai rồi`);
/** Says of something that it is not so. To "how many?" it answers nothing: what was said before may be wrong. */
export const notSo = [
  ...wrong,
  ...words(`
  không phải; ko phải; k phải; hông phải; hổng phải; không phải vậy; không đúng; ko đúng; k đúng; chưa đúng; chưa phải; sai;
  không được; không phải đâu; ko phải đâu; sai số rồi;
`),
  ...refused,
  ...crosses,
];
const twice = words(`không không`);
/** A no that may as well say that there is none. */
export const nay = [...negations, ...foreignNo, ...twice];
/** A whole no beside the plain word. */
export const refusals = [...foreignNo, ...twice, ...notSo];

/** No. */
export const denial = [...nay, ...notSo];
