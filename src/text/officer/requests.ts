// What units ask of their officers, as officers read it in lists: lines in a report and in the digest. Pure.
import type { RequestKind } from "../../language/request.ts";
import { formatNumber, formatTime } from "../format.ts";

/** What is asked for, behind the unit's name. */
export const asked: Readonly<Record<RequestKind, string>> = {
  extend: "xin gia hạn nộp báo cáo",
  reopen: "đề nghị được sửa báo cáo đã nộp",
  help: "cần hỗ trợ",
  call: "xin được gọi lại",
};

type Kept = { readonly kind: RequestKind; readonly words: string; readonly at: Date };

/** In the unit's report: each request with its time. */
export function requestLines(requests: readonly Kept[], zone: string): string[] {
  return requests.map(
    ({ kind, words, at }) => `${firstUpper(asked[kind])} (${formatTime(at, zone)})${said(words)}`,
  );
}

/** In the digest: the units that asked for something and have not reported yet. */
export function requestList(requests: readonly (Kept & { readonly unit: string })[], zone: string): string[] {
  if (requests.length === 0) return [];
  const shown = requests.slice(-most);
  const hidden = requests.length - shown.length;
  return [
    `4. Đề nghị của đơn vị (${formatNumber(requests.length)}):`,
    ...shown.map(
      ({ unit, kind, words, at }) => `– ${unit} ${asked[kind]} (${formatTime(at, zone)})${said(words)}`,
    ),
    ...(hidden > 0 ? [`– và ${formatNumber(hidden)} đề nghị trước đó, xem bằng “đơn vị” và mã.`] : []),
  ];
}

/** More lines than these bury the rest of the message. */
const most = 10;

function said(words: string): string {
  return words === "" ? "." : `: “${words}”`;
}

function firstUpper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);
}
