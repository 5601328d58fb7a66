// What is said of the files of the dispatch that a round is about. Pure.
import type { OfferWords } from "./officer.ts";

type Named = { readonly name: string };

export const dispatchText = {
  ready: (name: string) => `Công văn: ${name}`,
  list: (round: string, files: readonly Named[]) =>
    [`Công văn của “${round}”:`, ...numbered(files), "Xin chọn tệp cần lấy."].join("\n"),
  none: (round: string) => `Đợt “${round}” không có tệp công văn ở đây.`,
  gone: "Tệp này không còn.",
  nowhere: "Thầy/Cô chưa có đợt báo cáo nào nên chưa có công văn để xem.",
  /** In what a round is about. */
  about: (files: readonly Named[]) =>
    `Công văn: ${files.map(({ name }) => name).join("; ")} (gõ “công văn” để nhận tệp).`,
} as const;

export function dispatchFileOffer(no: number): OfferWords {
  return { label: `Tệp ${no}`, word: `tệp ${no}`, also: [String(no)] };
}

function numbered(files: readonly Named[]): readonly string[] {
  return files.map(({ name }, index) => `${index + 1}. ${name}`);
}
