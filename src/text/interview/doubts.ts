// What was read and is doubted: figures that a check questions, a colleague's other value, a text older than its prompt.
import type { Value } from "../../form/answers.ts";
import { isHard } from "../../form/checks/check.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Action } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { sidesOf } from "./checklist.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayMasked } from "./masked.ts";
import { offers } from "./offers.ts";
import { about } from "./unsure.ts";
import { listNos, sayAnswer, sayValues } from "./values.ts";
import { sayFinding } from "./warnings.ts";

/** More rows than these are no choices: their numbers can be typed. */
const mostRows = 5;

type Take = Extract<Action, { do: "take" }>;

/** Figures that a check doubts, told as `shown`, with what may be meant instead. */
export function doubted(
  c: SpeechContext,
  event: Extract<SpeechEvent, { type: "doubted" }>,
  shown: readonly Value[] = event.values,
): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const note = event.note === null ? {} : { note: event.note };
  const take: Take = {
    do: "take",
    id: event.id,
    values: [...event.values],
    raw: event.raw,
    waive: true,
    ...note,
  };
  const doubt = `${about(c, question)}: ${sayFinding(c.q.form, event.finding, question, shown)}`;
  if (isHard(event.finding)) {
    // What breaks the rule may be wrong in another row that it is about.
    const others = event.finding.questions.filter(
      (other) => other !== question && sayAnswer(other, c.answers) !== null,
    );
    const or = others.length > 0 ? `, hoặc sửa mục ${listNos(others)}` : "";
    return {
      lines: [`${doubt} Bot chưa ghi. Xin kiểm tra và gửi lại${or}.`],
      offers: [
        offers.again,
        ...others.slice(0, mostRows).map(({ main, id }) => offers.changeRow(main.no, id)),
        offers.later,
      ],
    };
  }
  if (event.swapped) {
    const other = sayValues(question, event.swapped);
    const swapped: Take = { ...take, values: [...event.swapped], waive: false };
    return {
      lines: [`${doubt} Có phải hai số bị đảo không ạ? Gõ “đổi” để thành ${other}; “giữ” nếu đúng.`],
      offers: [
        offers.swap(`Đổi: ${other}`, swapped),
        offers.keepTyped("Giữ như đã gửi", take),
        offers.againIfNot,
      ],
    };
  }
  return {
    lines: [`${doubt} Số này có đúng không ạ? Gõ “đúng” hoặc gửi lại.`],
    offers: [offers.right(take), offers.againIfNot],
  };
}

/** What waited for its yes when another row was asked for. */
export function leftWaiting(c: SpeechContext, event: Extract<SpeechEvent, { type: "left-waiting" }>): Speech {
  if (event.what === "sides") return { lines: [`Bot chưa ghi và sẽ hỏi lại: ${sidesOf(c.q, event)}`] };
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  return {
    lines: [`${about(c, question)}: bot chưa ghi ${sayValues(question, event.values)} và sẽ hỏi lại.`],
  };
}

/** Two values of one place, of which somebody else wrote one meanwhile. */
export function conflict(c: SpeechContext, event: Extract<SpeechEvent, { type: "conflict" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const mine = sayValues(question, event.values);
  const theirs = sayMasked(c.q, question, event.theirs);
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

/** A text that was written before the prompt which it would answer. */
export function lateText(c: SpeechContext, event: Extract<SpeechEvent, { type: "late-text" }>): Speech {
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

/** The same figures at once: for the next row too, or sent twice. */
export function sameAgain(c: SpeechContext, event: Extract<SpeechEvent, { type: "same-again" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const take: Take = { do: "take", id: event.id, values: [...event.values], raw: event.said, waive: false };
  return {
    lines: [
      `Tin “${ends(event.said)}” giống hệt tin vừa ghi. ${about(c, question)}: cũng ghi ${sayValues(question, event.values)}, phải không ạ? Gõ “đúng”, hoặc “không” nếu tin bị gửi hai lần.`,
    ],
    offers: [offers.right(take), offers.sentTwice],
  };
}

/** A text that may be no answer of this person, or none to what is asked now. */
export function whose({ why, said }: Extract<SpeechEvent, { type: "whose" }>): Speech {
  const what =
    why === "forwarded"
      ? `Tin chuyển tiếp “${ends(said)}” có phải là câu trả lời của đơn vị cho mục đang hỏi không ạ?`
      : `Tin “${ends(said)}” trả lời một tin bot không còn hỏi. Tính là câu trả lời cho mục đang hỏi, phải không ạ?`;
  return {
    lines: [`${what} Gõ “đúng” để bot đọc, “không” để bỏ qua.`],
    offers: [offers.itCounts(said), offers.doesNotCount],
  };
}
