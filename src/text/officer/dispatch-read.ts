// What an officer is told of a dispatch that was read: what it asks of whom until when, and what is left to decide. Pure.
import type { DispatchFound } from "../../dispatch/found.ts";
import { daySaid } from "../../dispatch/words/questions.ts";
import { formatNumber } from "../format.ts";

/** In a few lines; `fits`: how many units of the register each kind has, `answers`: those given to its questions so far. */
export function dispatchRead(
  found: DispatchFound,
  fits: ReadonlyMap<string, number>,
  answers: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { cover, tables, items, leftOut } = found;
  const questions = found.questions.filter(({ id }) => answers[id] === undefined);
  const subject = cover.subject === null ? "" : ` “${cover.subject.value}”`;
  const answered = items.filter(({ kind }) => kind !== "heading").length;
  const rows = tables.flatMap((table) =>
    table.rows.filter(({ role }) => role === "input" || role === "open"),
  ).length;
  const lists = tables.filter(({ list }) => list !== undefined).length;
  const content = [
    ...(answered > 0 ? [`${formatNumber(answered)} mục lời`] : []),
    ...(tables.length > 0 ? [`${formatNumber(tables.length)} biểu`] : []),
    ...(rows > 0 ? [`${formatNumber(rows)} dòng`] : []),
    ...(lists > 0 ? [`${formatNumber(lists)} danh sách`] : []),
  ];
  return [
    `Đã đọc công văn${subject}. ${deadlineRead(found, answers)} ${receiversRead(found, fits)}`,
    `Nội dung: ${content.join(", ")}.` +
      (leftOut.length === 0 ? "" : ` Không hỏi: ${leftOut.map(({ what }) => what).join("; ")}.`),
    questions.length === 0
      ? "Không còn chỗ nào phải quyết định."
      : `Còn ${formatNumber(questions.length)} chỗ cần anh/chị quyết định, khoảng ${minutesFor(questions.length)} phút.`,
  ];
}

function deadlineRead(
  { cover, questions }: DispatchFound,
  answers: Readonly<Record<string, string>>,
): string {
  const asked = questions.findIndex(({ about, id }) => about === "deadline" && answers[id] === undefined);
  if (asked >= 0) return `Hạn nộp: còn phải hỏi (mục ${asked + 1}).`;
  const days = cover.deadlines.map(
    ({ part, at, inclusive }) => `${part === null ? "" : `${part}: `}${deadlineSaid({ at, inclusive })}`,
  );
  return days.length === 0 ? "Hạn nộp: công văn không ghi." : `Hạn nộp: ${days.join("; ")}.`;
}

/** "hết 25/11/2026", "trước 17 giờ 00 25/11/2026". */
export function deadlineSaid({
  at,
  inclusive,
}: {
  readonly at: string;
  readonly inclusive: boolean;
}): string {
  return `${inclusive ? "hết" : "trước"} ${daySaid(at)}`;
}

function receiversRead({ cover }: DispatchFound, fits: ReadonlyMap<string, number>): string {
  const kinds = new Set(
    cover.receivers.flatMap(({ kind, does }) => (kind === null || does === "nothing" ? [] : [kind])),
  );
  if (kinds.size === 0) return "Kính gửi: chưa rõ loại đơn vị nào.";
  const units = [...kinds].reduce((sum, kind) => sum + (fits.get(kind) ?? 0), 0);
  return `Kính gửi: ${formatNumber(kinds.size)} loại đơn vị, khớp ${formatNumber(units)} đơn vị trong danh sách.`;
}

function minutesFor(questions: number): number {
  return Math.max(1, Math.round(questions / 2));
}
