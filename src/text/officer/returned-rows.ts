// What an officer reads who asks a unit to look at some rows of its report again, and what became of them.
import { formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";

type When = { readonly now: Date; readonly zone: string };
type Version = { readonly unit: string; readonly version: number };
type Row = { readonly no: string; readonly wording: string };

export const rowsOffers = {
  lookAgain: { label: "Nhờ xem lại", word: "nhờ xem lại", also: [] },
  row: ({ no }: Row) => ({ label: `Mục ${no}`, word: `mục ${no.toLowerCase()}`, also: [no.toLowerCase()] }),
  send: { label: "Gửi", word: "gửi", also: ["gửi đi", "nhờ xem lại"], answers: "yes" },
  keep: { label: "Không gửi", word: "không gửi", also: ["thôi", "không"], answers: "no" },
  whole: { label: "Trả lại cả báo cáo", word: "trả lại cả báo cáo", also: ["trả lại"] },
  /** Under the notice to a contact who works on another report. */
  turn: { label: "Xem lại ngay", word: "các báo cáo", also: [] },
  takeBack: { label: "Rút lại", word: "rút lại", also: [] },
} as const satisfies Record<string, OfferWords | ((row: Row) => OfferWords)>;

/** Which rows; with warnings of the report first, for they are what is asked about most. */
export function askRows(given: {
  readonly unit: string;
  readonly example: string;
  readonly warned: readonly { readonly no: string; readonly why: string }[];
  /** A text was sent that names no row. */
  readonly again: boolean;
}): string {
  const { unit, example, warned, again } = given;
  return [
    ...(again ? ["Chưa thấy số mục nên bot chưa gửi gì."] : []),
    `Nhờ ${unit} xem lại mục nào? Gõ số mục và ý kiến, mỗi mục một dòng, ví dụ: ${example}: xin xem lại số này.`,
    `Có số đề nghị thì ghi sau dấu bằng, ví dụ: ${example} = 30: lý do.`,
    ...(warned.length > 0 ? ["Các điểm cần xem:", ...warned.map(({ no, why }) => `– ${no}: ${why}`)] : []),
  ].join("\n");
}

export function askComment({ no, wording }: Row, unit: string): string {
  return `Ý kiến gửi ${unit} về mục ${no} (${wording}) là gì ạ? Ghi kèm số đề nghị cũng được, ví dụ: = 30: lý do.`;
}

type Fault = {
  readonly no: string;
  readonly why: "unknown" | "no-comment" | "only-comment" | "unread" | "refused" | "same";
  readonly said: string;
};

function faultWords(unit: string, { no, why, said }: Fault): string {
  switch (why) {
    case "unknown":
      return `Báo cáo của ${unit} không có mục ${no}.`;
    case "no-comment":
      return `Mục ${no}: xin ghi ý kiến sau dấu hai chấm.`;
    case "only-comment":
      return `Mục ${no}: chỉ ghi ý kiến được, không ghi số đề nghị.`;
    case "unread":
      return `Mục ${no}: bot chưa hiểu “${said}”.`;
    case "refused":
      return `Mục ${no}: biểu mẫu không nhận “${said}”.`;
    case "same":
      return `Mục ${no}: đơn vị đang ghi đúng “${said}”.`;
  }
}

/** What is wrong with rows as they were said. */
export function rowFaults(unit: string, faults: readonly Fault[]): string {
  return [
    "Bot chưa gửi gì.",
    ...faults.map((fault) => faultWords(unit, fault)),
    "Xin gõ lại tất cả các mục.",
  ].join("\n");
}

export function rowsQuestion(
  given: Version & {
    readonly accepted: boolean;
    readonly count: number;
    readonly notice: string;
    readonly reached: number;
  },
): string {
  const accepted = given.accepted ? ", đã tiếp nhận" : "";
  return [
    `Nhờ ${given.unit} xem lại ${given.count} mục (bản ${given.version}${accepted})? Đơn vị sẽ nhận tin:`,
    "",
    given.notice,
    "",
    ...(given.reached > 0 ? [] : ["Chưa có đầu mối nào nhận được tin này."]),
    "Gõ “gửi” để gửi, “không” để thôi; muốn đổi thì gõ lại các mục.",
  ].join("\n");
}

export function rowsSent(
  given: Version & When & { readonly nos: readonly string[]; readonly told: number },
): string {
  const told =
    given.told > 0
      ? "Đã gửi tin cho đơn vị."
      : "Chưa báo được cho đơn vị: chưa có đầu mối tham gia hoặc đầu mối đã chặn bot.";
  return `Đã nhờ ${given.unit} xem lại mục ${given.nos.join(", ")} (bản ${given.version}) lúc ${formatTime(given.now, given.zone)}. ${told}`;
}

export function rowsSentAlready(unit: string): string {
  return `Đã nhờ ${unit} xem lại các mục này rồi.`;
}

export function rowsDropped(unit: string): string {
  return `Chưa nhờ ${unit} xem lại mục nào.`;
}

/** What waits at a unit, for its view and for what cannot be done meanwhile. */
export function rowsWait(
  given: { readonly nos: readonly string[]; readonly done: number } & {
    readonly since: Date;
    readonly zone: string;
  },
): string {
  const done = given.done > 0 ? `, đơn vị đã trả lời ${given.done} mục` : "";
  return `Đang nhờ xem lại mục ${given.nos.join(", ")} (từ ${formatTime(given.since, given.zone)}${done}).`;
}

export function rowsTakenBack(unit: string, nos: readonly string[]): string {
  return `Đã rút lại lời nhờ ${unit} xem lại mục ${nos.join(", ")}. Báo cáo giữ nguyên.`;
}

/** It is too late to take it back, or there is nothing to. */
export function rowsNotTakenBack(unit: string, why: "answered" | "none"): string {
  return why === "none"
    ? `${unit} không có mục nào đang được nhờ xem lại.`
    : `${unit} đã trả lời một phần nên không rút lại được. Xin chờ đơn vị nộp lại, hoặc trả lại cả báo cáo.`;
}

/** The notice to the unit when nothing is to be looked at any more. */
export function takenBackNotice(by: string, unit: string): string {
  return `${by} không còn nhờ xem lại mục nào trong báo cáo của ${unit}. Báo cáo đã nộp giữ nguyên.`;
}

/** What became of the rows, to whoever asked for them. */
export function rowsLookedAt(given: Version & When & { readonly lines: readonly string[] }): string {
  return [
    `${given.unit} đã xem lại các mục được nhờ và nộp lại (bản ${given.version}) lúc ${formatTime(given.now, given.zone)}:`,
    ...given.lines,
  ].join("\n");
}

/** More units than these are counted. */
const mostUnits = 10;

/** Which units have not answered rows that they were asked to look at again, below the list of who owes. */
export function unitsLookAgain(
  units: readonly { readonly unit: string; readonly rows: number; readonly since: Date }[],
  zone: string,
): string[] {
  if (units.length === 0) return [];
  const named = units
    .slice(0, mostUnits)
    .map(({ unit, rows, since }) =>
      rows > 0
        ? `${unit} (${rows} mục, từ ${formatTime(since, zone)})`
        : `${unit} (đã xem lại, chờ Thủ trưởng duyệt)`,
    );
  const rest = units.length > mostUnits ? ` và ${units.length - mostUnits} đơn vị khác` : "";
  return ["", `Chưa nộp lại sau khi được nhờ xem lại (${units.length}): ${named.join("; ")}${rest}.`];
}
