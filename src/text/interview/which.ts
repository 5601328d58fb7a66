// What a message may have been about, one choice each. Pure.

import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import { formWords } from "../../form/words/form-words.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { Candidate, SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { about } from "./unsure.ts";
import { sayAnswer, sayNo, sayValues, sayWanted } from "./values.ts";

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
          `“${said}”: chỉ mục đang hỏi, hay đơn vị ${formWords(c.q.form).nothing} trong cả báo cáo này ạ?`,
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
          return question ? [`${question.main.no}: ${sayAnswer(question, c.answers) ?? "chưa có"}`] : [];
        });
        return {
          lines: [`“${said}”: sửa mục nào ạ? Đang ghi:`, ...now],
          offers: [...ways, offers.againIfNot],
        };
      }
      return {
        lines: row ? [`“${said}”: ${corrected(c, row, takes.length === 1 ? values : null)}`] : [],
        offers: [...ways, offers.againIfNot],
      };
    case "measure":
    case "name":
      return elsewhere(c, event, ways);
    case "same-as":
      return {
        lines: row ? [`${about(c, row)}: “${said}” là ${values}, đúng không ạ? Gõ “đúng” hoặc gửi lại.`] : [],
        offers: [...ways, offers.againIfNot],
      };
  }
}

/** What stands at a row, and what it would become where that is only one thing. */
function corrected(c: SpeechContext, row: Question, becomes: string | null): string {
  const stands = sayAnswer(row, c.answers);
  const now = stands === null ? "chưa có số" : `đang ghi ${stands}`;
  if (becomes === null) return `${sayNo(row)} ${now}. Sửa số nào ạ?`;
  return `${sayNo(row)} ${now}. ${stands === null ? "Ghi" : "Sửa thành"} ${becomes}, đúng không ạ?`;
}

/** A measure or a name of another row: what the asked row counts, whose the word is, and that row as the choice. */
function elsewhere(c: SpeechContext, event: Which, ways: readonly NewOffer[]): Speech {
  const asked = c.q.byId(event.instead ?? "");
  const rows = (event.rows ?? []).flatMap((id) => (id === asked?.id ? [] : (c.q.byId(id) ?? [])));
  const groups = ways.length > 0 ? [] : groupsOf(c, rows);
  const [first, second] = event.ways.filter((way) => way.do === "take");
  const only = first && !second ? c.q.byId(first.id) : undefined;
  const counted = asked && event.why === "measure" ? `Mục ${asked.main.no} ghi ${sayCounted(asked)}` : null;
  if (first && asked && only === asked) {
    return {
      lines: [`${counted}. “${ends(event.said)}”: ghi ${sayValues(asked, first.values)}, đúng không ạ?`],
      offers: [...ways, offers.againIfNot, offers.later],
    };
  }
  const whose = event.word && rows.length > 0 ? `“${event.word}” thuộc ${namesOf(c, rows)}` : null;
  const facts = [counted, whose].filter((part) => part !== null).join("; ");
  const ask =
    first && only
      ? `Ghi ${sayValues(only, first.values)} vào mục ${only.main.no}, đúng không ạ?`
      : ways.length + groups.length > 0
        ? "Ghi vào mục nào ạ?"
        : "Xin gửi lại.";
  return {
    lines: [facts === "" ? `“${ends(event.said)}”: ${ask}` : `${facts}. ${ask}`],
    offers: [...ways, ...groups, offers.againIfNot, offers.later],
  };
}

/** Where too many rows count in a measure to be choices, their groups are. */
function groupsOf(c: SpeechContext, rows: readonly Question[]): NewOffer[] {
  const groups = c.q.groups.filter((group) => group.questions.some((row) => rows.includes(row)));
  return groups.slice(0, mostGroups).flatMap((group): NewOffer[] => {
    const first = group.questions.find((row) => rows.includes(row));
    return first ? [offers.reading(`Mục ${group.no}`, `mục ${group.no}`, { do: "ask", id: first.id })] : [];
  });
}

const mostGroups = 4;

function namesOf(c: SpeechContext, rows: readonly Question[]): string {
  const few = rows.length <= 4;
  const nos = few
    ? rows.map((row) => row.main.no)
    : c.q.groups
        .filter((group) => group.questions.some((row) => rows.includes(row)))
        .map((group) => group.no);
  return `mục ${nos.join(", ")}`;
}

/** "số lớp và số người": what a row counts. */
function sayCounted(question: Question): string {
  const { nouns } = question;
  return nouns.includes("") ? sayWanted(question) : nouns.map((noun) => `số ${noun}`).join(" và ");
}

function choice(c: SpeechContext, event: Which, way: Candidate): NewOffer {
  if (way.do === "nothing") return offers.wholeReport(way, formWords(c.q.form).whole);
  if (way.do === "zero") {
    const rows = way.ids.flatMap((id) => c.q.byId(id) ?? []);
    const name = nameOf(c, rows);
    return event.ways.length > 1
      ? offers.reading(name, name.toLowerCase(), way)
      : offers.onlyReading(name, way);
  }
  const question = c.q.byId(way.id);
  const only = event.ways.length === 1 && ["people", "measure", "name"].includes(event.why);
  if (!question || event.why === "same-as" || only) return offers.right(way);
  const takes = event.ways.filter((each) => each.do === "take");
  if (event.why === "correction" && !severalRows(takes))
    return { ...changed(c, question, way), ...(takes.length === 1 ? { answers: "yes" } : {}) };
  const no = `mục ${question.main.no}`;
  const label = question.narrative ? `Ghi vào ${no}` : `Ghi vào ${question.main.no}`;
  return { ...offers.reading(label, no.toLowerCase(), way), also: [question.main.no] };
}

/** Whether the choices are about different rows, and not about one row's figures. */
function severalRows(takes: readonly Take[]): boolean {
  return new Set(takes.map(({ id }) => id)).size > 1;
}

/** Of a pair one half is changed: its noun is the word. */
function changed(c: SpeechContext, question: Question, way: Take): NewOffer {
  const at = question.places.findIndex((place, index) => c.answers.get(place)?.value !== way.values[index]);
  const cell = question.cells[Math.max(at, 0)];
  const word = cell?.kind.wanted(cell) ?? "";
  const also = cell && cell.noun !== "" ? [cell.noun] : [];
  return { ...offers.reading(`Thành ${sayValues(question, way.values)}`, word, way), also };
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
