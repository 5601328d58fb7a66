// What was read at one question: a value, half a pair, a choice to make, or a refusal that explains. Pure.

import { valuesOf } from "../../form/answers.ts";
import { isList } from "../../form/lines.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Row } from "../../language/meaning.ts";
import type { RowReading } from "../../language/row-reading.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { questionAsked } from "../next.ts";
import { otherPeople } from "../reading/audience.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { close } from "./list.ts";
import { changeAt, notePlaceOf, skipped, type Taken } from "./record.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";

type ReadThere = Pick<Row, "said" | "reading" | "people">;

/** What was read at one question, and what follows from it. */
export function readAs(s: Situation, question: Question, read: ReadThere): Result {
  const asked: Asked = { at: "question", id: question.id };
  const { said } = read;
  const reading = besideOthers(s, question, read.reading);
  // What was given of the row that is asked is no part of another one.
  const half = questionAsked(s.chat.asked) === question.id ? s.chat.half : null;
  switch (reading.type) {
    case "value": {
      const taken: Taken = { values: reading.values, raw: said, note: reading.note, origin: "typed" };
      return otherPeople(s, question, taken, read) ?? recordOrDoubt(s, question, taken);
    }
    case "half": {
      const events: InterviewEvent[] = [
        { type: "half", id: question.id, half: reading.half, sure: reading.sure },
      ];
      if (reading.note !== null) {
        const changes = [changeAt(s.answers, notePlaceOf(s, question), reading.note, said, "typed")];
        events.unshift({ type: "noted", id: question.id, note: reading.note, changes });
      }
      return { events, asked, patch: { half: [...reading.half] } };
    }
    case "later":
      return { events: [skipped(s, [question])] };
    case "ambiguous": {
      const { reason, readings, offerNone } = reading;
      return {
        events: [{ type: "unsure", id: question.id, reason, said, readings, offerNone }],
        asked: { at: "confirm", id: question.id },
        patch: { half },
      };
    }
    case "refused": {
      const times = s.chat.refusals + 1;
      return {
        events: [{ type: "refused", id: question.id, reason: reading.reason, said, times }],
        asked,
        patch: { half, refusals: times },
      };
    }
  }
}

/** Cells that are named of a row that is answered: the others stay as they stand. */
export function besideOthers(s: Situation, question: Question, reading: RowReading): RowReading {
  const stands = valuesOf(s.answers, question);
  const many = question.cells.length > 2;
  if (reading.type !== "half" || !reading.sure || !stands || !many || s.chat.half) return reading;
  const values = question.cells.map(
    ({ id }, at) => reading.half.find((one) => one.cell === id)?.value ?? stands[at] ?? 0,
  );
  return { type: "value", values, note: reading.note };
}

/** "Còn lại không có" where a row was given in part: the rest is of that row. Null where none was. */
export function restOfHalf(s: Situation): Result | null {
  const { asked, half } = s.chat;
  return half && asked?.at === "question" ? answerNone(s, asked.id) : null;
}

/** "Không có" at one question: zeros, a no, or the narrative's "không có"; what was given of the row before stays. */
export function answerNone(s: Situation, id: string): Result {
  const question = s.q.byId(id);
  if (!question) return { events: [] };
  if (isList(question)) return close(s, question, "");
  const none = noneOf(question.cells);
  if (!none) return { events: [], asked: { at: "question", id } };
  const half = questionAsked(s.chat.asked) === id ? s.chat.half : null;
  const values = question.cells.map(
    (cell, at) => half?.find((given) => given.cell === cell.id)?.value ?? none[at] ?? 0,
  );
  return recordOrDoubt(s, question, { values, raw: "", note: null, origin: "typed" });
}
