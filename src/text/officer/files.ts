// What is said about the files that lie with a report. Pure.
import type { UploadOutcome } from "../../interview/handed/handed.ts";
import { formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";

type FileLine = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly at: Date;
  readonly by: string | null;
  /** Null while it waits to be read. */
  readonly became: UploadOutcome["type"] | null;
};

export const filesText = {
  list: (unit: string, files: readonly FileLine[], zone: string) =>
    files.length === 0
      ? `${unit}: chưa có tệp nào kèm báo cáo.`
      : [
          `${unit}: ${formatNumber(files.length)} tệp kèm báo cáo.`,
          ...files.map(
            ({ name, size, at, by, became }, index) =>
              `${index + 1}. ${name} (${sayBytes(size)}), gửi lúc ${formatTime(at, zone)}${by === null ? "" : `, ${by}`}${sayBecame(became)}`,
          ),
        ].join("\n"),
  askUnit: "Xin gửi mã đơn vị cần xem tệp.",
  nowhere: "Không có báo cáo nào để gửi hoặc xem tệp.",
  ready: (name: string) => `Tệp: ${name}`,
  /** Files of which it was said whose they are. */
  coming: (files: number, report: string) => `Đã nhận ${formatNumber(files)} tệp cho ${report}, đang đọc…`,
  gone: "Tệp này không còn.",
  askWhich: "Xin gửi số thứ tự của tệp cần bỏ.",
  confirmDrop: (name: string) => `Bỏ tệp “${name}”? Tệp bị xóa hẳn; số liệu đã đọc từ tệp vẫn giữ.`,
  dropped: (name: string) => `Đã bỏ tệp “${name}”.`,
  kept: "Chưa bỏ tệp nào.",
  proves:
    "Tệp này đang là minh chứng của một mục nên được giữ. Gõ “bỏ minh chứng” và số mục trước, ví dụ: bỏ minh chứng 3.",
  sealed: "Báo cáo đã nộp nên tệp được giữ nguyên. Cần bỏ tệp, xin liên hệ chuyên viên của Sở.",
} as const;

/** On an officer's view of a unit. */
export function filesOffer(count: number): OfferWords {
  return { label: `Tệp kèm theo (${formatNumber(count)})`, word: "tệp kèm theo", also: ["tệp"] };
}

export function fileOffer(no: number): OfferWords {
  return { label: `Tệp ${no}`, word: `tệp ${no}`, also: [] };
}

export const fileOffers = {
  drop: { label: "Bỏ một tệp", word: "bỏ tệp", also: ["bỏ một tệp", "xóa tệp"] },
  /** With the answer to a file that was just handed over. */
  dropThis: { label: "Bỏ tệp này", word: "bỏ tệp này", also: ["xóa tệp này"] },
  dropYes: { label: "Bỏ tệp", word: "đúng", also: ["bỏ tệp", "bỏ"], answers: "yes" },
  dropNo: { label: "Giữ lại", word: "giữ lại", also: [], answers: "no" },
} as const satisfies Record<string, OfferWords>;

/** Of a file that was read, and of one that only lies with the report, there is nothing to say. */
function sayBecame(became: FileLine["became"]): string {
  if (became === null) return "; đang chờ đọc";
  return became === "unreadable" ? "; không đọc được nội dung" : "";
}

function sayBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} KB`
    : `${formatNumber(Math.floor(bytes / 1_000_000))},${Math.floor((bytes % 1_000_000) / 100_000)} MB`;
}
