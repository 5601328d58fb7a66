// What an officer hears who asks in words: whether a unit has handed in, the total of a row, what may have been meant. Pure.
import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import { isHandedIn, type ReportState } from "../../form/report-state.ts";
import { formatDeadline, formatNumber, formatTime } from "../format.ts";
import { sayCell } from "../interview/values.ts";
import { dueWords } from "../reminder.ts";
import { forExample } from "./actions.ts";
import { type OwingUnit, owingState, whoAnswers } from "./officer.ts";

type Asked = Omit<OwingUnit, "state"> & {
  readonly name: string;
  readonly state: ReportState;
  readonly deadline: Date;
  readonly sealed: { readonly version: number; readonly at: Date; readonly late: boolean } | null;
};

const handedIn: Readonly<Record<"submitted" | "accepted", string>> = {
  submitted: "chờ tiếp nhận",
  accepted: "đã tiếp nhận",
};

export const askedText = {
  askUnit: (code: string | null) => `Xin gửi mã đơn vị cần xem${forExample(code)}.`,
  status: (unit: Asked, { now, zone }: { readonly now: Date; readonly zone: string }) => {
    const { name, state, sealed, deadline } = unit;
    if (sealed && (state === "submitted" || state === "accepted"))
      return `${name} đã nộp lúc ${formatTime(sealed.at, zone)} (bản ${sealed.version}, ${sealed.late ? "trễ hạn" : "đúng hạn"}), ${handedIn[state]}.`;
    if (isHandedIn(state)) return `${name} đã nộp.`;
    const owing = owingState({
      ...unit,
      state: state === "returned" || state === "in-progress" ? state : "not-started",
    });
    return `${name} chưa nộp: ${owing}. Hạn nộp: ${formatDeadline(deadline, zone)} (${dueWords({ now, deadline, zone })}). Đầu mối: ${whoAnswers(unit)}.`;
  },
  noRow: (said: string) =>
    said === ""
      ? "Xin gửi tên hoặc số mục cần xem tổng."
      : `Biểu mẫu không có mục nào tên “${ends(said)}”. Xin gửi tên khác hoặc số mục.`,
  manyRows: (said: string, rows: readonly Question[], all: number) =>
    `“${ends(said)}” có ở ${formatNumber(all)} mục: ${rows.map(label).join("; ")}${all > rows.length ? " …" : ""}. Xin gửi số mục hoặc tên đầy đủ hơn.`,
  totals: (
    rows: readonly { readonly question: Question; readonly sums: readonly (string | null)[] }[],
    { held, expected }: { readonly held: number; readonly expected: number },
  ) =>
    [
      ...rows.map(({ question, sums }) => {
        const said = sums.flatMap((sum, at) => (sum === null ? [] : [sayCell(question, at, Number(sum))]));
        return `${label(question)}: ${said.length > 0 ? said.join(", ") : "chưa có số liệu"}`;
      }),
      `Cộng từ ${formatNumber(held)}/${formatNumber(expected)} báo cáo đã nộp.`,
    ].join("\n"),
  near: "Có phải anh/chị muốn:",
} as const;

function label({ main }: Question): string {
  return [main.no, main.text].filter((part) => part !== "").join(" ");
}
