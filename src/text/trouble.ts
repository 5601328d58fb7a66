// What could not be taken, why, and what would help; and what the person has to choose. Pure.

import type { Value } from "../form/answers.ts";
import type { RefusalReason } from "../form/kinds/kind.ts";
import type { Question } from "../form/questions.ts";
import type { Action, NewOffer } from "../interview/chat.ts";
import type { SpeechEvent } from "../interview/events.ts";
import { shownAsItem } from "../interview/next.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { formatNumber } from "./format.ts";
import { offers } from "./offers.ts";
import { ends, sayAbout, sayExample, sayValues, sayWanted } from "./values.ts";
import { sayDoubt } from "./warnings.ts";

type Trouble = Exclude<SpeechEvent, { type: "said" }>;
type Take = Extract<Action, { do: "take" }>;
type Unsure = Extract<SpeechEvent, { type: "unsure" }>;

/** The sentence for one trouble, with its way out. */
export function trouble(c: SpeechContext, event: Trouble): Speech {
  switch (event.type) {
    case "refused":
      return refused(c, event);
    case "unsure":
      return unsure(c, event);
    case "half": {
      const question = c.q.byId(event.id);
      const count = event.half.count !== undefined;
      const given = count ? event.half.count : event.half.people;
      return { lines: [`Đã nhận ${formatNumber(given ?? 0)} ${question?.nouns[count ? 0 : 1] ?? ""}.`] };
    }
    case "doubted":
      return doubted(c, event);
    case "short-text":
      return {
        lines: [`Nội dung ngắn: “${event.text}”. Ghi đúng như vậy chứ ạ? Gõ “đúng” hoặc gửi lại.`],
        offers: [
          offers.right({ do: "take", id: event.id, values: [event.text], raw: event.text, waive: true }),
          offers.none(event.id),
          offers.later,
        ],
      };
    case "more-awaited":
      return {
        lines: ["Tin này gần hết chỗ, có thể còn phần sau. Xin gửi tiếp; hết rồi thì gõ “xong”."],
        offers: [offers.done],
      };
    case "unread":
      return { lines: event.entries.map(({ no, said }) => `Chưa hiểu dòng ${no}: “${ends(said)}”.`) };
    case "too-many":
      return {
        lines: [
          `Tin có ${event.given} phần nhưng chỉ còn ${event.rows} dòng, bot chưa ghi gì. Xin ghi kèm số dòng, ví dụ: 1.7: 2 lớp 73 người.`,
        ],
      };
    case "conflict":
      return conflict(c, event);
    case "gate-conflict":
      return {
        lines: ["Các dòng này đã có số liệu. Thay tất cả bằng 0?"],
        offers: [offers.gateAll(event.group, event.raw), offers.keepAsIs("Giữ số liệu", { do: "keep" })],
      };
    case "late-text":
      return lateText(c, event);
    case "which-word":
      return {
        lines: [
          `“${ends(event.said)}” có thể là ${event.words.map((word) => `“${word}”`).join(" hoặc ")}. Xin gõ có dấu hoặc bấm nút.`,
        ],
        offers: c.chat.offered,
      };
    case "not-applied":
      return {
        lines: [
          event.why === "sealed"
            ? "Báo cáo đã nộp nên tin vừa sửa chưa được ghi. Cần sửa thì gõ “sửa”."
            : "Mục đó đã được thay đổi sau tin này nên bot chưa ghi bản sửa. Cần sửa thì gõ “sửa” và số mục.",
        ],
      };
    case "no-such-row":
      return {
        lines: [
          event.said === ""
            ? "Xin gõ “sửa” và số mục, ví dụ: sửa 4.3."
            : `Báo cáo của đơn vị không có mục ${event.said}. Ví dụ: sửa 4.3.`,
        ],
      };
  }
}

function refused(c: SpeechContext, event: Extract<Trouble, { type: "refused" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const lines = [
    `${whyRefused(event.reason, ends(event.said), `${about(c, question)}: `)}${wanted(event.reason, question)}`,
  ];
  const help: NewOffer[] =
    event.times >= 3
      ? [offers.example, offers.later, offers.askColleague]
      : question.kind === "date" || question.kind === "yes-no" || question.askAs
        ? [offers.later]
        : [offers.none(question.id), offers.later];
  if (event.times >= 3) lines.push("Có thể xem ví dụ, để sau, hoặc hỏi chuyên viên.");
  return { lines, offers: [...yesNo(question), ...help] };
}

function whyRefused(reason: RefusalReason, said: string, about: string): string {
  switch (reason) {
    case "empty":
      return `${about}bot chưa nhận được nội dung.`;
    case "decimal":
      return `${about}“${said}” là số thập phân, mục này chỉ nhận số nguyên.`;
    case "negative":
      return `${about}số liệu không được âm.`;
    case "malformed":
      return `${about}“${said}” viết dấu chấm, phẩy chưa đúng chỗ.`;
    case "too-large":
      return `${about}“${said}” quá lớn.`;
    case "formula":
      return `${about}bot không tính công thức, xin gửi kết quả.`;
    case "too-long":
      return `${about}nội dung dài quá 8.000 ký tự nên bot chưa ghi. Xin rút gọn.`;
    case "no-such-day":
      return `${about}không có ngày “${said}”.`;
    case "lunar":
      return `${about}xin dùng ngày dương lịch.`;
    case "not-words":
      return `${about}xin gửi nội dung bằng chữ.`;
    default:
      return `${about}bot chưa hiểu “${said}”.`;
  }
}

function wanted(reason: RefusalReason, question: Question): string {
  if (reason === "too-long") return "";
  if (question.askAs || question.kind === "yes-no") return " Xin trả lời có hoặc không.";
  if (question.kind === "text") return " Không có thì gõ “không”.";
  const none = question.kind === "date" ? "" : " Không có thì gõ 0.";
  const want = question.kind === "date" ? "ngày" : sayWanted(question);
  return ` Mục này cần ${want}, ví dụ: ${sayExample(question)}.${none}`;
}

function unsure(c: SpeechContext, event: Extract<Trouble, { type: "unsure" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const readings = event.readings.slice(0, 4).map(({ value, note }, index, all): NewOffer => {
    const label = sayValues(question, value);
    const action: Take = { do: "take", id: event.id, values: [...value], raw: event.said, waive: true };
    const word = wordFor(event, value, all.length, index) ?? `ghi ${label}`;
    return {
      ...offers.reading(`Ghi ${label}`, word, note === undefined ? action : { ...action, note }),
      also: [label],
    };
  });
  const choices = [...readings, ...yesNo(question), ...(event.offerNone ? [offers.none(event.id)] : [])];
  return {
    lines: [`${about(c, question)}: ${whyUnsure(event, question, c.you)}`],
    offers: [...choices, ...(readings.length > 0 ? [offers.again] : []), offers.later],
  };
}

/** A short word where one will do: the only reading, or the sum, is "đúng"; of two turned round, "giữ" is as typed. */
function wordFor(event: Unsure, value: readonly Value[], readings: number, index: number): string | null {
  if (readings === 1 || (event.reason === "sum" && index === 0)) return "đúng";
  if (event.reason !== "swapped" || readings !== 2) return null;
  const typed = (event.said.match(/\d[\d.]*/gu) ?? []).map((figure) => Number(figure.replaceAll(".", "")));
  return value.every((figure, index) => figure === typed[index]) ? "giữ" : "đổi";
}

function whyUnsure(event: Unsure, question: Question, you: string): string {
  const said = ends(event.said);
  const choose = event.readings.length > 0 ? "Xin chọn hoặc gửi lại." : `Xin gửi ${sayWanted(question)}.`;
  switch (event.reason) {
    case "approximate":
      return `báo cáo cần số chính xác. ${choose}`;
    case "not-yet":
      return `${you} muốn ghi “không có”, hay để bổ sung sau?`;
    case "sum":
      return event.readings.length > 0
        ? `“${said}” gồm nhiều phần. Ghi tổng cộng? ${choose}`
        : `bot chưa hiểu “${said}”. ${choose}`;
    case "same-as-above":
      return "xin gửi lại nội dung đầy đủ của mục này (bot không chép từ mục khác).";
    case "swapped":
      return `“${said}”: có phải hai số bị đảo không ạ? ${choose}`;
    case "no-people":
      return `“${said}”: không có người tham gia, có đúng không ạ? Gõ “đúng” hoặc gửi lại.`;
    case "scale":
      return `“${said}” là bao nhiêu đồng? ${choose}`;
    case "which-day":
      return `“${said}” là ngày nào? Xin gửi ngày/tháng, ví dụ: 15/10.`;
    default:
      return question.kind === "text"
        ? `bot chưa hiểu “${said}”.`
        : `“${said}” có thể hiểu nhiều cách. ${choose}`;
  }
}

function about(c: SpeechContext, question: Question): string {
  return sayAbout(question, shownAsItem(c.chat, question));
}

function yesNo(question: Question): NewOffer[] {
  if (question.askAs) return [offers.yes(question.id, 1), offers.no(question.id, 0)];
  return question.kind === "yes-no" ? [offers.yes(question.id, true), offers.no(question.id, false)] : [];
}

function doubted(c: SpeechContext, event: Extract<Trouble, { type: "doubted" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const { check } = event.finding;
  const note = event.note === null ? {} : { note: event.note };
  const take: Take = {
    do: "take",
    id: event.id,
    values: [...event.values],
    raw: event.raw,
    waive: true,
    ...note,
  };
  const [first = 0, second = 0] = event.values;
  const swapped: Take = { ...take, values: [second, first], waive: false };
  const doubt = `${about(c, question)}: ${sayDoubt(check, question, event.values)}`;
  if (check.type === "fewer-people") {
    return {
      lines: [
        `${doubt} Có phải hai số bị đảo không ạ? Gõ “đổi” để thành ${sayValues(question, [second, first])}; “giữ” nếu đúng.`,
      ],
      offers: [
        offers.swap(`Đổi: ${sayValues(question, [second, first])}`, swapped),
        { ...offers.keepAsIs("Giữ như đã gửi", take), also: ["đúng"] },
      ],
    };
  }
  return {
    lines: [`${doubt} Số này có đúng không ạ? Gõ “đúng” hoặc gửi lại.`],
    offers: [offers.right(take), offers.again],
  };
}

function conflict(c: SpeechContext, event: Extract<Trouble, { type: "conflict" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const mine = sayValues(question, event.values);
  const theirs = sayValues(question, event.theirs);
  return {
    lines: [
      `${about(c, question)} vừa được ghi từ nơi khác: ${theirs}. ${c.you} gửi: ${mine}. Giữ số nào ạ?`,
    ],
    offers: [
      offers.keepAsIs(`Giữ: ${theirs}`, { do: "word", word: "next" }),
      offers.replace(`Thay: ${mine}`, {
        do: "overwrite",
        id: event.id,
        values: [...event.values],
        raw: event.raw,
      }),
    ],
  };
}

function lateText(c: SpeechContext, event: Extract<Trouble, { type: "late-text" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const take = event.values
    ? [offers.right({ do: "take", id: event.id, values: [...event.values], raw: event.said, waive: false })]
    : [];
  return {
    lines: [
      `Tin “${ends(event.said)}” được gửi trước câu hỏi này nên bot chưa ghi. Bot đang hỏi mục ${question.main.no}. ${question.main.text}.`,
      event.values
        ? `Gõ “đúng” để ghi ${sayValues(question, event.values)} vào mục này, hoặc gửi lại.`
        : "Xin gửi lại.",
    ],
    offers: take,
  };
}
