// What people say around thanks and at parting: "cảm ơn em nhiều nhé, chúc em buổi tối vui vẻ". Nothing here is reported.
import { words } from "../phrases.ts";
import { granted, okay } from "./assent.ts";
import { please, straight, thanks } from "./courtesy.ts";
import { day, endsOfWeek, evening, session } from "./days.ts";
import { able, good } from "./levels.ts";
import * as small from "./small-words.ts";
import { guide } from "./steering.ts";
import * as work from "./work.ts";

/** Thanks somebody, wishes them well, or takes leave. */
export const thanked = [
  ...thanks,
  ...words(`
  chúc; kính chúc; chúc mừng; tạm biệt; bái bai; bye; bye bye; bai; ngủ ngon; hẹn gặp lại; vất vả; cực khổ; làm phiền;
  nhiệt tình; tận tình; dễ thương; chu đáo;
`),
];

/** May stand beside them. */
export const besideThanks = [
  ...please,
  ...straight,
  ...okay,
  ...granted,
  ...day,
  ...session,
  ...endsOfWeek,
  ...guide,
  ...evening,
  ...good,
  ...able,
  ...work.support,
  ...work.assist,
  ...work.remind,
  ...small.helpMe,
  ...small.many,
  ...small.very,
  ...small.too,
  ...small.done,
  ...small.reason,
  ...small.one,
  ...small.have,
  ...small.together,
  ...small.beside,
  ...small.plural,
  ...small.all,
  ...small.veryMuch,
  ...small.can,
  ...small.is,
  ...small.how,
  ...small.whole,
  ...small.allGone,
  ...small.still,
  ...small.finished,
  ...small.stopIt,
  ...words(`
  ghê; thật; thiệt; luôn luôn; chân thành; trân trọng; xin chân thành; gửi lời; lời cảm ơn; lời chúc; nhiều nhiều; vì đã; 
  nhắc nhở; quan tâm; đồng hành; kiên nhẫn; sức khỏe; mạnh khỏe; khỏe; hạnh phúc; thành công; may mắn; an lành; bình an; an vui; vui; zui;
  tốt đẹp; công tác; công tác tốt; làm việc; làm việc vui vẻ; ngày mới; gia đình; hihi; hehe; hiệu quả; đi ngủ; ngủ;
`),
];
