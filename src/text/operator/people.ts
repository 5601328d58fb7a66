// What the operator reads of single people: one whom a list names is forgotten, an officer is given their page. Pure.
import type { Value } from "../../form/answers.ts";
import type { Place } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { formatNumber, formatTime } from "../format.ts";
import { masked } from "../interview/masked.ts";
import { typed, wanted } from "./command-line.ts";

export const forgetHelp = {
  summary: "xóa thông tin cá nhân của một người trong danh sách của đơn vị, khi người ấy yêu cầu",
  help: `people forget --unit ${wanted.code} [--list ${wanted.number}] [--line DÒNG] [--round ${wanted.number}]

Không có --line: cho xem các dòng của danh sách, thông tin cá nhân che bớt, mỗi dòng với số (hoặc mã, nếu đơn vị đã bỏ dòng
ấy) để chọn. Có --line: xóa ngay các ô thông tin cá nhân của dòng ấy (họ tên, ngày sinh, điện thoại…) trong câu trả lời,
lịch sử, mọi bản đã nộp, thay bằng “…”; tin đã gửi về báo cáo ấy và tệp gửi kèm có tên người ấy cũng xóa. Dòng, số dòng, các
ô khác và thông tin của người khác vẫn còn; biên nhận vẫn giữ mã SHA-256 của nội dung đã nộp. Không lấy lại được.
  --list   số của danh sách trong biểu mẫu; bỏ được khi biểu mẫu chỉ có một danh sách người
  --line   dòng nào, như lệnh cho xem
Người ấy còn có tên ở chỗ khác trong báo cáo (ghi chú, thuyết minh, danh sách khác) thì phải xem từng chỗ.

Ví dụ: ${typed("people forget --unit THPT-01 --list 4")}
       ${typed("people forget --unit THPT-01 --list 4 --line 2")}`,
} as const;

type List = { readonly no: string; readonly title: string };
type Line = {
  readonly id: string;
  readonly no: number | null;
  readonly values: ReadonlyMap<Place, Value>;
};

export const forgetText = {
  noLists: "Biểu mẫu của đợt này không có danh sách nào hỏi thông tin cá nhân.",
  whichList: (lists: readonly List[]) =>
    `Chọn danh sách bằng --list: ${lists.map(({ no, title }) => `${no} (${title})`).join("; ")}.`,
  title: ({ no, title }: List, unit: string) => `${unit}, danh sách ${no}: ${title}`,
  /** One line, its person known to whoever gave it. */
  line: (q: Questionnaire, { id, no, values }: Line) => {
    const said = [...values].map(([place, value]) => String(masked(q, place, value)));
    return `${(no === null ? `${id} (đã bỏ)` : String(no)).padEnd(8)} ${said.length === 0 ? "(chưa ghi)" : said.join("; ")}`;
  },
  noLines: "Danh sách chưa có dòng nào.",
  unknownLine: (said: string) => `Danh sách không có dòng “${said}”. Bỏ --line để xem các dòng.`,
  done: ({ no }: List, line: string, unit: string) =>
    `Đã xóa thông tin cá nhân của dòng ${line}, danh sách ${no}, ${unit}. Số dòng và số liệu vẫn còn.`,
  files: (count: number) => `Đã xóa ${formatNumber(count)} tệp gửi kèm có tên người ấy.`,
  otherFiles: (count: number, code: string) =>
    `Còn ${formatNumber(count)} tệp gửi kèm chưa thấy tên người ấy (ảnh, tệp quét thì không đọc được): chuyên viên xem bằng lệnh /files ${code} rồi bỏ tệp nào có tên.`,
} as const;

export const pageHelp = {
  summary: "liên kết mở trang làm việc của một chuyên viên",
  help: `page [--person ${wanted.number}]

Không có --person: liệt kê chuyên viên với số của từng người. Có --person: in liên kết, mở được một lần trong 10 phút, gửi
riêng cho người ấy. Chuyên viên tự lấy được bằng cách gõ “trang” trong cuộc trò chuyện với bot.

Ví dụ: ${typed("page")}
       ${typed("page --person 3")}`,
} as const;

export const pageReport = {
  officer: ({ id, name, unit }: { id: number; name: string | null; unit: string }) =>
    `${String(id).padEnd(6)} ${name ?? "(chưa có tên)"}, ${unit}`,
  none: "Chưa có chuyên viên nào. Cấp mã chuyên viên: xem lệnh codes.",
  noOfficer: (id: number) =>
    `Người số ${id} không phải chuyên viên. Bỏ --person để xem số của từng chuyên viên.`,
  until: (at: Date, zone: string) => `Mở được một lần, đến ${formatTime(at, zone)}.`,
} as const;
