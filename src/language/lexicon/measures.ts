// What is counted: people, and everything else ("count"). `shared` are words that also stand for the speaker.
import { words } from "../phrases.ts";
import { grownUps, parents, pupilNames } from "./audience.ts";
import { arrive, arrows, day, from, session, until } from "./days.ts";
import { average } from "./levels.ts";
import { offices } from "./offices.ts";
import { child, friend, younger, youngerShort } from "./persons.ts";
import { activity, part, quantity, sum } from "./report.ts";
import {
  above,
  beside,
  howMany,
  many,
  number,
  or,
  orHow,
  piece,
  several,
  some,
  temporary,
  together,
  whole,
  within,
  without,
} from "./small-words.ts";
import { attend, canvass, ceremony, held, join, reward, rewarded, visit } from "./work.ts";

/** Whoever it is. */
export const person = words(`người; ng`);

export const people = [
  ...pupilNames,
  ...child,
  ...grownUps,
  ...parents,
  ...person,
  ...words(`
  n; hv; học viên; cb-gv-nv; cb gv nv; cán bộ giáo viên; cán bộ, giáo viên; sv; sinh viên; ts; thí sinh; lượt; lượt người; lượt hv;
  lượt học viên; lượt tham gia; đại biểu; đb; thành viên; đoàn viên; hội viên; đội viên; ph; phhs; cá nhân; cn; nữ; nam; bạn đọc; độc giả;
  bcv; khách; người dân; bà con; cháu học sinh; người học; người tham gia; người dự; người tham dự; lượt đọc; tập huấn viên;
  học sinh sinh viên; quản lý; vận động viên; vđv; người xem; người đọc; người lớn; thanh niên; phụ nữ; cựu học sinh;
  người/lượt; lượt người xem; lượt xem; lượt người dự; lượt người tham gia;
`),
];

export const classes = words(`lớp`);
export const grades = words(`khối`);
/** A time that something was held; the round of a report too. */
export const round = words(`đợt`);
/** Once, twice. */
export const time = words(`lần`);
export const contest = words(`cuộc; cuộc thi; thi`);
export const books = words(`sách`);

/** What is counted, by what it is: a row that asks for one sort is not about another. */
const sorts = {
  people,
  class: [
    ...classes,
    ...words(`
  l; lơp; lóp; lớp học; lớp học sinh; lớp tập huấn; lớp bồi dưỡng; khóa; khóa học;
`),
  ],
  event: [
    ...session,
    ...activity,
    ...contest,
    ...round,
    ...time,
    ...words(`
  cuộc/buổi; c; lượt thi; hội thi; hội thao; hội diễn; hội thảo; hội nghị; chuyên đề; tọa đàm;
  buổi tọa đàm; buổi sinh hoạt; hội; hội sách; sự kiện; tiết; tiết mục; chương trình; chuyến; chuyến đi;
  trận; môn; đêm; triển lãm; phong trào; gian; gian hàng;
`),
  ],
  news: words(`
  tin; bài; tin bài; tin, bài; tin/bài; tin - bài; tin-bài; tin và bài; bài viết; bài báo; tin tức; mẩu tin; bản tin;
  video; clip; ảnh;
`),
  print: words(`
  tờ; tờ rơi; áp phích; áp-phích; băng rôn; băng-rôn; băng zôn; băng rol; khẩu hiệu; pano; pa nô; poster; banner;
  standee; ấn phẩm; tấm; bức; bức tranh; tranh; quyển/tờ; tờ/quyển; cuốn/tờ;
`),
  book: [...books, ...words(`quyển; cuốn; quyển sách; cuốn sách; q; đầu sách; bộ sách`)],
  collective: [...grades, ...words(`tập thể; tt; tổ; nhóm; clb; câu lạc bộ; đội; cụm; ngành`)],
  school: words(`cơ sở; cơ sở giáo dục; csgd; điểm trường; trường/trung tâm`),
  area: words(`huyện; xã; phường; thị trấn; thành phố`),
  award: words(`giải; giấy khen; bằng khen`),
  /** Fits whatever is counted. */
  thing: [...piece, ...part, ...words(`bản; bộ; chiếc; điểm; mô hình; phần quà; suất; văn bản`)],
} as const;

export type Measure = keyof typeof sorts;

export const measures: Readonly<Record<Measure, readonly string[]>> = sorts;

export const things: readonly string[] = Object.entries(sorts).flatMap(([sort, list]) =>
  sort === "people" ? [] : [...list],
);

/** Measures after a figure, the speaker or mere filler elsewhere. */
export const shared = {
  people: [...younger, ...youngerShort, ...friend, ...words(`đồng chí; đ/c; đc`)],
  schools: offices,
  things: [...offices, ...ceremony, ...day],
};

/** Before a unit it makes a label: "so lop: 12". */
export const labelLead = [...number, ...quantity, ...sum, ...words(`số lượt`)];

/** What may follow a unit and belongs to it. */
export const qualifiers = [
  ...join,
  ...attend,
  ...rewarded,
  ...reward,
  ...visit,
  ...held,
  ...within,
  ...words(`mầm non; tiểu học; thcs; thpt; trung học; học tập; về nguồn; tại chỗ; dự thi`),
];

/** A figure that somebody does not vouch for; in front of it or of a day. */
export const roughly = words(`khoảng; khoảng chừng; chừng; !cỡ; !độ; !tầm; dự kiến; gần`);
/** "Surely", which is less than sure. */
export const unsure = words(`chắc`);
export const guess = words(`hình như; có lẽ`);
export const perhaps = [...guess, ...words(`có thể`)];
export const eitherSide = words(`ước chừng; hơn; đâu đó`);
export const depends = words(`tùy`);
export const few = words(`không nhiều; ko nhiều`);
export const fully = words(`đầy đủ`);

export const approximate = {
  /** In front of the figure, or anywhere. */
  before: [
    ...roughly,
    ...unsure,
    ...perhaps,
    ...eitherSide,
    ...temporary,
    ...or,
    ...words(`
  trên dưới; cỡ chừng; độ chừng; độ khoảng; tầm khoảng; ước; ước tính; ước khoảng; ước đạt; xấp xỉ; dưới; ngót; gần như;
  chắc là; chắc khoảng; dự tính; tối đa; tối thiểu; ít nhất; nhiều nhất; không quá; không dưới; ko dưới; ko quá; không dưới mức;
  chưa đến; chưa tới; chưa đầy; nhiều hơn; ít hơn; lối; cỡ khoảng; !cở; vào khoảng; gần được; đến hơn; tới hơn; bèo nhất;
  trung bình khoảng; nghe nói; áng chừng; chừng độ; tạm tính; không hơn; không đến; không tới;
`),
  ],
  /** Only with a figure right after: the bare forms are other words. */
  beforeFigure: [
    ...from,
    ...until,
    ...arrive,
    ...words(`do; tam; co chung; co khoang; lên đến; lên tới; non`),
  ],
  after: [
    ...guess,
    ...eitherSide,
    ...several,
    ...depends,
    ...orHow,
    ...words(`
  trở lên; trở xuống; đổ lên; đổ lại; đổ xuống; lẻ; gì đó; chi đó; hoặc hơn; có dư; dư; ngoài;
  là cùng; hoặc nhiều hơn; hoặc ít hơn; thì phải; chắc vậy;
`),
  ],
  /** Instead of a figure. */
  instead: [
    ...many,
    ...several,
    ...few,
    ...fully,
    ...howMany,
    ...whole,
    ...some,
    ...words(`
  nhiều lắm; rất nhiều; ít; rất ít; một ít; một vài; vài ba; dăm; dăm ba; dăm bảy;
  một số; hàng chục; hàng trăm; hàng nghìn; hàng ngàn; đông; đông đủ; đông lắm; toàn trường;
  tất cả học sinh; không ít; không đáng kể; vài chục; vài trăm; mấy chục;
  mấy trăm; một nửa; phân nửa; đa số; hầu hết; vô số; nhìu; hơi nhiều; hơi ít;
  cũng nhiều; kha khá; tương đối; cả trăm; cả ngàn; cả nghìn; năm ba; mươi mười lăm; đôi ba; vài mươi;
`),
  ],
};

export const everyOne = words(`mỗi`);
/** "Each in turn". */
export const fromEach = words(`từng`);
/** Stands before a noun that is counted one by one. */
export const ofEach = [...everyOne, ...fromEach];

/** Between two figures "of", in front of one alone "more than": "30 trên 32 lớp", "trên 30 lớp". */
export const outOf = above;
/** May stand between "of" and the whole. */
export const ofWhole = sum;

/** How many there are on a list of people: "sĩ số 1148". */
export const headCount = words(`sĩ số; quân số`);

/** Figures for each of several, not in all. */
export const each = [
  ...everyOne,
  ...average,
  ...words(`
  mỗi lớp; mỗi cuộc; mỗi buổi; bình quân; bq; tb; trung bình mỗi lớp; mỗi trường;
  từng lớp; mỗi khối; mỗi đợt; mỗi đơn vị; mỗi cuộc thi; /lớp; / lớp; /cuộc; /buổi; / cuộc; / buổi;
  /1 lớp; /mỗi lớp; /cuộc thi;
`),
];

export const and = [...together, ...beside, ...words(`cùng; cùng với; vs; &`)];

/** Between two figures it makes a range. */
export const upTo = [...until, ...arrive, ...arrows];

/** How the sign % is spoken. */
export const percent = words(`phần trăm`);

export const minus = [...without, ...words(`âm`)];

export const currency = words(
  `đ; đồng; d; vnd; vnđ; ₫; đồng chẵn; vn đồng; đvn; việt nam đồng; đồng việt nam`,
);

/** Paid by someone else or in kind: no figure, and not plainly none. */
export const selfFunded = [
  ...canvass,
  ...words(`
  tự túc; tự chi; tự lo; tự trang trải; tự đóng góp; xã hội hóa; xhh; phụ huynh đóng góp; phụ huynh ủng hộ; mạnh thường quân;
  miễn phí; hiện vật; bằng hiện vật; tự nguyện; lồng ghép; từ nguồn xã hội hóa; nguồn xã hội hóa; tự cân đối; kinh phí tự túc;
  trường tự túc; đóng góp;
`),
];
