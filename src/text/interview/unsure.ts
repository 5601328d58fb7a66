// Several readings of one text, offered as choices, each with a word that can be typed. Pure.

import type { Value } from "../../form/answers.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import type { Action, NewOffer } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { shownAsItem } from "../../interview/next.ts";
import { note } from "../../language/lexicon/report.ts";
import { spelt } from "../../language/phrases.ts";
import { exampleDay } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { shortForms } from "./short-forms.ts";
import { sayAbout, sayValues, sayWanted } from "./values.ts";
import { noThings } from "./warnings.ts";

type Take = Extract<Action, { do: "take" }>;
type Unsure = Extract<SpeechEvent, { type: "unsure" }>;

/** Why a text was not recorded as it stands, and what may be chosen instead, told by `say`. */
export function unsure(c: SpeechContext, event: Unsure, say: typeof sayValues = sayValues): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const offered = event.readings.slice(0, 4);
  const short = shortForms(
    question,
    offered.map(({ value }) => value),
    event.said,
  );
  const readings = offered.map(({ value, note }, index, all): NewOffer => {
    const label = say(question, value);
    const taken: Take = { do: "take", id: event.id, values: [...value], raw: event.said, waive: true };
    const action: Take = note !== undefined && isRemark(event) ? { ...taken, note } : taken;
    const choice = choiceFor(event, value, all.length, index, `Ghi ${label}`, action);
    return { ...choice, also: [...(choice.also ?? []), label, ...(short[index] ?? [])] };
  });
  // Where the question is yes or no, "có" is the plain answer and never one of the readings with its remark.
  const plain = yesNo(question);
  const choices = [
    ...(plain.length > 0 ? plain : readings),
    ...(event.offerNone ? [offers.none(event.id)] : []),
  ];
  const again = asksWhether(event) ? offers.againIfNot : offers.again;
  const [only] = plain.length === 0 && readings.length === 1 ? event.readings : [];
  const why = only && event.reason !== "no-people" ? whetherOnly(event, say(question, only.value)) : null;
  return {
    lines: [`${about(c, question)}: ${why ?? whyUnsure(c, event, question)}`],
    offers: [...choices, ...(readings.length > 0 ? [again] : []), offers.later],
  };
}

const calledNote = new RegExp(`\\(|${spelt(note)}`, "iu");

/**
 * Whether the words beside the figures are an official note: the parts of a sum are, and what was called a note or put
 * in brackets. Other talk ("dạ có đá bóng …") stays with the answer as it was typed, and goes into no workbook.
 */
function isRemark({ reason, said }: Unsure): boolean {
  return reason === "sum" || calledNote.test(said.normalize("NFC"));
}

/** A short word where one will do: the only reading, or the sum, is "đúng"; of two turned round, "giữ" is as typed. */
function choiceFor(
  event: Unsure,
  value: readonly Value[],
  readings: number,
  index: number,
  label: string,
  action: Action,
): NewOffer {
  if (readings === 1 || (event.reason === "sum" && index === 0)) return offers.onlyReading(label, action);
  if (event.reason !== "swapped" || readings !== 2) return offers.reading(label, label.toLowerCase(), action);
  const asTyped = isAsTyped(event, value);
  // "0/5" is no question of two figures turned round, so yes and no mean nothing but themselves there.
  if (peopleWithoutThings(event)) {
    return asTyped
      ? { ...offers.reading(label, "giữ", action), answers: "yes" }
      : offers.reading(label, "đổi", action);
  }
  return asTyped ? offers.keepTyped(label, action) : offers.swap(label, action);
}

function isAsTyped(event: Pick<Unsure, "said">, value: readonly Value[]): boolean {
  const typed = (event.said.match(/\d[\d.]*/gu) ?? []).map((figure) => Number(figure.replaceAll(".", "")));
  return value.every((figure, index) => figure === typed[index]);
}

function peopleWithoutThings(event: Pick<Unsure, "reason" | "readings" | "said">): boolean {
  return (
    event.reason === "swapped" &&
    event.readings.some(({ value }) => value[0] === 0 && isAsTyped(event, value))
  );
}

/** Whether the sentence asks "… không ạ?", so that "không" denies it. */
function asksWhether(event: Unsure): boolean {
  const one = event.readings.length === 1;
  return one || event.reason === "swapped" || event.reason === "no-people" || event.reason === "sum";
}

/** The only reading is said in full: where there are no buttons, "đúng" must be about figures that were seen. */
function whetherOnly(event: Unsure, label: string): string {
  const said = ends(event.said);
  switch (event.reason) {
    case "approximate":
      return `báo cáo cần số chính xác. “${said}”: ghi đúng ${label}, phải không ạ? Gõ “đúng” hoặc gửi số đúng.`;
    case "sum":
      return `“${said}” gồm nhiều phần. Ghi tổng cộng ${label}, phải không ạ? Gõ “đúng” hoặc gửi lại.`;
    default:
      return `“${said}”: có phải là ${label} không ạ? Gõ “đúng” hoặc gửi lại.`;
  }
}

/** Why a text is asked about; it follows the name of its row. */
export function whyUnsure(
  c: Pick<SpeechContext, "q" | "you" | "round" | "zone">,
  event: Omit<Unsure, "type" | "id" | "offerNone">,
  question: Question,
): string {
  const said = ends(event.said);
  const choose = event.readings.length > 0 ? "Xin chọn hoặc gửi lại." : `Xin gửi ${sayWanted(question)}.`;
  const own = question.cells.map((cell) => cell.kind.unsure[event.reason]?.(said, cell)).find((one) => one);
  if (own) return question.narrative ? own : `${own} ${choose}`;
  switch (event.reason) {
    case "approximate":
      return `báo cáo cần số chính xác. ${choose}`;
    case "not-yet":
      return `${c.you} muốn ghi “không có”, hay để bổ sung sau?`;
    case "sum":
      return event.readings.length > 0
        ? `“${said}” gồm nhiều phần. Ghi tổng cộng ${sayValues(question, event.readings[0]?.value ?? [])}? ${choose}`
        : `bot chưa hiểu “${said}”. ${choose}`;
    case "same-as-above":
      return "xin gửi lại nội dung đầy đủ của mục này (bot không chép từ mục khác).";
    case "swapped":
      return peopleWithoutThings(event)
        ? `${noThings(c.q.form, question, Number(event.readings.find(({ value }) => value[0] === 0)?.value[1] ?? 0))} Số này có đúng không ạ? Gõ “giữ” nếu đúng, “đổi” nếu hai số bị đảo, hoặc gửi lại.`
        : `“${said}”: có phải hai số bị đảo không ạ? ${choose}`;
    case "no-people":
      return `“${said}”: không có người tham gia, có đúng không ạ? Gõ “đúng” hoặc gửi lại.`;
    case "scale":
      return `bot chưa hiểu “${said}”. ${choose}`;
    case "which-day":
      return `“${said}” là ngày nào? Xin gửi ngày/tháng, ví dụ: ${exampleDay(c.round.deadline, 0, c.zone)}.`;
    default:
      return `“${said}” có thể hiểu nhiều cách. ${choose}`;
  }
}

/** The number and wording of a question as this chat was asked it. */
export function about(c: SpeechContext, question: Question): string {
  return sayAbout(question, shownAsItem(c.chat, question));
}

/** "Có" and "Không" where the question is asked so. */
export function yesNo({ id, cells }: Question): NewOffer[] {
  const [only] = cells;
  if (cells.length !== 1 || only?.kind.choices !== "yes-no") return [];
  // A figure that is asked so is kept as 1 or 0.
  return only.kind.none === false
    ? [offers.yes(id, true), offers.no(id, false)]
    : [offers.yes(id, 1), offers.no(id, 0)];
}
