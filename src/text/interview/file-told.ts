// What is told of a file that was handed over, beside what is asked of it. Pure.
import type { InterviewEvent } from "../../interview/events.ts";
import { sayKept, sayUnreadable, shortName } from "../file-kinds.ts";
import { formatNumber } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayDifference } from "./file-question.ts";
import { fileAnswers, fileSummary, inChat, notTaken, sayApart, sayFile } from "./file-summary.ts";
import { offers } from "./offers.ts";
import { sayValues } from "./values.ts";

type Told = Extract<InterviewEvent, { type: `file-${string}` }>;

/** The sentence for one event of a file. */
export function fileTold(c: SpeechContext, event: Told): Speech {
  switch (event.type) {
    case "file-kept":
      return event.kind === null
        ? { lines: [`Đã nhận tệp “${shortName(event.name)}”, lưu cùng báo cáo.${sealed(c)}`] }
        : withPage(c, sayKept(shortName(event.name), event.kind), event.kind !== "picture");
    case "file-unreadable":
      return withPage(c, sayUnreadable(shortName(event.name), event.why), true);
    case "file-nothing":
      return nothingNew(c, event);
    case "file-waits":
      return {
        lines: [
          `Đã đọc tệp ${shortName(event.name)}. Hỏi xong tệp ${shortName(event.before)}, bot hỏi tiếp tệp này.`,
        ],
      };
    case "file-shown":
      return { lines: shownLines(c, event) };
    case "file-left":
      return {
        lines: [
          event.taken
            ? `Bot không hỏi tiếp về tệp ${shortName(event.name)}; số đã ghi giữ nguyên.`
            : `Bot không lấy gì từ tệp ${shortName(event.name)}; tệp vẫn lưu cùng báo cáo. Cần lấy thì gửi lại tệp; xóa hẳn thì gõ “bỏ tệp này”.`,
        ],
        offers: [offers.fileDrop(event.upload)],
      };
    case "file-taken":
      return { lines: takenLines(c, event) };
    case "file-untaken":
      return {
        lines: [
          event.ids.length > 0
            ? `Đã bỏ ${untaken(event)}.`
            : "Các mục ghi từ tệp đã được thay đổi sau đó nên bot giữ nguyên.",
        ],
      };
    case "file-zeroed": {
      const words = event.changes.some(({ value }) => typeof value === "string");
      return {
        lines: [`Đã ghi ${words ? "0 hoặc “không có”" : "0"} cho ${formatNumber(event.ids.length)} dòng.`],
      };
    }
  }
}

/** What “ghi” would record, and what it would ask about first. */
function shownLines(c: SpeechContext, { name, holds }: Extract<Told, { type: "file-shown" }>): string[] {
  const { fresh, differs } = holds.sorted;
  return [
    fresh.length > 0
      ? `Sẽ ghi từ tệp ${shortName(name)}:`
      : `Tệp ${shortName(name)} không có mục nào ghi được ngay.`,
    ...fileAnswers(fresh),
    ...(differs.length > 0 ? ["Khác số đang ghi, bot hỏi trước khi thay:"] : []),
    ...differs.map((row) => sayDifference(c, row)),
  ];
}

/** So many are told with their figures; of more the number. */
const mostTold = 8;

function takenLines(c: SpeechContext, { ids, changes }: Extract<Told, { type: "file-taken" }>): string[] {
  if (ids.length === 0) return ["Chưa có mục nào để ghi ngay."];
  const head = `Đã ghi ${formatNumber(ids.length)} mục`;
  if (ids.length > mostTold) return [`${head}.`];
  const rows = ids.flatMap((id) => {
    const question = c.q.byId(id);
    const values = question?.places.flatMap(
      (place) => changes.find((change) => change.place === place)?.value ?? [],
    );
    return question && values ? [`${question.main.no}: ${sayValues(question, values)}`] : [];
  });
  return [`${head}:`, ...rows];
}

function untaken({ ids, changes }: Extract<Told, { type: "file-untaken" }>): string {
  const n = formatNumber(ids.length);
  return changes.every(({ old }) => typeof old !== "number" || old === 0) &&
    changes.some(({ old }) => old === 0)
    ? `số 0 vừa ghi cho ${n} dòng`
    : `${n} mục vừa ghi từ tệp`;
}

/** Nothing to record: what stands says the same, or no row of the form was found. */
function nothingNew(c: SpeechContext, { name, holds }: Extract<Told, { type: "file-nothing" }>): Speech {
  if (holds.sorted.same.length > 0)
    return { lines: [[...fileSummary(c, name, holds), "Không có gì mới để ghi."].join(" ")] };
  // Rows of the form stand in it, and what they hold is named behind it.
  const known = holds.handed.unplaced.some(({ why }) => why !== "unknown-row");
  const none = known ? "không có số nào lấy được vào biểu" : "không thấy dòng nào của biểu";
  const found = `Đã đọc tệp ${shortName(name)}, lưu cùng báo cáo. Trong tệp ${none}.`;
  return withPage(
    c,
    [found, ...sayFile(holds), ...sayApart(c.q, holds.handed, inChat), ...notTaken(holds, inChat)].join(" "),
    true,
  );
}

function sealed(c: SpeechContext): string {
  return c.sealed && !c.report.revising ? " Số liệu đã nộp giữ nguyên." : "";
}

/** The page where a copy of it can be pasted comes along. */
function withPage(c: SpeechContext, line: string, helps: boolean): Speech {
  return { lines: [line], ...(helps ? { document: { type: "upload", nodeId: c.node.id } } : {}) };
}
