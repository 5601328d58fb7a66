// What a handed-over file holds, in lines: what can be recorded, what stands already, what is not read, and why. Pure.
import type { ReadFile } from "../../files/blocks.ts";
import { isNotePlace } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { FileAnswer, FileHolds } from "../../interview/handed/file-question.ts";
import type { LeftOut, OtherTotal, Unplaced } from "../../interview/handed/handed.ts";
import { shortName } from "../file-kinds.ts";
import { formatNumber } from "../format.ts";
import type { SpeechContext } from "./context.ts";
import { countedLines, sayLists, unreadCells } from "./file-lists.ts";
import { maskedSaid, sayMasked } from "./masked.ts";
import { nameOf } from "./row-names.ts";
import { sayAnswer, sayValues } from "./values.ts";

type Report = Pick<SpeechContext, "q" | "answers">;

/** How much of each list is told: the chat is short, the page says all. */
type Most = { readonly list: number; readonly names: number };
export const inChat: Most = { list: 4, names: 12 };
export const onPage: Most = { list: Number.POSITIVE_INFINITY, names: Number.POSITIVE_INFINITY };

/** "Đã đọc tệp X: 6/6 mục lời, 23/28 dòng số. Chưa rõ 2 chỗ: …": one sentence a line, the first with the file's name. */
export function fileSummary(
  c: Report,
  name: string,
  holds: FileHolds,
  most: Most = inChat,
): readonly string[] {
  const { handed, sorted } = holds;
  const { same, differs, doubts, passed, dashes, blanks } = sorted;
  const cells = unreadCells(sorted);
  const unclear = [...doubts.map(({ question }) => nameOf(question)), ...cells.map((one) => one.in)];
  const places = cells.reduce((sum, one) => sum + one.cells, doubts.length);
  const names = (rows: readonly Question[]) => listed(rows.map(nameOf), most.names, "mục khác");
  return [
    `Đã đọc tệp ${shortName(name)}${sayPart(handed.sheet)}: ${counts(c.q, holds)}.`,
    ...sayFile(holds),
    ...(same.length > 0 ? [`Giống số đã ghi: ${formatNumber(same.length)} mục.`] : []),
    ...(differs.length > 0
      ? [
          `Khác số đang ghi ${formatNumber(differs.length)} mục, bot giữ nguyên khi chưa hỏi: ${listed(
            differs.map((one) => sayDiffers(c, one)),
            most.list,
            "mục khác",
          )}.`,
        ]
      : []),
    ...(unclear.length > 0
      ? [`Chưa rõ ${formatNumber(places)} chỗ: ${listed(unclear, most.names, "chỗ khác")}.`]
      : []),
    ...(passed.length > 0
      ? [
          `Giữ số đang ghi vì tệp chưa rõ: ${listed(
            passed.map(
              ({ question, said }) =>
                `${nameOf(question)} (tệp: “${excerpt(maskedSaid(c.q, question, said))}”)`,
            ),
            most.list,
            "mục khác",
          )}.`,
        ]
      : []),
    ...(dashes.length > 0 ? [`Ghi “–” ${formatNumber(dashes.length)} dòng: ${names(dashes)}.`] : []),
    ...(blanks.length > 0 ? [`Để trống ${formatNumber(blanks.length)} dòng: ${names(blanks)}.`] : []),
    ...(["sum", "worked-out"] as const).flatMap((what) => {
      const { differs, makes, others } = otherTotalWords[what];
      const all = handed.totals
        .filter((one) => one.what === what)
        .map(({ name, figures, sum }) => `“${excerpt(name)}” ${figures} (${makes}: ${sum})`);
      return all.length > 0 ? [`${differs}: ${listed(all, most.list, others)}.`] : [];
    }),
    ...sayLists(sorted),
    ...sayIdle(sorted),
    ...notTaken(holds, most),
  ];
}

/** What a file states of what follows from its figures: a sum of its rows, or a cell that is worked out from others. */
export const otherTotalWords: Readonly<
  Record<OtherTotal["what"], { readonly differs: string; readonly makes: string; readonly others: string }>
> = {
  sum: { differs: "Tổng trong tệp khác tổng các dòng", makes: "cộng các dòng", others: "dòng khác" },
  "worked-out": { differs: "Ô tính trong tệp khác số tính lại", makes: "tính lại", others: "ô khác" },
};

/** Proofs of a file of which nothing is taken, because their rows are answered with no. */
function sayIdle({ idle }: FileHolds["sorted"]): readonly string[] {
  const names = idle.map(({ question }) => nameOf({ ...question, proofOf: null }));
  return names.length > 0 ? [`Không lấy minh chứng của ${names.join(", ")} vì dòng ấy trả lời “không”.`] : [];
}

/** What of a file was read otherwise than it was typed, and what lies behind the limits of reading. */
export function sayFile({ file: { letters, left }, handed }: FileHolds): readonly string[] {
  const old =
    letters && `Tệp gõ bằng phông chữ cũ (${oldLetters[letters]}), đã chuyển sang chữ hiện nay; xin xem lại.`;
  const rest = [...left, ...handed.left].map(
    ({ what, most, where }) =>
      `Chỉ đọc ${formatNumber(most)} ${leftWords[what]} đầu${where === null ? "" : ` của “${excerpt(where)}”`}.`,
  );
  return [...(old ? [old] : []), ...rest];
}

/** An old encoding by the name that people know. */
export const oldLetters: Readonly<Record<NonNullable<ReadFile["letters"]>, string>> = {
  tcvn3: "TCVN3",
  vni: "VNI",
  cp1258: "Windows-1258",
};

/** What of a file was read only in part. */
export const leftWords: Readonly<Record<ReadFile["left"][number]["what"], string>> = {
  rows: "dòng",
  columns: "cột",
  sheets: "trang",
  paragraphs: "đoạn",
  tables: "bảng",
  letters: "ký tự",
};

/** What found no place, with its figures, and what was not read at all. */
export function notTaken({ file, handed }: FileHolds, most: Most): readonly string[] {
  const sheets = file.blocks.filter((block) => block.type === "table" && block.sheet !== null).length;
  const lines = (Object.keys(unplacedLead) as (keyof typeof unplacedLead)[]).flatMap((why) => {
    const found = handed.unplaced.filter((one) => one.why === why).map((one) => sayUnplaced(one, sheets > 1));
    return found.length === 0 ? [] : [`${unplacedLead[why]}: ${listed(found, most.list, "dòng khác")}.`];
  });
  const left = handed.leftOut.map((one) => `${one.name} (${leftOutWhy[one.why]})`);
  return left.length > 0 ? [...lines, `Không đọc: ${listed(left, most.list, "bảng khác")}.`] : lines;
}

export const unplacedLead: Readonly<Record<Unplaced["why"], string>> = {
  "unknown-row": "Không có dòng này trong biểu",
  "not-asked": "Không thuộc phần phải báo cáo",
  hidden: "Dòng bị ẩn nên bot không lấy",
  contradicts: "Số thứ tự và tên dòng không khớp nên bot không lấy",
  "other-column": "Số nằm ở cột mà dòng đó không ghi",
  twice: "Có thêm nội dung khác cho cùng một mục nên bot không lấy",
  "too-long": "Dài quá 8.000 ký tự nên bot không lấy",
  "no-link": "Minh chứng không phải là đường dẫn nên bot không lấy",
  "which-list": "Có nhiều danh sách cùng cột, bot chưa rõ bảng này là danh sách nào nên không lấy",
};

export const leftOutWhy: Readonly<Record<LeftOut["why"], string>> = {
  hidden: "bị ẩn",
  "other-sheet": "không được chọn",
  "no-rows": "không có dòng nào của biểu",
};

export function sayUnplaced({ name, figures, spot }: Unplaced, bySheet = true): string {
  const where = spot.sheet === null || !bySheet ? "" : `, trang ${spot.sheet}`;
  return `“${excerpt(name)}” ${excerpt(figures)} (dòng ${formatNumber(spot.row)}${where})`;
}

/** "6/6 mục lời, 23/28 dòng số"; of what a file has nothing at all is not spoken. */
export function counts(q: Questionnaire, { sorted }: FileHolds): string {
  const read = [
    ...sorted.same,
    ...sorted.fresh.map(({ question }) => question),
    ...sorted.differs.map(({ question }) => question),
  ];
  const of = (isOf: (one: Question) => boolean, what: string) => {
    const [some, all] = [read, q.questions].map((list) => list.filter(isOf).length);
    return some ? [`${formatNumber(some)}/${formatNumber(all ?? 0)} ${what}`] : [];
  };
  const plain = ({ list, proofOf }: Question) => list === null && proofOf === null;
  const proofs = read.filter(({ proofOf }) => proofOf !== null).length;
  const parts = [
    ...of((one) => plain(one) && one.rowId === null, "mục lời"),
    ...of((one) => plain(one) && one.rowId !== null, "dòng số"),
    ...(proofs > 0 ? [`minh chứng của ${formatNumber(proofs)} dòng`] : []),
    ...countedLines(sorted),
  ];
  return parts.length > 0 ? parts.join(", ") : "chưa lấy được dòng nào";
}

/** "1.7 (đang ghi 10 lớp, 300 người; tệp: 12 lớp, 340 người)". */
function sayDiffers(c: Report, { question, values }: FileAnswer): string {
  if (question.narrative) return `${nameOf(question)} (nội dung khác)`;
  return `${nameOf(question)} (đang ghi ${sayAnswer(question, c.answers) ?? ""}; tệp: ${sayMasked(c.q, question, values)})`;
}

/** Every answer that would be recorded, one a line: "1.7: 12 lớp, 340 người". `q`: people are told as in a chat. */
export function fileAnswers(
  answers: readonly FileAnswer[],
  q: Questionnaire | null = null,
): readonly string[] {
  return answers.map(({ question, values, note }) => {
    const said = note !== null && q ? maskedSaid(q, question, note) : note;
    const remark = said === null || question.places.some(isNotePlace) ? "" : ` (ghi chú: “${excerpt(said)}”)`;
    return `${lineHead(question)}: ${q ? sayMasked(q, question, values) : sayValues(question, values)}${remark}`;
  });
}

/** "1.7", "Minh chứng 1.7": what stands before the values of a line of its own. */
export function lineHead({ main: { no, text }, proofOf }: Question): string {
  const name = no === "" ? text : no;
  return proofOf === null ? name : `Minh chứng ${name}`;
}

function sayPart(sheet: string | null): string {
  return sheet === null ? "" : `, trang “${sheet}”`;
}

/** So many letters of what a cell shows tell which it is. */
const longest = 80;

export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

function listed(parts: readonly string[], most: number, more: string): string {
  const rest = parts.length - most;
  const shown = parts.slice(0, most).join(most === inChat.list ? "; " : ", ");
  return rest > 0 ? `${shown} và ${formatNumber(rest)} ${more}` : shown;
}
