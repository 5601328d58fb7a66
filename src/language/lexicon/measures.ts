// What is counted: people, and everything else ("count"). `shared` are words that also stand for the speaker.
import { words } from "../phrases.ts";

export const people = words(`
  người; nguoi; ng; n; hs; học sinh; hv; học viên; gv; giáo viên; cb; cán bộ; cbgv; cbgvnv; cb-gv-nv;
  cb gv nv; cbql; cán bộ quản lý; cán bộ giáo viên; cán bộ, giáo viên; viên chức; công chức; cbccvc;
  ccvc; nv; nhân viên; sv; sinh viên; ts; thí sinh; lượt; lượt người; lượt hs; lượt học sinh; lượt hv;
  lượt học viên; lượt gv; lượt giáo viên; lượt tham gia; cháu; đại biểu; đb; thành viên; đoàn viên;
  hội viên; đội viên; phụ huynh; ph; phhs; công nhân; người lao động; lao động; nông dân; cá nhân;
  thầy cô; thầy cô giáo; nữ; nam; trẻ; trẻ em; bạn đọc; độc giả; báo cáo viên; bcv; khách; người dân;
  bà con; em học sinh; em hs; cháu học sinh; người học; người tham gia; người dự; người tham dự;
  lượt đọc; tập huấn viên; học sinh sinh viên; hssv; quản lý; vận động viên; vđv; nhà giáo; người xem;
  người đọc; người lớn; thanh niên; phụ nữ; cựu học sinh; nguòi; ngươi; ngừoi; ngừơi; nguời; ngưởi;
  người/lượt; lượt người xem; lượt xem; lượt người dự; lượt người tham gia;
`);

/** What is counted, by what it is: a row that asks for one sort is not about another. */
const sorts = {
  people,
  class: words(`
  lớp; l; lơp; lóp; lowsp; lớp học; lớp học sinh; lớp tập huấn; lớp bồi dưỡng; khóa; khóa học;
`),
  event: words(`
  cuộc; cuộc thi; cuộc/buổi; c; thi; buổi; đợt; lần; lượt thi; hội thi; hội thảo; hội nghị; chuyên đề; tọa đàm;
  buổi tọa đàm; buổi sinh hoạt; hội; hội sách; sự kiện; hoạt động; tiết; tiết mục; chương trình; chuyến; chuyến đi;
  trận; môn; triển lãm; phong trào; gian; gian hàng;
`),
  news: words(`
  tin; bài; tin bài; tin, bài; tin/bài; tin - bài; tin-bài; tin và bài; bài viết; bài báo; tin tức; mẩu tin; bản tin;
  video; clip; ảnh;
`),
  print: words(`
  tờ; tờ rơi; áp phích; áp-phích; băng rôn; băng-rôn; băng zôn; băng rol; khẩu hiệu; pano; pa nô; poster; banner;
  standee; ấn phẩm; tấm; bức; bức tranh; tranh; quyển/tờ; tờ/quyển; cuốn/tờ;
`),
  book: words(`quyển; cuốn; quyển sách; cuốn sách; q; sách; đầu sách; bộ sách`),
  collective: words(`tập thể; tt; tổ; nhóm; clb; câu lạc bộ; đội; khối; cụm; ngành`),
  school: words(`cơ sở; cơ sở giáo dục; csgd; điểm trường; trường/trung tâm`),
  area: words(`huyện; xã; phường; thị trấn; thành phố`),
  award: words(`giải; giấy khen; bằng khen`),
  /** Fits whatever is counted. */
  thing: words(`bản; bộ; cái; chiếc; điểm; mô hình; phần; phần quà; suất; văn bản`),
} as const;

export type Measure = keyof typeof sorts;

export const measures: Readonly<Record<Measure, readonly string[]>> = sorts;

export const things: readonly string[] = Object.entries(sorts).flatMap(([sort, list]) =>
  sort === "people" ? [] : [...list],
);

/** Measures after a figure, the speaker or mere filler elsewhere. */
const schools = words(`đơn vị; trường; trung tâm; phòng`);
export const shared = {
  people: words(`em; bạn; đồng chí; đ/c; đc`),
  schools,
  things: [...schools, ...words(`lễ; lễ khai mạc; ngày`)],
};

/** Before a unit it makes a label: "so lop: 12". */
export const labelLead = words(`số; số lượng; tổng số; sl; tổng; số lượt`);

/** What may follow a unit and belongs to it. */
export const qualifiers = words(`
  mầm non; tiểu học; thcs; thpt; trung học; tham quan; học tập; về nguồn; tại chỗ;
  tham gia; tham dự; dự; dự thi; học; tập huấn; bồi dưỡng; được tặng; được khen; khen thưởng; đã tổ chức;
  mỗi; thi; trong;
`);

export const approximate = {
  /** In front of the figure, or anywhere. */
  before: words(`
  khoảng; khoảng chừng; khoang; chừng; cỡ chừng; !cỡ; !độ; độ chừng; độ khoảng; !tầm; tầm khoảng; ước;
  ước tính; ước chừng; ước khoảng; ước đạt; xấp xỉ; gần; hơn; trên; dưới; ngót; gần như; đâu đó;
  hình như; chắc; chắc là; chắc khoảng; có lẽ; có thể; dự kiến; dự tính; tối đa; tối thiểu; ít nhất;
  nhiều nhất; không quá; không dưới; ko dưới; ko quá; không dưới mức; chưa đến; chưa tới; chưa đầy; hoặc;
  hay; hay là; nhiều hơn; ít hơn; lối; cỡ khoảng; !cở; vào khoảng; gần được; đến hơn; tới hơn; bèo nhất;
  trung bình khoảng; nghe nói; áng chừng; chừng độ; tạm tính; tạm; không hơn; không đến; không tới;
`),
  /** Only with a figure right after: the bare forms are other words. */
  beforeFigure: words(`
  do; tam; co chung; co khoang; từ; đến; tới; toi; den; lên đến; lên tới; non;
`),
  after: words(`
  trở lên; trở xuống; đổ lên; đổ lại; đổ xuống; hơn; lẻ; mấy; gì đó; chi đó; hoặc hơn; có dư; dư; ngoài;
  là cùng; đâu đó; tùy; ước chừng; hoặc nhiều hơn; hoặc ít hơn; có lẽ; thì phải; chắc vậy; hay sao;
  hình như;
`),
  /** Instead of a figure. */
  instead: words(`
  nhiều; nhiều lắm; rất nhiều; ít; rất ít; một ít; một vài; vài; vài ba; dăm; dăm ba; dăm bảy; mấy;
  một số; hàng chục; hàng trăm; hàng nghìn; hàng ngàn; đông; đông đủ; đông lắm; toàn bộ; toàn trường;
  tất cả học sinh; không nhiều; không ít; ko nhiều; không đáng kể; vài chục; vài trăm; mấy chục;
  mấy trăm; đầy đủ; một nửa; phân nửa; đa số; hầu hết; vô số; bao nhiêu; nhìu; hơi nhiều; hơi ít;
  cũng nhiều; kha khá; tương đối; cả trăm; cả ngàn; cả nghìn; năm ba; mươi mười lăm; đôi ba; vài mươi;
`),
};

/** Stands before a noun that is counted one by one. */
export const ofEach = words(`mỗi; từng`);

/** Figures for each of several, not in all. */
export const each = words(`
  mỗi; mỗi lớp; mỗi cuộc; mỗi buổi; bình quân; trung bình; bq; tb; trung bình mỗi lớp; mỗi trường;
  từng lớp; mỗi khối; mỗi đợt; mỗi đơn vị; mỗi cuộc thi; /lớp; / lớp; /cuộc; /buổi; / cuộc; / buổi;
  /1 lớp; /mỗi lớp; /cuộc thi;
`);

export const and = words(`và; với; cùng; cùng với; vs; &`);

/** Between two figures it makes a range. */
export const upTo = words(`đến; tới; ->; =>`);

export const minus = words(`âm; trừ`);

export const currency = words(
  `đ; đồng; d; vnd; vnđ; ₫; đồng chẵn; vn đồng; đvn; việt nam đồng; đồng việt nam; dong`,
);

/** Paid by someone else or in kind: no figure, and not plainly none. */
export const selfFunded = words(`
  tự túc; tự chi; tự lo; tự trang trải; tự đóng góp; xã hội hóa; xhh; phụ huynh đóng góp; phụ huynh ủng hộ; mạnh thường quân;
  miễn phí; hiện vật; bằng hiện vật; tự nguyện; lồng ghép; từ nguồn xã hội hóa; nguồn xã hội hóa; tự cân đối; kinh phí tự túc;
  trường tự túc; vận động; đóng góp;
`);
