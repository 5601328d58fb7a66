// Rows that are answered by one of the same options: how they are asked together, shown before they are written, and told. Pure.
import { printedNo } from "../../form/checklist.ts";
import { isOneChoice, sharedOptions } from "../../form/choice-rows.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import type { Action } from "../../interview/chat.ts";
import type { ChoiceEvent, ChosenRow } from "../../interview/choice-events.ts";
import { idsAsked } from "../../interview/next.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { sayAnswer, sayValues } from "./values.ts";

type Take = Extract<Action, { do: "take" }>;

/** How rows with the same options are answered in one message; null where they have not the same ones. */
export function howToChoose(rows: readonly Question[]): string[] | null {
  const options = sharedOptions(rows);
  const [first, second] = rows;
  if (!options || !first || !second) return null;
  const [one = "", other = one] = options.map(({ label }) => label);
  const list = options.map(({ label }) => label).join(" · ");
  return [
    `Mỗi dòng chọn một: ${list}.`,
    `Gửi lần lượt từ ${printedNo(first)}, cách nhau dấu phẩy, hoặc kèm số dòng: “${printedNo(first)} ${one}, ${printedNo(second)} ${other}”. Tất cả giống nhau thì thêm “hết”: “${one} hết”.`,
  ];
}

/** What was said of several rows, before any of it is written. */
export function choiceTrouble(c: SpeechContext, event: ChoiceEvent): Speech {
  switch (event.type) {
    case "rows-chosen":
      return {
        lines: [`${sidesOf(c, event.rows)}${nowOther(c, event.rows)} Đúng thì gõ “đúng”.`],
        offers: [offers.right({ do: "said", text: spelt(c, event.rows) }), offers.againIfNot],
      };
    case "which-rows":
      return whichRows(c, event);
    case "unclear-choice": {
      const rows = idsAsked(c.chat.asked).flatMap((id) => c.q.byId(id) ?? []);
      const options = (rows[0]?.cells[0]?.options ?? []).map(({ label }) => label).join(", ");
      const why =
        event.said === ""
          ? `Mỗi dòng cần một trong các mức: ${options}.`
          : `Bot chưa rõ “${ends(event.said)}” là mức nào: ${options}.`;
      return { lines: [`${why} Bot chưa ghi gì.`] };
    }
  }
}

function fullNo({ main }: Pick<Question, "main">): string {
  return main.no;
}

/** "Tốt: 1, 2, 4. Khá: 3.": options and rows in the form's order. */
function sidesOf(
  { q }: SpeechContext,
  rows: readonly ChosenRow[],
  numberOf: (row: Question) => string = printedNo,
): string {
  const said = q.questions.flatMap((question) => {
    const row = rows.find(({ id }) => id === question.id);
    const value = row?.values[0];
    if (!row || value === undefined) return [];
    const more = row.note === null ? "" : ` (ghi chú: “${ends(row.note)}”)`;
    return [{ value, label: sayValues(question, row.values), no: `${numberOf(question)}${more}` }];
  });
  const options = (q.byId(rows[0]?.id ?? "")?.cells[0]?.options ?? []).map(({ id }) => id);
  // What is no option, a row that stays empty, comes last.
  const values = [...new Set([...options, ...said.map(({ value }) => value)])];
  const sides = values.map((value) => said.filter((one) => one.value === value));
  return sides.flatMap((side) => (side[0] ? [`${capital(side[0].label)}: ${listOf(side)}.`] : [])).join(" ");
}

function capital(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

function listOf(side: readonly { readonly no: string }[]): string {
  return side.map(({ no }) => no).join(", ");
}

/** What stands at rows of which something else would be written. */
function nowOther(c: SpeechContext, rows: readonly ChosenRow[]): string {
  const stands = rows.flatMap(({ id, values }) => {
    const question = c.q.byId(id);
    const now = question ? sayAnswer(question, c.answers) : null;
    return question && now !== null && now !== sayValues(question, values)
      ? [`${printedNo(question)} ${now}`]
      : [];
  });
  return stands.length === 0 ? "" : ` (Đang ghi: ${stands.join(", ")}.)`;
}

/** The same as it would be typed. */
function spelt(c: SpeechContext, rows: readonly ChosenRow[]): string {
  return rows
    .flatMap(({ id, values, note }) => {
      const question = c.q.byId(id);
      const more = note === null ? "" : ` (${note})`;
      return question ? [`${printedNo(question)}: ${sayValues(question, values)}${more}`] : [];
    })
    .join("; ");
}

function whichRows(c: SpeechContext, event: Extract<ChoiceEvent, { type: "which-rows" }>): Speech {
  const { ids, said, values, note } = event;
  const [first] = ids.flatMap((id) => c.q.byId(id) ?? []);
  if (!first) return { lines: [] };
  const all = ids.length === 2 ? "Cả hai dòng" : `Cả ${ids.length} dòng`;
  const no = printedNo(first);
  const take: Take = { do: "take", id: first.id, values: [...values], raw: said, waive: false };
  return {
    lines: [`“${ends(said)}” là của cả ${ids.length} dòng, hay chỉ dòng ${no} ạ? Bot chưa ghi gì.`],
    offers: [
      offers.allOfThem(all, { do: "said", text: `tất cả: ${said}` }),
      offers.onlyThis(no, note === null ? take : { ...take, note }),
      offers.again,
    ],
  };
}

/** A row whose part of a message was not understood, with its options where no prompt below shows them. */
export function sayUnread(
  { q, chat }: SpeechContext,
  { no, said }: { readonly no: string; readonly said: string },
): string {
  // Of a part in question nobody knows yet which row it is of.
  if (no === "?" || no === "") return `Chưa hiểu “${ends(said)}”.`;
  const line = `Chưa hiểu dòng ${no}: “${ends(said)}”.`;
  const row = q.byNo(no);
  if (!row || !isOneChoice(row) || idsAsked(chat.asked).includes(row.id)) return line;
  return `${line} Dòng này chọn một: ${(row.cells[0]?.options ?? []).map(({ label }) => label).join(", ")}.`;
}

/** Rows of one group that one message answered: each option with its rows; null of any other rows. */
export function sayChosen(c: SpeechContext, rows: readonly ChosenRow[]): string | null {
  const questions = rows.flatMap(({ id }) => c.q.byId(id) ?? []);
  const group = questions[0]?.groupId;
  const alike = questions.length === rows.length && questions.every(({ groupId }) => groupId === group);
  // Once their group is behind them the short numbers of its part could be another's.
  const asked = c.q.byId(idsAsked(c.chat.asked)[0] ?? "")?.groupId;
  return alike && sharedOptions(questions) ? sidesOf(c, rows, asked === group ? printedNo : fullNo) : null;
}
