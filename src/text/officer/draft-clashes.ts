// Two officers changed one place of a draft, each otherwise: what an officer is asked then. Pure.
import type { Clash } from "../../draft/merge.ts";
import type { Named } from "../../draft/things.ts";
import { capital } from "../interview/list-prompt.ts";
import { sayNamed, shortened } from "./draft-things.ts";
import { kindWords } from "./kind-words.ts";

/** What answers it: mine is what the file or page says that was sent now. */
export const clashAnswers = { mine: "Lấy theo bản vừa gửi", theirs: "Giữ bản đang lưu" } as const;

/** "Dòng 2.3 “Máy in”, lời: bản vừa gửi ghi “A”; bản đang lưu ghi “B” (trước đó “C”). Lấy bản nào?" */
export function sayClash({ key, thing, cell, field, base, mine, theirs }: Clash): string {
  const where = thing
    ? [...(cell ? [sayNamed({ ...cell, of: null })] : []), sayNamed(thing)].join(", ")
    : placeSaid(key);
  const name = field === null || !thing ? "" : `, ${fieldSaid(field, thing)}`;
  const sides = [sideSaid("bản vừa gửi", mine), sideSaid("bản đang lưu", theirs)].join("; ");
  const earlier = valueSaid(base);
  return `${capital(where)}${name}: ${sides}${earlier === null ? "" : ` (trước đó ${earlier})`}. Lấy bản nào?`;
}

function sideSaid(side: string, value: unknown): string {
  if (value === undefined) return `${side} đã bỏ`;
  const said = valueSaid(value);
  return said === null ? `${side} đã sửa` : `${side} ghi ${said}`;
}

/** A value in a few letters; null of what is more than one. */
function valueSaid(value: unknown): string | null {
  if (value === null || value === "") return "để trống";
  if (typeof value === "string") return `“${shortened(words[value] ?? value)}”`;
  if (typeof value === "number") return String(value);
  return typeof value === "boolean" ? (value ? "có" : "không") : null;
}

const words: Readonly<Record<string, string | undefined>> = {
  ...kindWords,
  heading: "tiêu đề",
  total: "tổng",
  input: "được hỏi",
  open: "tự thêm dòng",
};

function fieldSaid(field: string, { type }: Named): string {
  if (field === "label" && type === "row") return "số";
  return fields[field] ?? "nội dung";
}

const fields: Readonly<Record<string, string | undefined>> = {
  text: "lời",
  title: "tiêu đề",
  no: "số",
  label: "tên gọi",
  noun: "đơn vị tính",
  unit: "đơn vị tính",
  kind: "cách trả lời",
  role: "loại dòng",
  compute: "phép tính",
  when: "điều kiện hỏi",
  holds: "nội dung",
  columns: "các ô được hỏi",
  of: "các dòng được cộng",
  choices: "danh sách chọn",
  most: "số lớn nhất",
  digits: "số chữ số sau dấu phẩy",
  list: "số dòng của danh sách",
  part: "tên gọi tắt",
};

/** What has no id of its own. */
function placeSaid(key: string): string {
  return Object.entries(places).find(([place]) => key.startsWith(place))?.[1] ?? "phần chung của biểu mẫu";
}

const places: Readonly<Record<string, string>> = {
  "round/title": "tên báo cáo",
  "round/shortName": "tên ngắn của đợt",
  "round/number": "số công văn",
  "round/signed": "ngày công văn",
  "round/office": "nơi ban hành",
  "round/receiver": "nơi nhận báo cáo",
  "round/email": "địa chỉ thư điện tử",
  "round/help": "người hỗ trợ",
  "round/mustAlsoSend": "phần phải gửi thêm",
  "round/asOf": "ngày lấy số liệu",
  "round/period": "thời gian lấy số liệu",
  "round/ladder": "lịch nhắc",
  "round/deadlines": "hạn nộp",
  "round/units": "loại đơn vị nhận công văn",
  answers: "câu trả lời về công văn",
  marks: "chỗ cần xem lại",
};
