// What is told of a file that was handed over, beside what is asked of it. Pure.
import { isList, type ListQuestion } from "../../form/lines.ts";
import { lineOf } from "../../form/place.ts";
import type { Change, InterviewEvent } from "../../interview/events.ts";
import { sayKept, sayUnreadable, shortName } from "../file-kinds.ts";
import { formatNumber } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayLines, sayLists, shownLists } from "./file-lists.ts";
import { sayDifference } from "./file-question.ts";
import { fileAnswers, fileSummary, inChat, lineHead, notTaken, sayFile } from "./file-summary.ts";
import { sayMasked } from "./masked.ts";
import { offers } from "./offers.ts";

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
            ? `Đã bỏ ${untaken(c, event)}.`
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
  const { fresh, differs, lists } = holds.sorted;
  const some = fresh.length > 0 || lists.some((list) => list.fresh.length > 0);
  return [
    some ? `Sẽ ghi từ tệp ${shortName(name)}:` : `Tệp ${shortName(name)} không có mục nào ghi được ngay.`,
    ...fileAnswers(fresh, c.q),
    ...shownLists(c, holds.sorted),
    ...(differs.length > 0 ? ["Khác số đang ghi, bot hỏi trước khi thay:"] : []),
    ...differs.map((row) => sayDifference(c, row)),
  ];
}

/** So many are told with their figures; of more the number. */
const mostTold = 8;

function takenLines(c: SpeechContext, { ids, changes }: Extract<Told, { type: "file-taken" }>): string[] {
  if (ids.length === 0) return ["Chưa có mục nào để ghi ngay."];
  const { rows, lines } = writtenAt(c, ids, changes);
  const count = rows.length > 0 ? [`${formatNumber(rows.length)} mục`] : [];
  const head = `Đã ghi ${[...count, ...lines].join(", ")}`;
  if (rows.length === 0 || rows.length > mostTold) return [`${head}.`];
  const said = rows.map((question) => {
    const values = question.places.flatMap((place) => {
      const value = changes.find((change) => change.place === place)?.value ?? null;
      return value === null ? [] : [value];
    });
    return `${lineHead(question)}: ${sayMasked(c.q, question, values)}`;
  });
  return [`${head}:`, ...said];
}

function linesIn({ id }: ListQuestion, changes: readonly Change[]): number {
  const own = changes.flatMap(({ place }) => {
    const of = lineOf(place);
    return of?.stem === id ? [of.line] : [];
  });
  return new Set(own).size;
}

function untaken(c: SpeechContext, { ids, changes }: Extract<Told, { type: "file-untaken" }>): string {
  const { rows, lines } = writtenAt(c, ids, changes);
  const n = formatNumber(rows.length);
  const isZeros =
    changes.every(({ old }) => typeof old !== "number" || old === 0) && changes.some(({ old }) => old === 0);
  if (lines.length === 0 && isZeros) return `số 0 vừa ghi cho ${n} dòng`;
  return `${[...(rows.length > 0 ? [`${n} mục`] : []), ...lines].join(", ")} vừa ghi từ tệp`;
}

/** What was written, or taken back: rows and items, and of lists how many lines. */
function writtenAt(c: SpeechContext, ids: readonly string[], changes: readonly Change[]) {
  const all = ids.flatMap((id) => c.q.byId(id) ?? []);
  return {
    rows: all.filter(({ list }) => list === null),
    lines: all.filter(isList).map((question) => sayLines(question, linesIn(question, changes))),
  };
}

/** Nothing to record: what stands says the same, or no row of the form was found. */
function nothingNew(c: SpeechContext, { name, holds }: Extract<Told, { type: "file-nothing" }>): Speech {
  if (holds.sorted.same.length > 0 || holds.sorted.lists.some(({ same }) => same > 0))
    return { lines: [[...fileSummary(c, name, holds), "Không có gì mới để ghi."].join(" ")] };
  // Rows of the form stand in it, and what they hold is named behind it.
  const known = holds.handed.unplaced.some(({ why }) => why !== "unknown-row");
  const none = known ? "không có số nào lấy được vào biểu" : "không thấy dòng nào của biểu";
  const found = `Đã đọc tệp ${shortName(name)}, lưu cùng báo cáo. Trong tệp ${none}.`;
  return withPage(
    c,
    [found, ...sayFile(holds), ...sayLists(holds.sorted), ...notTaken(holds, inChat)].join(" "),
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
