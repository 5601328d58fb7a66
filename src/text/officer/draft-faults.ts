// What keeps a draft from being released, as an officer reads it: where, what is wrong, and how to mend it. Pure.
import type { DraftFault, FaultWhat } from "../../draft/faults/fault.ts";
import { formatDeadline } from "../format.ts";
import { capital } from "../interview/list-prompt.ts";
import { expressionSentences } from "./draft-expressions.ts";
import { plainFaults } from "./draft-plain-faults.ts";
import { sayNamed, shortened } from "./draft-things.ts";

/** The three columns in which a workbook and a page name a fault. */
export type SaidFault = {
  /** "Dòng 2.3 “Máy in”, cột “Nữ”". */
  readonly where: string;
  readonly wrong: string;
  readonly mend: string;
};

export function sayDraftFault(fault: DraftFault, zone: string): SaidFault {
  const [wrong, mend] = sentences(fault.what, fault, zone);
  return { where: whereSaid(fault), wrong, mend };
}

/** The same in one line. */
export function draftFaultLine(fault: DraftFault, zone: string): string {
  const { where, wrong, mend } = sayDraftFault(fault, zone);
  return `${where}: ${wrong}. ${mend}.`;
}

function whereSaid({ at, thing, cell }: DraftFault): string {
  if (thing)
    return capital(cell ? `${sayNamed(thing)}, ${sayNamed({ ...cell, of: null })}` : sayNamed(thing));
  const [, field = "", index] = placeIn.exec(at) ?? [];
  const place = fields[field] ?? "biểu mẫu";
  return capital(index === undefined || !/^\d+$/u.test(index) ? place : `${place} thứ ${Number(index) + 1}`);
}

/** "round/deadlines/0": a field of the round or of the form, and which of several. */
const placeIn = /^\w+\/(\w+)(?:\/(\w+))?/u;

const fields: Readonly<Record<string, string>> = {
  title: "tên báo cáo",
  shortTitle: "tên ngắn của biểu mẫu",
  shortName: "tên ngắn của đợt",
  deadlines: "hạn nộp",
  units: "loại đơn vị",
  profiles: "loại đơn vị",
  highlights: "số chính của bảng tổng hợp",
};

type Said = readonly [wrong: string, mend: string];

function sentences(what: FaultWhat, fault: DraftFault, zone: string): Said {
  switch (what.type) {
    case "number-twice":
      return [
        `số ${what.no} dùng cho nhiều chỗ: ${what.called.map(sayNamed).join(" và ")}`,
        "Xin đổi số để mỗi chỗ một số, vì đơn vị trả lời theo số này",
      ];
    case "column-number-twice":
      return [
        `số (${what.no}) dùng cho nhiều cột: ${what.called.map((one) => sayNamed({ ...one, no: "" })).join(" và ")}`,
        "Xin đánh lại số cột để mỗi cột một số",
      ];
    case "cell":
      return lacking[what.lacks];
    case "setting":
      return [
        `có ghi ${settings[what.setting]}, nhưng cách trả lời ở đây không dùng đến`,
        "Xin xóa chỗ ghi đó, hoặc chọn lại cách trả lời",
      ];
    case "cells-alike":
      return [
        `có hai cột cùng gọi là “${what.called}”, đơn vị trả lời sẽ không phân biệt được`,
        "Xin đặt tên khác nhau, ví dụ “nữ giáo viên” và “nữ học sinh”",
      ];
    case "options-alike":
      return [`hai lựa chọn cùng tên “${what.label}”`, "Xin xóa bớt một, hoặc đặt tên khác nhau"];
    case "option-number":
      return [
        `lựa chọn “${what.label}” là một số nhưng không đứng đúng thứ tự của số đó`,
        `Đơn vị chọn bằng số thứ tự: xin xếp lại, hoặc thêm chữ (ví dụ “mức ${what.label}”)`,
      ];
    case "total-part":
      return totalPart(what);
    case "list-total":
      return [
        `${what.column ? sayNamed({ ...what.column, of: null }) : "một cột"} không cộng được (là tỷ lệ, chữ hoặc thông tin cá nhân)`,
        "Xin bỏ cột này khỏi các cột được cộng dưới danh sách",
      ];
    case "least-most":
      return [
        `số dòng ít nhất (${what.least}) lớn hơn số dòng nhiều nhất (${what.most})`,
        "Xin sửa một trong hai số",
      ];
    case "printed-numbers":
      return [
        `dòng số thứ tự dưới tiêu đề cột có ${what.has} ô, bảng có ${what.wants} cột`,
        "Xin ghi đủ mỗi cột một ô, hoặc xóa cả dòng số đó",
      ];
    case "key-total":
      return [
        `số “${what.label}” lấy từ một ô không còn, không cộng được hoặc là thông tin cá nhân`,
        "Xin khôi phục dòng hoặc cột đó, hoặc bỏ số này khỏi các số chính",
      ];
    case "circle":
      return [
        `tính vòng tròn: ${what.called.map(sayNamed).join(" → ")}`,
        "Xin để ít nhất một chỗ trong đó cho đơn vị nhập, không tính từ chỗ khác",
      ];
    case "too-long":
      return [`dài quá ${what.most} chữ`, "Xin rút gọn"];
    case "empty":
      return [emptied[what.field] ?? "còn một ô bắt buộc để trống", "Xin ghi vào ô đó, hoặc xóa cả chỗ này"];
    case "not-positive":
      return ["có một số phải là số nguyên lớn hơn 0", "Xin sửa số dòng, số chữ số hoặc số lớn nhất ở đây"];
    case "title-too-long":
    case "short-name-too-long":
      return [`dài ${what.has} chữ, nhiều nhất là ${what.most}`, "Xin rút gọn"];
    case "deadline-over":
      return [`đã qua (hết hạn lúc ${formatDeadline(what.at, zone)})`, "Xin ghi hạn ở phía trước"];
    case "unit-unknown":
      return [
        `chưa rõ “${shortened(what.text)}” là loại đơn vị nào của Sở`,
        "Xin chọn loại đơn vị, hoặc ghi là không báo cáo",
      ];
    case "unit-not-asked":
      return [
        `“${shortened(what.text)}” có báo cáo nhưng biểu mẫu chưa hỏi loại đơn vị này`,
        "Xin thêm loại đơn vị này vào biểu mẫu, hoặc ghi là không báo cáo",
      ];
    case "unit-asked-nothing":
      return [
        `không có dòng hay mục nào hỏi “${shortened(what.text)}”`,
        "Xin để loại đơn vị này trả lời ít nhất một dòng, hoặc ghi là không báo cáo",
      ];
    case "general":
      return [
        "chỗ này chưa đúng, chưa phát hành được",
        `Xin xem lại chỗ vừa sửa; nếu không rõ, xin gửi câu này cho người quản trị: ${what.says}`,
      ];
    case "unreadable":
    case "names-nothing":
    case "mixed":
    case "other-value":
    case "not-in-report":
    case "line-before":
    case "nowhere":
    case "several-tables":
      return expressionSentences(what);
    case "proof-alone":
      return fault.cell || fault.thing?.type !== "column"
        ? plainFaults[what.type]
        : ["minh chứng không đứng trong danh sách được", "Xin đổi cách trả lời của cột này, ví dụ thành chữ"];
    default:
      return plainFaults[what.type];
  }
}

function totalPart({ fault, part, column }: Extract<FaultWhat, { type: "total-part" }>): Said {
  const [row, title] = [
    part ? sayNamed({ ...part, of: null }) : "một dòng không còn",
    column ? ` ở ${sayNamed({ ...column, of: null })}` : "",
  ];
  const drop = "Xin bỏ dòng đó khỏi các dòng được cộng";
  switch (fault) {
    case "no-row":
      return [`cộng cả ${row}, nhưng dòng đó không có số`, drop];
    case "no-column":
      return [
        `cộng cả ${row}, nhưng dòng đó không hỏi${title}`,
        `${drop}, hoặc ghi “x” ở ô tổng của cột này`,
      ];
    case "not-added":
      return [
        `cộng cả ${row}${title}, nhưng ô đó không cộng được (tỷ lệ, chữ hoặc ngày)`,
        `${drop}, hoặc ghi “x” ở ô tổng của cột này`,
      ];
  }
}

const lacking: Readonly<Record<Extract<FaultWhat, { type: "cell" }>["lacks"], Said>> = {
  noun: ["chưa rõ con số này đếm gì", "Xin ghi đơn vị tính (ví dụ “cái”, “người”) hoặc tên cột"],
  digits: ["số chữ số sau dấu phẩy phải từ 1 đến 3", "Xin sửa số chữ số"],
  identifies: ["chưa rõ là số gì", "Xin chọn: số điện thoại, số căn cước, mã trường hoặc số tài khoản"],
  choices: [
    "trả lời bằng cách chọn nhưng chưa có gì để chọn",
    "Xin ghi tên một danh sách chọn có ít nhất hai lựa chọn",
  ],
};

const settings: Readonly<Record<Extract<FaultWhat, { type: "setting" }>["setting"], string>> = {
  digits: "số chữ số sau dấu phẩy",
  most: "số lớn nhất",
  scale: "đơn vị tiền",
  identifies: "loại số (điện thoại, căn cước …)",
  choices: "danh sách chọn",
};

const emptied: Readonly<Record<string, string>> = {
  title: "chưa có tiêu đề",
  shortTitle: "chưa có tên",
  text: "chưa có nội dung",
  label: "chưa có tên",
  noun: "chưa ghi đơn vị tính",
};
