// A line of a list that was called by words: those that have them, each a choice, or that none has. Pure.
import { ends } from "../../form/kinds/text.ts";
import { type ListQuestion, linesOf } from "../../form/lines.ts";
import type { ListTrouble } from "../../interview/list-trouble.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayLine } from "./list-words.ts";
import { offers } from "./offers.ts";

/** More lines than these are no choices: their numbers can be typed. */
const mostLines = 5;

/** Which of them is meant, or that none is. */
export function whichLine(
  c: SpeechContext,
  question: ListQuestion,
  { deed, said, lines: ids }: Extract<ListTrouble, { what: "which-line" }>,
): Speech {
  const { noun } = question.list;
  const lines = linesOf(c.answers, question).filter(({ id }) => ids.includes(id));
  const deeds = deed === "drop" ? "xóa" : "sửa";
  const [first] = lines;
  if (!first)
    return {
      lines: [
        said === ""
          ? `Danh sách chưa có ${noun} nào để ${deeds}.`
          : `Danh sách không có ${noun} nào là “${ends(said)}” nên bot chưa ${deeds}. Xin gõ kèm số, ví dụ: ${deeds} 1.`,
      ],
    };
  const which = lines.map((line) => sayLine(c, line)).join("; ");
  return {
    lines: [
      `${said === "" ? "Danh sách" : `“${ends(said)}”`} có ${lines.length} ${noun}: ${which}. Xin gõ kèm số, ví dụ: ${deeds} ${first.no}.`,
    ],
    offers:
      deed === "drop"
        ? lines
            .slice(0, mostLines)
            .map(({ id, no }) =>
              offers.dropLine(String(no), { do: "drop-lines", id: question.id, lines: [id] }),
            )
        : [],
  };
}
