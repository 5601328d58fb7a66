// How people say yes, no and neither to a question of theirs to answer with yes or no.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { strictly, words } from "../phrases.ts";
import { obliging, plainAssent, refusals, right } from "./assent.ts";
import { askingClose, closing, dutiful, emphasis, hesitation } from "./courtesy.ts";
import { session, thisYear } from "./days.ts";
import { books, classes, contest, depends, few, fully, perhaps, unsure } from "./measures.ts";
import { ourOffice, ownNames } from "./offices.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { allDone } from "./steering.ts";
import * as work from "./work.ts";

export const checkMarks = words(`☑; ✓`);
export const crossMarks = words(`✗; ✘; ❎`);

export const yes = [
  ...plainAssent,
  ...small.already,
  ...strictly(small.done),
  ...work.held,
  ...allDone,
  ...words(`
  rùi; ròi; uhm có; ờ có; y; yeah; true; có rồi; có luôn; đã có; chắc chắn có; tất nhiên; dĩ nhiên; đương nhiên; co';
  tổ chức rồi; làm rồi; đã xong; đã làm; đã thực hiện; có tổ chức; u; uk; ừk; ừh; 1; 💯; 🆗; 🙆; v;
`),
  ...checkMarks,
];

/** After a yes these only repeat the question. */
export const yesTail = [
  ...dutiful,
  ...obliging,
  ...emphasis,
  ...right,
  ...small.have,
  ...small.done,
  ...small.can,
  ...small.already,
  ...small.atAll,
  ...small.finished,
  ...small.enough,
  ...fully,
  ...small.demonstrative,
  ...small.but,
  ...small.plural,
  ...classes,
  ...contest,
  ...session,
  ...books,
  ...paper.activity,
  ...work.hold,
  ...work.occur,
  ...work.join,
  ...work.make,
  ...work.open,
  ...work.reward,
  ...work.raise,
  ...work.canvass,
  ...work.launch,
  ...work.openUp,
  ...work.ceremony,
  ...work.visit,
  ...work.funds,
  ...paper.content,
  ...paper.thisItem,
  ...paper.theWeek,
  ...paper.duringTheWeek,
  ...thisYear,
  ...ownNames,
  ...words(`thể thao; văn nghệ`),
];

/** Who did it, before the answer. */
export const subjects = [...ownNames, ...ourOffice];

/** Added to the words for "none" that every kind knows. */
export const no = [
  ...refusals,
  ...work.cancel,
  ...words(`
  n; false; không đâu; đâu có; làm gì có; chưa tổ chức; chưa có tổ chức; chưa thực hiện;
  chưa diễn ra; chưa làm; chưa triển khai; chưa từng; chưa bao giờ; chưa tổ chức được; chưa mở; chưa phát động; chưa khai mạc; 0; 🙅; 🚫; ⛔; không có đâu; đã hủy;
`),
  ...crossMarks,
];

/** Heard, but neither: an acknowledgement, a hesitation, a question back, a maybe. */
export const neither = [
  ...dutiful,
  ...hesitation,
  ...closing,
  ...askingClose,
  ...perhaps,
  ...unsure,
  ...depends,
  ...few,
  ...small.temporary,
  ...small.how,
  ...small.what,
  ...small.whatIsIt,
  ...small.orNot,
  ...small.questionMark,
  ...words(`
  dạ thầy; !dạ cô; dạ em; dạ em nghe; ờm; um; hm; hmm; chắc có; chắc là có; chắc không; chắc rồi; hình như có; hình như không;
  không chắc; có không; có/không; không/có; có hoặc không; 1/0; có hay không; có hay ko; có ko; có k; có và không; vừa có vừa không; có khi; có khi có; cũng có; cũng được; coi như có; gần như có;
  hử; ý là sao; nghĩa là sao; để xem; maybe; phân vân; có một phần; một phần; cũng tùy; nửa nửa; có lẽ có; có lẽ không; chắc ko; không hẳn; k nhiều; có không nhỉ; 🤔;
`),
];
