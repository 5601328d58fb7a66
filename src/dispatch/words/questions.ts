// The questions that a dispatch leaves open, as an officer reads them. Sentences only.

/** By the kind of answer that the words before suggest. */
const asFigure: Readonly<Record<string, string>> = {
  money: "Một số tiền",
  count: "Một số",
  percent: "Một tỷ lệ phần trăm",
  date: "Một ngày",
};

/** Kinds of figures that are never added up. */
const notAdded: Readonly<Record<string, true>> = { percent: true, decimal: true };

/** Kinds of answers that choose from a list. */
const chosen: Readonly<Record<string, true>> = { "one-of": true, "many-of": true };

export const questionWords = {
  dayCounts: (sentence: string, day: string) =>
    `Công văn ghi: “${sentence}”. Đơn vị nộp trong ngày ${day} có còn đúng hạn không?`,
  dayEndsBefore: (day: string) => `Không, hết ngày ${day} là hết hạn`,
  dayIsIn: (day: string) => `Có, tính cả ngày ${day}`,
  severalDays: (days: readonly string[]) =>
    `Công văn có ${days.length} hạn nộp: ${days.join("; ")}. Mở thành mấy đợt?`,
  deadlineOf: (part: string | null, day: string) => (part === null ? `cả báo cáo ${day}` : `${part} ${day}`),
  roundForEach: "Mỗi hạn một đợt",
  oneRound: "Một đợt, tất cả theo hạn sau cùng",
  officeDoes: (name: string) => `“${name}” tự báo cáo hay tổng hợp báo cáo của các trường?`,
  reportsItself: "Tự báo cáo như đơn vị khác",
  gathersSchools: "Tổng hợp của các trường",
  doesNothing: "Không phải báo cáo",
  figureOrWords: (no: string, text: string) =>
    `Mục ${no} “${text}” không có chỗ trống. Đơn vị trả lời bằng gì?`,
  asFigure,
  inWords: "Viết bằng lời",
  oneOrSeveral: (no: string, text: string, choices: readonly string[]) =>
    `Mục ${no} “${text}” (${choices.join(", ")}): chọn một hay nhiều?`,
  isPart: (part: string, title: string, whole: string, of: string) =>
    `Cột ${part} (${title}) có phải là một phần của cột ${whole} (${of}) không?`,
  isPartYes: (part: string, whole: string) => `Phải: cột ${part} không được lớn hơn cột ${whole}`,
  isPartNo: "Không, đừng so hai cột này",
  notAdded,
  chosen,
  oneKind: "one-of" as const,
  severalKind: "many-of" as const,
  howTogether: "Tỷ lệ và điểm không cộng được giữa các đơn vị. Bảng tổng hợp ghi thế nào?",
  perUnit: "Để riêng từng đơn vị",
  average: "Lấy trung bình cộng các đơn vị",
  whereFrom: (title: string) => `Cột “${title}” lấy số từ đâu?`,
  fromLast: "Điền sẵn số đơn vị đã báo cáo lần trước (nếu có)",
  typedAnew: "Đơn vị tự nhập",
  answersRows: (who: string, table: string, rows: readonly string[]) =>
    `${who} có trả lời các dòng của ${table} (${rows.slice(0, 4).join(", ")}${rows.length > 4 ? "…" : ""}) không?`,
  answersAll: "Có, như các trường",
  answersNone: "Không, bỏ biểu này với đơn vị đó",
  chooseOne: "Chọn một",
  chooseSeveral: "Chọn được nhiều",
};

/** "2026-12-05" or "2026-11-25T17:00" as people read it. */
export function daySaid(at: string): string {
  const [day = "", time] = at.split("T");
  const [year, month, date] = day.split("-");
  return `${time === undefined ? "" : `${time.replace(":", " giờ ")} `}${date}/${month}/${year}`;
}
