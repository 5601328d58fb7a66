// What an officer is told of that came in: one report or one person at once, or what an hour gathered. Sentences only.
import { formatClock, formatDate, formatNumber, formatTime } from "../format.ts";
import { shownName } from "../people/shown-name.ts";
import type { OfferWords } from "./officer.ts";
import { toLookAt } from "./waiting.ts";

type ToLookAt = Parameters<typeof toLookAt>[0];

/** How many of a round have handed in. */
type Count = { readonly submitted: number; readonly expected: number };

export const arrivalOffers = {
  view: (code: string) => ({ label: "Xem", word: `đơn vị ${code}` }),
  accept: (code: string) => ({ label: "Tiếp nhận", word: `tiếp nhận ${code}` }),
  list: { label: "Chờ xử lý", word: "chờ" },
} as const;

/** One report, as soon as it came in. `difference`: of one that was handed in again. */
export function arrivedText(given: {
  readonly unit: string;
  readonly round: string;
  readonly version: number;
  readonly at: Date;
  readonly count: Count;
  readonly look: ToLookAt;
  readonly difference: readonly string[];
  readonly zone: string;
}): string {
  const { unit, round, version, at, count, look, difference, zone } = given;
  const again = version > 1 ? ` lại (bản ${version})` : "";
  const what = toLookAt(look);
  return [
    `${unit} đã nộp${again} “${round}” lúc ${formatClock(at, zone)} (${countWords(count)}), ${what === "" ? "không có số cần xem" : what}.`,
    ...(difference.length > 0 ? [`Khác bản ${version - 1}:`, ...difference] : []),
  ].join("\n");
}

/** What was gathered of one round. */
type Gathered = {
  readonly round: string;
  readonly count: Count;
  readonly arrived: number;
  /** Units that handed in again. */
  readonly again: readonly string[];
  /** What is to be looked at, unit by unit. */
  readonly look: readonly (ToLookAt & { readonly unit: string })[];
  /** Units whose figures came after the compiled report above them. */
  readonly later: readonly string[];
};

type GatheredInput = {
  readonly from: Date;
  readonly to: Date;
  readonly rounds: readonly Gathered[];
  /** Who joined, and where. */
  readonly joined: readonly { readonly name: string | null; readonly unit: string }[];
  /** Whether the list of what waits is the reader's. */
  readonly lists: boolean;
  readonly zone: string;
};

/** More names than these are not listed. */
const mostNames = 10;

export function gatheredText({ from, to, rounds, joined, lists, zone }: GatheredInput): string {
  const lines = [
    ...rounds.flatMap(roundLines),
    ...(joined.length > 0
      ? [
          `Mới tham gia ${formatNumber(joined.length)}: ${listed(joined.map(({ name, unit }) => `${shownName(name, 1)} (${unit})`))}. Không đúng người thì gõ “đầu mối” và mã đơn vị để thu hồi.`,
        ]
      : []),
    ...(lists ? ["Mở danh sách: gõ “chờ”."] : []),
  ];
  return [`${spanWords(from, to, zone)}:`, ...lines].join("\n");
}

function roundLines({ round, count, arrived, again, look, later }: Gathered): string[] {
  return [
    ...(arrived > 0 ? [`Thêm ${formatNumber(arrived)} báo cáo “${round}” (${countWords(count)}).`] : []),
    ...(again.length > 0 ? [`Nộp lại “${round}” ${formatNumber(again.length)}: ${listed(again)}.`] : []),
    ...(look.length > 0
      ? [
          `Cần xem ${formatNumber(look.length)}: ${listed(look.map(({ unit, ...of }) => `${unit} (${toLookAt(of)})`))}.`,
        ]
      : []),
    ...(later.length > 0
      ? [`Có số nộp sau báo cáo tổng hợp “${round}” ${formatNumber(later.length)}: ${listed(later)}.`]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return rest > 0
    ? `${names.slice(0, mostNames).join("; ")} và ${formatNumber(rest)} đơn vị khác`
    : names.join("; ");
}

/** "09:05 đến 09:58"; over a night with the days. */
function spanWords(from: Date, to: Date, zone: string): string {
  if (formatDate(from, zone) !== formatDate(to, zone))
    return `Từ ${formatTime(from, zone)} đến ${formatTime(to, zone)}`;
  const [first, last] = [formatClock(from, zone), formatClock(to, zone)];
  return first === last ? `Lúc ${first}` : `Từ ${first} đến ${last}`;
}

function countWords({ submitted, expected }: Count): string {
  return `${formatNumber(submitted)}/${formatNumber(expected)}`;
}

/** How often, in the words of a sentence. */
const rhythmNames = {
  each: "báo ngay từng báo cáo",
  hourly: "gộp lại, mỗi giờ báo một lần",
  morning: "mỗi buổi sáng báo một lần",
} as const;

type Rhythm = keyof typeof rhythmNames;

export const noticesText = {
  now: (rhythm: Rhythm) =>
    `Báo cáo mới và người mới tham gia: ${rhythmNames[rhythm]}, trong giờ làm việc. Đổi: gõ “báo từng báo cáo”, “báo mỗi giờ” hoặc “báo buổi sáng”.`,
  set: (rhythm: Rhythm) => `Đã đổi: ${rhythmNames[rhythm]}, trong giờ làm việc.`,
  nobody: "Việc này dành cho chuyên viên và đầu mối tổng hợp.",
} as const;

export const noticesOffers: Readonly<Record<Rhythm, OfferWords>> = {
  each: { label: "Từng báo cáo", word: "báo từng báo cáo", also: ["từng báo cáo"] },
  hourly: { label: "Mỗi giờ", word: "báo mỗi giờ", also: ["mỗi giờ"] },
  morning: { label: "Buổi sáng", word: "báo buổi sáng", also: ["buổi sáng"] },
};

/** In the digest: how much waits. */
export function waitsLine(count: number): string {
  return `Chờ xử lý: ${formatNumber(count)} việc. Mở danh sách: gõ “chờ”.`;
}
