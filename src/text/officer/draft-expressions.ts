// What is wrong in a computation, a condition or a rule of a draft, as an officer reads it. Pure.
import type { FaultWhat } from "../../draft/faults/fault.ts";
import type { ErrorReason } from "../../expression/expression.ts";
import type { ExpressionUse } from "../../form/problem.ts";

type Faulty = Extract<FaultWhat, { use: ExpressionUse }>;

const uses: Readonly<Record<ExpressionUse, string>> = {
  compute: "phép tính",
  when: "điều kiện hỏi",
  ratio: "tỷ lệ của bảng tổng hợp",
  rule: "quy tắc",
};

/** What is wrong, and how to mend it. */
export function expressionSentences(what: Faulty): readonly [string, string] {
  const said = `${uses[what.use]} “${what.text}”`;
  switch (what.type) {
    case "unreadable":
      return [
        `${said} chưa đọc được từ chữ thứ ${what.letter}${letters(what.text, what.letter)}`,
        mends[what.reason],
      ];
    case "names-nothing":
      return [
        `${said} nói đến ${what.named}, ở đây không có`,
        "Xin ghi số của dòng trong {…}, số của cột trong […], đúng như in trong biểu",
      ];
    case "mixed":
      return [
        `${said} so hoặc cộng hai thứ khác loại (ví dụ số người với số tiền, số với có/không)`,
        "Xin chỉ so hoặc cộng những số cùng đơn vị",
      ];
    case "other-value":
      return [`${said} ra kết quả khác loại với chỗ này`, results[what.use]];
    case "not-in-report":
      return [
        `${said} cần số của lần trước hoặc quy mô đơn vị`,
        "Điều kiện chỉ dùng số trong báo cáo này: xin sửa lại",
      ];
    case "line-before":
      return [
        `${said} cần số của một dòng danh sách ở lần trước`,
        "Các dòng của hai lần không ứng với nhau: xin bỏ “lần trước” ở đây",
      ];
    case "nowhere":
      return [
        `${said} không dùng được ở dòng nào`,
        "Xin xem lại số của dòng và cột: phải có ít nhất một dòng có đủ các ô đó",
      ];
    case "several-tables":
      return [`${said} hợp với nhiều biểu`, "Xin ghi quy tắc này của biểu nào"];
  }
}

/** What stands there, where the text goes on that far. */
function letters(text: string, letter: number): string {
  const there = text.normalize("NFC").slice(letter - 1, letter + 11);
  return there.trim() === "" ? " (cuối câu)" : ` (“${there}${text.length > letter + 11 ? "…" : ""}”)`;
}

const results: Readonly<Record<ExpressionUse, string>> = {
  compute: "Xin sửa để ra một số cùng đơn vị với cột này",
  ratio: "Xin sửa để ra một số cùng đơn vị với cột này",
  when: "Điều kiện phải trả lời được là có hoặc không, ví dụ {1} > 0",
  rule: "Quy tắc phải trả lời được là đúng hay sai, ví dụ [3] <= [2]",
};

/** What was expected where it could not be read. */
const mends: Readonly<Record<ErrorReason, string>> = {
  empty: "Xin ghi nội dung, hoặc xóa cả ô",
  "too-long": "Câu quá dài: xin tách thành nhiều quy tắc ngắn",
  "too-deep": "Có quá nhiều ngoặc lồng nhau: xin viết gọn lại",
  sign: "Dấu này không dùng được ở đây; dùng được: + - * / = < > <= >= ( ) [ ] { }",
  word: "Từ này không dùng được ở đây; dùng được: tổng, trung bình, nếu … thì …, và, hoặc, không, có, lần trước; nhân viết là *",
  number: "Số viết như 1.250 hoặc 12,5: dấu chấm ở hàng nghìn, dấu phẩy ở phần lẻ",
  open: "Thiếu dấu đóng hoặc bên trong trống: xin viết đủ […], {…} hoặc “…”",
  operand: "Ở đây cần một số, một ô như [3] hoặc {1.1}, hoặc một phép tính",
  "left-over": "Phần từ chỗ này thừa: xin xóa, hoặc thêm dấu nối như + hoặc và",
  bracket: "Thiếu dấu ngoặc đóng “)”",
  "no-then": "Sau “nếu …” cần “thì …”",
  "no-else": "Cần thêm “không thì …” cho trường hợp còn lại",
  colon: "Dấu “:” chỉ để ghi từ dòng này đến dòng kia; phép chia viết là /",
  range: "Chỗ này cần một ô; nhiều ô chỉ dùng trong tổng(…), trung bình(…), đếm(…)",
  arguments: "Trong ngoặc thiếu hoặc thừa: xin xem lại",
  digits: "Làm tròn đến một số chữ số từ 0 đến 9, ví dụ làm tròn([3]; 1)",
  before: "“lần trước” chỉ dùng với ô của biểu mẫu, một lần",
};
