// What is said of reports of several units that were handed over together. Pure.
import type { Unreadable } from "../../files/unreadable.ts";
import type { GatheredDoubt } from "../../interview/handed/gathering.ts";
import { uploadHere } from "../../message.ts";
import { sayUnreadable, shortName } from "../file-kinds.ts";
import type { OfferWords } from "../officer/officer.ts";

/** One report as it is told: its file, its unit where that is known, and why it has to be looked at. */
export type ToldReport = {
  readonly no: number | null;
  readonly name: string;
  readonly unit: string | null;
  readonly why: GatheredDoubt | null;
  readonly unreadable: Unreadable | null;
  readonly left: boolean;
};

type ToldGathering = {
  readonly reports: readonly ToldReport[];
  /** How many would be written, and how many rows they leave blank; null where that is settled. */
  readonly ready: number;
  readonly blanks: number;
  readonly zeros: boolean;
  /** The code of a unit of which nothing came, for an example. */
  readonly example: string | null;
  /** How many units have handed in nothing, and are in none of the files. */
  readonly without: readonly string[];
};

const mostListed = 10;
const mostMatched = 60;

export const gatheringOffers = {
  write: { label: "Ghi", word: "ghi", also: ["ghi hết", "ghi tất cả"] },
  takeBack: { label: "Rút lại", word: "rút lại", also: ["gỡ ra"] },
} as const satisfies Record<string, OfferWords>;

export const gatheringText = {
  /** Where nothing has been handed over yet. */
  how: `Báo cáo của các đơn vị không dùng bot: gửi nhiều tệp một lần tại đây, ${uploadHere} (tệp .zip cũng được). Tên tệp hoặc trong tệp cần có mã hay tên đơn vị. Bot đọc, cho xem rồi mới ghi. Cần tệp để điền sẵn mã và tên: gõ “mẫu tất cả”.`,
  /** Kept as the words by which blank rows were said to be none. */
  blanksAreNone: "trống là 0",
  nowhere: "Lệnh này dành cho đơn vị tổng hợp báo cáo của các đơn vị bên dưới.",
  gone: "Các tệp này không còn chờ ghi.",
  unclear: "Xin gõ “ghi”, hoặc số của tệp và mã đơn vị, ví dụ: 2 TH-04; bỏ tệp thì gõ “2 bỏ”.",
  noNumber: (no: number) => `Không có tệp số ${no} cần xem.`,
  noUnit: (no: number, said: string) => `Số ${no}: không có đơn vị “${said}” trong danh sách.`,
  whichUnit: (no: number, codes: readonly string[]) =>
    `Số ${no}: “${codes.join("”, “")}”? Xin gõ lại bằng mã.`,
  handedIn: (no: number, unit: string) => `Số ${no}: ${unit} đã nộp báo cáo nên để nguyên.`,
  unreadable: (no: number) => `Số ${no}: tệp bot không đọc được thì không ghi vào đơn vị nào được.`,
  begun: (count: number) => `Đang ghi ${count} báo cáo, xong bot nhắn ngay.`,
  nothing: "Chưa có tệp nào ghi được.",
  told,
  written,
  takingBack: (count: number) => `Đang rút lại ${count} báo cáo, xong bot nhắn ngay.`,
  takenBack: (count: number, stays: readonly string[]) =>
    [
      `Đã rút lại ${count} báo cáo nhập từ tệp.`,
      stays.length > 0
        ? `Giữ nguyên vì đã có thay đổi hoặc đã nằm trong báo cáo tổng hợp: ${cut(stays)}.`
        : null,
    ]
      .filter((line) => line !== null)
      .join(" "),
  whole: (reports: readonly ToldReport[]) =>
    reports
      .filter(({ unit, why, left }) => unit !== null && why === null && !left)
      .slice(0, mostMatched)
      .map(({ unit, name }) => `${unit}: ${shortName(name)}`)
      .join("\n"),
} as const;

/** "29/33 tệp đọc được; 4 cần xem", each of those by its number, and what may be typed. */
function told({ reports, ready, blanks, zeros, example, without }: ToldGathering): string {
  const doubtful = reports.filter(({ why, left, no }) => why !== null && !left && no !== null);
  const left = reports.filter((one) => one.left);
  const read = reports.filter(({ why }) => why !== "unreadable").length;
  const lines = [
    doubtful.length === 0
      ? `${read}/${reports.length} tệp đọc được; ${ready} báo cáo ghi được.`
      : `${read}/${reports.length} tệp đọc được; ${ready} báo cáo ghi được; ${doubtful.length} cần xem:`,
    ...doubtful.slice(0, mostListed).map((one) => `${one.no}. ${reason(one)}`),
    doubtful.length > mostListed ? `và ${doubtful.length - mostListed} tệp khác.` : null,
    left.length > 0 ? `Không ghi: ${cut(left.map(leftName))}.` : null,
    without.length > 0 ? `Chưa có tệp: ${cut(without)}.` : null,
    doubtful.length > 0
      ? `Chọn đơn vị: gõ số và mã, ví dụ: ${doubtful[0]?.no ?? 1} ${example ?? "TH-04"}; bỏ tệp thì gõ “${doubtful[0]?.no ?? 1} bỏ”. Nhiều tệp thì cách nhau bằng dấu phẩy.`
      : null,
    blanks === 0
      ? null
      : zeros
        ? `${blanks} dòng để trống trong các tệp được ghi là 0.`
        : `Các tệp để trống ${blanks} dòng, bot không tự ghi 0. Trống là không có thì gõ “trống là 0”.`,
    ready > 0 ? `Ghi ${ready} báo cáo thì gõ “ghi”; xem tệp nào của đơn vị nào thì gõ “xem”.` : null,
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function leftName({ name, unit, why }: ToldReport): string {
  return why === "handed-in" && unit !== null ? `${unit} (đã nộp, để nguyên)` : shortName(name);
}

function reason({ name, unit, why, unreadable }: ToldReport): string {
  const file = shortName(name);
  switch (why) {
    case "unreadable":
      return unreadable ? sayUnreadable(file, unreadable) : file;
    case "no-unit":
      return `${file}: chưa rõ của đơn vị nào.`;
    case "contradicts":
      return `${file}: mã và tên trong tệp là của hai đơn vị khác nhau.`;
    case "twice":
      return `${file}: cũng của ${unit}, có tệp khác. Lấy tệp này thì gõ số và “lấy”.`;
    case "nothing":
      return `${file}${unit === null ? "" : ` (${unit})`}: không thấy mục nào của báo cáo này.`;
    case "sheets":
      return `${file}${unit === null ? "" : ` (${unit})`}: có nhiều trang tính giống báo cáo, xin gửi riêng trang cần lấy.`;
    case "handed-in":
      return `${unit} đã nộp báo cáo nên để nguyên.`;
    case null:
      return file;
  }
}

type Written = {
  readonly sealed: readonly string[];
  readonly kept: readonly string[];
  readonly left: readonly string[];
};

function written({ sealed, kept, left }: Written): string {
  return [
    `Đã nhập và nộp hộ ${sealed.length} báo cáo, ghi rõ “nhập hộ từ tệp”.`,
    kept.length > 0
      ? `Đã nhập ${kept.length} báo cáo nhưng chưa nộp, vì còn mục thiếu hoặc số cần xem: ${cut(kept)}.`
      : null,
    left.length > 0 ? `Để nguyên vì đơn vị đã nộp: ${cut(left)}.` : null,
    sealed.length + kept.length > 0
      ? "Ghi nhầm thì gõ “rút lại”, được cho đến khi báo cáo tổng hợp được nộp."
      : null,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

function cut(names: readonly string[]): string {
  const more = names.length - mostListed;
  const shown = names.slice(0, mostListed).join(", ");
  return more > 0 ? `${shown} và ${more} đơn vị khác` : shown;
}
