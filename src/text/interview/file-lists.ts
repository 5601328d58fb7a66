// What a file says of lists, in a chat: how many lines, what is not taken of them, and what has to be said. People are masked.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Line, ListQuestion } from "../../form/lines.ts";
import { hidden, isPersonal } from "../../form/personal.ts";
import { lineId } from "../../form/place.ts";
import type { FileList, FileQuestion, SortedFile } from "../../interview/handed/file-question.ts";
import type { HandedLine, NoListLine, Spot } from "../../interview/handed/handed.ts";
import { isOtherwise, isSame } from "../../interview/handed/sorted-lists.ts";
import { formatNumber } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { capital } from "./list-prompt.ts";
import { sayColumn, sayLineNo, sayOld } from "./list-words.ts";
import { offers } from "./offers.ts";
import { nameOf } from "./row-names.ts";

/** "3 dòng của danh sách I.2", "2 dòng thêm ở mục 4". */
export function sayLines(question: ListQuestion, lines: number): string {
  const n = formatNumber(lines);
  return question.rowId === null
    ? `${n} dòng của ${listName(question)}`
    : `${n} dòng thêm ở ${nameOf(question)}`;
}

/** "danh sách I.2", "mục 4". */
export function listName(question: ListQuestion): string {
  const named = question.main.no === "" || question.rowId !== null;
  return named ? nameOf(question) : `danh sách ${nameOf(question)}`;
}

/** How many lines a file has of each list, as the file's head counts what was read. */
export function countedLines({ lists }: SortedFile): readonly string[] {
  return lists.flatMap(({ question, found: { lines } }) =>
    lines.length > 0 ? [sayLines(question, lines.length)] : [],
  );
}

/** The lines with cells that are asked about once they are recorded, and how many cells: "danh sách I.2 dòng 5, 7". */
export function unreadCells({
  lists,
}: SortedFile): readonly { readonly cells: number; readonly in: string }[] {
  return lists.flatMap(({ question, fresh, unread }) => {
    const own = fresh.flatMap((line) => line.unread.map(() => line.spot));
    const spots = [...own, ...unread.map(({ by }) => by.spot)];
    return spots.length > 0 ? [{ cells: spots.length, in: `${listName(question)} ${rowsOf(spots)}` }] : [];
  });
}

/** What the lists of a file leave to be said before anything is recorded: one sentence a line. */
export function sayLists({ lists }: SortedFile): readonly string[] {
  return lists.flatMap((list) => {
    const { question, found, fresh, added, over, standing } = list;
    const name = listName(question);
    const shifted = [...fresh, ...added].filter((line) => line.shifted).map(({ spot }) => spot);
    const rooms = over.length > 0 ? [sayOver(list)] : [];
    return [
      ...(isOtherwise(list)
        ? [`${capital(name)} đang có ${formatNumber(standing)} dòng, tệp ${differences(list).join(", ")}.`]
        : []),
      ...rooms,
      ...(shifted.length > 0
        ? [`${capital(rowsOf(shifted))} của ${name} lệch cột, bot đã xếp lại; xin xem trước.`]
        : []),
      ...noneOf(name, found.none),
      ...(found.others.length > 0
        ? [`Cột không có trong ${name} nên bot không lấy: ${found.others.map(quoted).join(", ")}.`]
        : []),
    ];
  });
}

/** "Danh sách I.2 nhận nhiều nhất 40 dòng; bot không lấy 5 dòng cuối của tệp." */
export function sayOver({ question, over }: FileList): string {
  const most = formatNumber(question.list.most);
  return `${capital(listName(question))} nhận nhiều nhất ${most} dòng; bot không lấy ${formatNumber(over.length)} dòng cuối của tệp.`;
}

/** "có 2 dòng mới", "có 1 dòng ghi khác", "không có 1 dòng đang ghi". */
function differences({ added, changed, gone }: FileList): readonly string[] {
  const count = (list: readonly unknown[], what: string) =>
    list.length > 0 ? [`có ${formatNumber(list.length)} ${what}`] : [];
  return [
    ...count(added, "dòng mới"),
    ...count(changed, "dòng ghi khác"),
    ...(gone.length > 0 ? [`không có ${formatNumber(gone.length)} dòng đang ghi`] : []),
  ];
}

/** Why nothing of some lines is taken, to follow "nên". */
export const noLineWhy: Readonly<Record<NoListLine["why"], string>> = {
  hidden: "bị ẩn",
  unclear: "chưa rõ ô nào thuộc cột nào",
  lone: "chỉ có một ô",
  nameless: "thiếu ô đầu",
  sum: "có vẻ là dòng tổng",
};

function noneOf(name: string, none: readonly NoListLine[]): readonly string[] {
  return (Object.keys(noLineWhy) as NoListLine["why"][]).flatMap((why) => {
    const rows = none.filter((line) => line.why === why).map(({ spot }) => spot);
    return rows.length > 0
      ? [`${capital(rowsOf(rows))} của ${name} ${noLineWhy[why]} nên bot không lấy.`]
      : [];
  });
}

/** So many rows of a file are named in a chat; of more the number. */
const mostRows = 8;

/** "dòng 5, 7 và 9 dòng khác". */
function rowsOf(spots: readonly Spot[]): string {
  const rows = [...new Set(spots.map(({ row }) => row))];
  const rest = rows.length - mostRows;
  const named = rows.slice(0, mostRows).map(formatNumber);
  return `dòng ${named.join(", ")}${rest > 0 ? ` và ${formatNumber(rest)} dòng khác` : ""}`;
}

function quoted(title: string): string {
  return `“${ends(title)}”`;
}

/** So many lines of a list are shown in a chat. */
const mostShown = 20;

/** Every line that “ghi” would record, and what would be asked first. */
export function shownLists(c: SpeechContext, { lists }: SortedFile): readonly string[] {
  return lists.flatMap((list) => {
    const { question, fresh } = list;
    const rest = fresh.length - mostShown;
    return [
      ...(fresh.length > 0 ? [`${capital(sayLines(question, fresh.length))}:`] : []),
      ...fresh.slice(0, mostShown).map((line) => `– ${sayFileLine(c, question, line)}`),
      ...(rest > 0 ? [`… và ${formatNumber(rest)} dòng nữa.`] : []),
      ...(isOtherwise(list) ? [sayOtherwise(c, list)] : []),
    ];
  });
}

/** The cells of a file's line: "Máy chiếu; năm sử dụng 2020; chưa rõ đơn giá". */
function sayFileLine(c: SpeechContext, question: ListQuestion, { given, unread }: HandedLine): string {
  return cellsOf(question)
    .flatMap((cell) => {
      const value = given.find((one) => one.cell === cell.id)?.value;
      if (value !== undefined) return [ends(sayOld(c, cell, value))];
      return unread.some(({ column }) => column === cell.id) ? [`chưa rõ ${sayColumn(plain(cell))}`] : [];
    })
    .join("; ");
}

/** The cells of any line. */
function cellsOf({ list }: ListQuestion): readonly Cell[] {
  return list.cells(lineId(0, 1));
}

function plain(cell: Cell): Cell {
  return { ...cell, said: {} };
}

const mostNamed = 3;

/** "Danh sách I.2: đang có 3 dòng, tệp có 1 dòng mới (Loa), 1 dòng ghi khác (Máy chiếu: theo sổ 10, tệp 12)". */
export function sayOtherwise(c: SpeechContext, list: FileList): string {
  const { question, added, changed, gone, standing } = list;
  const few = (names: readonly string[]) =>
    `${names.slice(0, mostNamed).join("; ")}${names.length > mostNamed ? "; …" : ""}`;
  const [first] = cellsOf(question);
  const parts = [
    ...(added.length > 0
      ? [
          `có ${formatNumber(added.length)} dòng mới (${few(added.map((line) => nameOfLine(c, first, line)))})`,
        ]
      : []),
    ...(changed.length > 0
      ? [
          `có ${formatNumber(changed.length)} dòng ghi khác (${few(
            changed.map(({ line, by }) => sayChanged(c, line, by)),
          )})`,
        ]
      : []),
    ...(gone.length > 0
      ? [
          `không có ${formatNumber(gone.length)} dòng đang ghi (${few(gone.map((line) => sayStanding(c, line)))})`,
        ]
      : []),
  ];
  const has =
    standing === 0 ? `đang ghi không có ${question.list.noun}` : `đang có ${formatNumber(standing)} dòng`;
  return `${capital(listName(question))}: ${has}; tệp ${parts.join(", ")}`;
}

function nameOfLine(c: SpeechContext, first: Cell | undefined, { given }: HandedLine): string {
  const value = given.find(({ cell }) => cell === first?.id)?.value;
  return first && value !== undefined ? ends(sayOld(c, first, value)) : "…";
}

function sayStanding(c: SpeechContext, { cells: [first] }: Line): string {
  return first && first.value !== null ? ends(sayOld(c, first.cell, first.value)) : "…";
}

/** "Máy chiếu: theo sổ 10, tệp ghi 12". */
function sayChanged(c: SpeechContext, line: Line, by: HandedLine): string {
  const cells = line.cells.flatMap(({ cell, value }) => {
    const own = by.given.find((one) => one.cell === cell.id)?.value;
    if (own === undefined || (value !== null && isSame(own, value))) return [];
    const stands = value === null ? "…" : sayOld(c, cell, value);
    return [`${sayColumn(plain(cell))} ${stands}, tệp ghi ${sayOld(c, cell, own)}`];
  });
  return `${sayStanding(c, line)}: ${cells.join("; ")}`;
}

/** What a cell of a file's line may be, once the line is recorded without it. */
export function askCell(
  c: SpeechContext,
  { question, unread: one, alike }: Extract<FileQuestion, { ask: "cell" }>,
): Speech {
  const { line, cell, by, unread } = one;
  const personal = isPersonal(c.q.form, cell.place);
  const said = personal ? "" : ` là “${ends(unread.said)}”`;
  const head = `${capital(sayColumn(plain(cell)))} của ${sayLineNo(question, line)} trong tệp (dòng ${formatNumber(by.spot.row)})${said}`;
  const read = unread.read.type === "unsure" ? unread.read.values.slice(0, mostChoices) : [];
  // What looks alike once it is masked is nothing to choose from.
  const told = read.map((value) => sayOld(c, cell, value));
  const values = new Set(told).size < told.length || told.includes(hidden) ? [] : read;
  const [only, more] = values;
  const optional = cell.said.optional === true;
  if (only === undefined) {
    const options = cell.options.length > 0 ? ` (${cell.options.map(({ label }) => label).join("/")})` : "";
    return {
      lines: [
        `${head}, bot chưa hiểu. Xin gửi ${sayColumn(plain(cell))}${options}${optional ? "; không có thì gõ “để sau”" : ""}.`,
      ],
      offers: [offers.later],
    };
  }
  const write = (value: Value) => ({
    ...{ do: "write-line" as const, id: question.id, line: line.id },
    ...{ cells: [{ cell: cell.id, value }], raw: unread.said },
  });
  if (more !== undefined)
    return {
      lines: [`${head}, xin chọn hoặc gửi lại.`],
      offers: [
        ...values.map((value) => offers.writeCell(sayOld(c, cell, value), write(value))),
        offers.later,
      ],
    };
  const all =
    alike.length > 1 ? ` Đúng cả ${formatNumber(alike.length)} dòng như vậy thì gõ “đúng hết”.` : "";
  return {
    lines: [`${head}. Ghi ${sayOld(c, cell, only)}, đúng không ạ?${all}`],
    offers: [
      offers.fileCell([cell.place]),
      ...(alike.length > 1 ? [offers.fileCells(formatNumber(alike.length), alike)] : []),
      offers.againIfNot,
      offers.later,
    ],
  };
}

const mostChoices = 4;
