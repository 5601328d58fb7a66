// What a contact hears of a request: that it is kept and goes to the officers, and that the deadline stands. Pure.
import { ends } from "../../form/kinds/text.ts";
import type { InterviewEvent, SpeechEvent } from "../../interview/events.ts";
import { formatDeadline } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { sayNo } from "./values.ts";

type Requested = Extract<InterviewEvent, { type: "requested" }>;

/** No more is promised than what happened: nobody has decided anything. */
export function requestKept(c: SpeechContext, { kind, verbatim }: Requested): Speech {
  const due = formatDeadline(c.round.deadline, c.zone);
  const stands =
    c.now > c.round.deadline ? `Đã quá hạn nộp ${due}; hạn chưa đổi.` : `Hạn nộp chưa đổi: ${due}.`;
  const kept = `Bot đã ghi lời đề nghị và báo chuyên viên trong giờ làm việc. ${stands}`;
  const urgent =
    c.helpContact && (kind === "help" || kind === "call") ? [`Cần gấp xin liên hệ ${c.helpContact}.`] : [];
  if (!verbatim) return { lines: [kept, ...urgent] };
  const { id, text } = verbatim;
  return {
    lines: [kept, ...urgent, "Nếu đó là nội dung báo cáo, gõ “ghi nguyên văn”."],
    offers: [offers.verbatim({ do: "take", id, values: [text], raw: text, waive: true })],
  };
}

/** Perhaps for the officers, perhaps for the item: each is a choice, and nothing is recorded before it is made. */
export function whichRequest(
  c: SpeechContext,
  { kind, said, id }: Extract<SpeechEvent, { type: "which-request" }>,
): Speech {
  const question = c.q.byId(id);
  if (!question) return { lines: [] };
  return {
    lines: [`“${ends(said)}”: gửi chuyên viên xem, hay ghi vào ${sayNo(question)} của báo cáo ạ?`],
    offers: [
      offers.askOffice({ do: "request", kind, words: said }),
      offers.verbatim({ do: "take", id, values: [said], raw: said, waive: true }),
      offers.again,
    ],
  };
}

/** The rest of the narrative before, or the answer to what is asked: each is a choice. */
export function whichNarrative(
  c: SpeechContext,
  { before, said, instead }: Extract<SpeechEvent, { type: "which-narrative" }>,
): Speech {
  const question = c.q.byId(before);
  if (!question) return { lines: [] };
  const joins = offers.append(`Nối vào ${sayNo(question)}`, { do: "append", id: before, text: said });
  const more = `“${ends(said)}”: nối vào ${sayNo(question)} trước đó`;
  if (instead === null)
    return { lines: [`${more}, phải không ạ?`], offers: [{ ...joins, answers: "yes" }, offers.againIfNot] };
  const takes = offers.thisItem({ do: "take", id: instead, values: [said], raw: said, waive: true });
  return { lines: [`${more}, hay là câu trả lời mục này ạ?`], offers: [joins, takes] };
}
