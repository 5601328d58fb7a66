// What a message may have been about, one choice each. Pure.
import type { Question } from "../../form/questions.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { Candidate, SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { about } from "./unsure.ts";
import { ends, sayAnswer, sayNo, sayValues } from "./values.ts";

type Which = Extract<SpeechEvent, { type: "which" }>;
type Take = Extract<Candidate, { do: "take" }>;

/** The question and a choice for each thing that was perhaps meant. */
export function whichSpeech(c: SpeechContext, event: Which): Speech {
  const said = ends(event.said);
  const ways = event.ways.map((way) => choice(c, event, way));
  const takes = event.ways.filter((way) => way.do === "take");
  const [first] = takes;
  const row = first && c.q.byId(first.id);
  const values = row && first ? sayValues(row, first.values) : "";
  switch (event.why) {
    case "none":
      return {
        lines: [
          event.ways.length > 1
            ? `“${said}”: ${c.you} muốn ghi “không có” cho dòng nào ạ?`
            : `“${said}”: ghi “không có” cho ${ways[0]?.label.toLowerCase() ?? ""}, phải không ạ? Gõ “đúng” hoặc gửi lại.`,
        ],
        offers: [...ways, offers.againIfNot],
      };
    case "nothing":
      return {
        lines: [
          `“${said}”: chỉ mục đang hỏi, hay đơn vị không tổ chức hoạt động nào trong cả báo cáo này ạ?`,
        ],
        offers: [...ways, offers.againIfNot],
      };
    case "people":
      return {
        lines: [
          takes.length > 1
            ? `“${said}” (${values}): ghi vào mục nào ạ?`
            : `“${said}” (${values}): có phải ghi vào mục này không ạ? Gõ “đúng” hoặc gửi lại.`,
          ...takes.flatMap(({ id }) => {
            const question = c.q.byId(id);
            return question ? [`${question.main.no}. ${question.main.text}`] : [];
          }),
        ],
        offers: [...ways, offers.againIfNot, offers.later],
      };
    case "correction":
      if (severalRows(takes)) {
        const now = takes.flatMap(({ id }) => {
          const question = c.q.byId(id);
          return question ? [`${question.main.no}: ${sayAnswer(question, c.answers)}`] : [];
        });
        return {
          lines: [`“${said}”: sửa mục nào ạ? Đang ghi:`, ...now],
          offers: [...ways, offers.againIfNot],
        };
      }
      return {
        lines: row ? [`“${said}”: ${sayNo(row)} đang ghi ${sayAnswer(row, c.answers)}. Sửa số nào ạ?`] : [],
        offers: [...ways, offers.againIfNot],
      };
    case "same-as":
      return {
        lines: row ? [`${about(c, row)}: “${said}” là ${values}, đúng không ạ? Gõ “đúng” hoặc gửi lại.`] : [],
        offers: [...ways, offers.againIfNot],
      };
  }
}

function choice(c: SpeechContext, event: Which, way: Candidate): NewOffer {
  if (way.do === "nothing") return offers.wholeReport(way);
  if (way.do === "zero") {
    const rows = way.ids.flatMap((id) => c.q.byId(id) ?? []);
    const name = nameOf(c, rows);
    return offers.reading(name, event.ways.length > 1 ? name.toLowerCase() : "đúng", way);
  }
  const question = c.q.byId(way.id);
  if (!question || event.why === "same-as" || (event.why === "people" && event.ways.length === 1))
    return offers.right(way);
  const takes = event.ways.filter((each) => each.do === "take");
  if (event.why === "correction" && !severalRows(takes)) return changed(c, question, way);
  const no = `mục ${question.main.no}`;
  const label = question.kind === "text" ? `Ghi vào ${no}` : `Ghi vào ${question.main.no}`;
  return { ...offers.reading(label, no.toLowerCase(), way), also: [question.main.no] };
}

/** Whether the choices are about different rows, and not about one row's figures. */
function severalRows(takes: readonly Take[]): boolean {
  return new Set(takes.map(({ id }) => id)).size > 1;
}

/** Of a pair one half is changed: its noun is the word. */
function changed(c: SpeechContext, question: Question, way: Take): NewOffer {
  const at = question.places.findIndex((place, index) => c.answers.get(place)?.value !== way.values[index]);
  const noun = `số ${question.nouns[Math.max(at, 0)] ?? ""}`.trim();
  return { ...offers.reading(`Thành ${sayValues(question, way.values)}`, noun, way), also: [noun.slice(3)] };
}

/** "Cả mục 4", "Chỉ 5.1", "Chỉ 5.3, 5.4", "Cả 3 dòng". */
function nameOf(c: SpeechContext, rows: readonly Question[]): string {
  const [first] = rows;
  if (!first) return "";
  const group = c.q.groups.find((one) => one.id === first.groupId);
  if (rows.length === 1) return first.rowId === null ? `Chỉ mục ${first.main.no}` : `Chỉ ${first.main.no}`;
  if (group?.gate && group.questions.length === rows.length) return `Cả mục ${group.no}`;
  const nos = rows.map((row) => row.main.no).join(", ");
  return group && rows.length < 4 ? `Chỉ ${nos}` : `Cả ${rows.length} dòng`;
}
