// What the operator reads of one-time codes and of links to files. Pure.
import type { AttachedRef } from "../../message.ts";
import { formatNumber, formatTime } from "../format.ts";
import { typed, wanted } from "./command-line.ts";

/** What a link gives whoever opens it. */
type Gives = AttachedRef["type"] | "preview";
type Role = "contact" | "officer" | "reader";

export function codesHelp(days: number): { readonly summary: string; readonly help: string } {
  return {
    summary: "làm mã dùng một lần cho đầu mối, chuyên viên, người xem",
    help: `codes [--role contact|officer|reader] [--units MÃ,MÃ|all] [--days ${days}] [--json | --xlsx TỆP]

Mỗi đơn vị một mã, kèm liên kết. Mã chỉ hiện lúc này, cơ sở dữ liệu không giữ mã.
  --role   contact: đầu mối (mặc định); officer: chuyên viên; reader: người xem
  --units  các đơn vị; bỏ thì đầu mối là mọi đơn vị phải nộp, chuyên viên và người xem là đơn vị trên cùng
  --days   số ngày mã còn dùng được
  --xlsx   ghi vào tệp Excel; với đầu mối là phiếu mã, mỗi đơn vị một phiếu, để in hoặc gửi riêng
Xem các mã đã làm: codes list. Thu hồi: codes revoke.

Ví dụ: ${typed("codes --role officer")}
       ${typed("codes --units THPT-01,THPT-02 --xlsx phieu-ma.xlsx")}`,
  };
}

export const codesKeptHelp = {
  list: {
    summary: "xem các mã đã làm, mã nào đã dùng",
    help: `codes list [--json]

Mỗi mã một dòng: đơn vị, vai trò, trạng thái, thời hạn. Bản thân mã không được giữ: cần thì làm mã mới (codes).

Ví dụ: ${typed("codes list")}`,
  },
  revoke: {
    summary: "thu hồi các mã chưa ai dùng",
    help: `codes revoke --units MÃ,MÃ|all [--role contact|officer|reader]

Thu hồi mã chưa dùng của các đơn vị này. Ai đã vào rồi thì vẫn ở lại: chuyên viên thu hồi quyền trong chat.

Ví dụ: ${typed("codes revoke --units THPT-01")}`,
  },
} as const;

export const linksHelp = {
  list: {
    summary: "xem các liên kết đến tệp còn mở được",
    help: `links list [--units MÃ,MÃ] [--person SỐ] [--json]

Mỗi liên kết một dòng: số, đơn vị, số của người nhận, cho tải gì, làm lúc nào, mở được đến lúc nào. Bản thân liên kết
không được giữ.

Ví dụ: ${typed("links list --units THPT-01")}`,
  },
  revoke: {
    summary: "thu hồi liên kết đến tệp",
    help: `links revoke ${wanted.number}|all [--units MÃ,MÃ] [--person SỐ]

Thu hồi một liên kết trong links list, hoặc tất cả: của các đơn vị này, của người này, hoặc mọi liên kết. Ai được quyền
thì xin lại trong chat là có liên kết mới.

Ví dụ: ${typed("links revoke 12")}`,
  },
} as const;

const roles: Readonly<Record<Role, string>> = {
  contact: "đầu mối",
  officer: "chuyên viên",
  reader: "người xem",
};
const states = { open: "chưa dùng", used: "đã dùng", expired: "hết hạn", revoked: "đã thu hồi" } as const;
const given: Readonly<Record<Gives, string>> = {
  workbook: "tệp Excel",
  "filled-totals": "biểu mẫu",
  "filled-unit": "biểu mẫu",
  opinions: "ý kiến các đơn vị",
  "empty-units": "tệp để điền cho các đơn vị",
  receipt: "biên nhận",
  draft: "bản nháp",
  slips: "phiếu mã",
  upload: "gửi tệp",
  grid: "nhập vào bảng",
  stored: "tệp kèm",
  dispatch: "công văn",
  preview: "xem trước",
};

export const codesReport = {
  role: "--role phải là contact (đầu mối), officer (chuyên viên) hoặc reader (người xem).",
  oneForm: "Chỉ chọn một trong hai: --json hoặc --xlsx.",
  noUnits: "Chưa có đơn vị nào. Nạp danh sách đơn vị trước: units import.",
  noUnit: (codes: readonly string[]) => `Không có đơn vị mang mã ${codes.join(", ")}. Xem: units list.`,
  unitsMissing: "Thiếu --units: ghi các mã đơn vị, hoặc all.",
  opensHereOnly: (page: string) =>
    `Liên kết bắt đầu bằng ${page}, chỉ mở được trên máy này. Đặt PUBLIC_URL rồi làm lại mã trước khi gửi đi.`,
  inFile: (count: number, file: string) => `Đã ghi ${formatNumber(count)} mã vào ${file}.`,
  kept: (shown: {
    readonly unit: string;
    readonly role: Role;
    readonly state: keyof typeof states;
    readonly at: Date;
    readonly zone: string;
  }) =>
    `${shown.unit.padEnd(14)} ${roles[shown.role].padEnd(11)} ${states[shown.state].padEnd(10)} ${shown.state === "used" ? "lúc" : "hạn"} ${formatTime(shown.at, shown.zone)}`,
  count: (count: number) => `${formatNumber(count)} mã.`,
  revoked: (count: number) => `Đã thu hồi ${formatNumber(count)} mã.`,
} as const;

export const linksReport = {
  listed: (shown: {
    readonly number: number;
    readonly unit: string | null;
    readonly person: number;
    readonly gives: Gives;
    readonly made: Date;
    readonly until: Date;
    readonly zone: string;
  }) =>
    `${String(shown.number).padStart(6)}  ${(shown.unit ?? "-").padEnd(14)} người ${String(shown.person).padEnd(6)} ${given[shown.gives].padEnd(10)} làm ${formatTime(shown.made, shown.zone)}, mở được đến ${formatTime(shown.until, shown.zone)}`,
  count: (count: number) => `${formatNumber(count)} liên kết.`,
  number: "số của liên kết",
  unknown: (said: string) => `Không có liên kết còn mở nào mang số ${said}. Xem: links list.`,
  revoked: (count: number) => `Đã thu hồi ${formatNumber(count)} liên kết.`,
} as const;
