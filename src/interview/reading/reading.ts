// Reads one text as an answer to one question: the kind's reading in the question's own places. Pure.
import type { Value } from "../../form/answers.ts";
import { countKind } from "../../form/kinds/count.ts";
import { dateKind } from "../../form/kinds/date.ts";
import { moneyKind } from "../../form/kinds/money.ts";
import { pairKind } from "../../form/kinds/pair.ts";
import { textKind } from "../../form/kinds/text.ts";
import { yesNoKind } from "../../form/kinds/yes-no.ts";
import type { Question, Questionnaire } from "../../form/questions.ts";
import type {
  AmbiguityReason,
  KindName,
  Pair,
  ReadContext,
  Reading,
  ReadResult,
  RefusalReason,
} from "../../language/reading.ts";

/** A reading with its values in the order of the question's places. */
type QuestionReading =
  | { readonly type: "value"; readonly values: readonly Value[]; readonly note: string | null }
  | { readonly type: "half"; readonly half: Partial<Pair>; readonly note: string | null }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  | {
      readonly type: "ambiguous";
      readonly reason: AmbiguityReason;
      readonly readings: readonly Reading<readonly Value[]>[];
      readonly offerNone: boolean;
    }
  | { readonly type: "later" };

/** Reads `text` at `question`; a row asked as yes/no gives 1 or 0. */
export function readAnswer(
  q: Questionnaire,
  question: Question,
  text: string,
  half: Partial<Pair> | null,
  now: Date,
): QuestionReading {
  const [first, second] = question.nouns;
  const context: ReadContext = {
    nouns: {
      ...(first ? { count: first } : {}),
      ...(second ? { people: second } : {}),
    },
    max: limitOf(q, question.kind),
    ...(half ? { half } : {}),
    now,
  };
  if (question.askAs) {
    const yesNo = spread(yesNoKind.read(text, context), (yes) => [yes ? 1 : 0]);
    return yesNo.type === "refused" ? asOneOrNone(text, context) : yesNo;
  }
  switch (question.kind) {
    case "count":
      return spread(countKind.read(text, context), (value) => [value]);
    case "pair":
      return spread(pairKind.read(text, context), (pair) => [pair.count, pair.people]);
    case "money":
      return spread(moneyKind.read(text, context), (value) => [value]);
    case "text":
      return spread(textKind.read(text, context), (value) => [value]);
    case "yes-no":
      return spread(yesNoKind.read(text, context), (value) => [value]);
    case "date":
      return spread(dateKind.read(text, context), (value) => [value]);
  }
}

/** The value that "không" means at a question; null where it means nothing (a date). */
export function noneOf(question: Question): readonly Value[] | null {
  if (question.kind === "date") return null;
  if (question.kind === "text") return null;
  if (question.kind === "yes-no" && !question.askAs) return [false];
  return question.places.map(() => 0);
}

/** A yes/no row is also a figure in the template: "1" and "0" are taken, more is refused. */
function asOneOrNone(text: string, context: ReadContext): QuestionReading {
  const count = countKind.read(text, context);
  if (count.type !== "value") return { type: "refused", reason: "not-understood" };
  return count.value > 1
    ? { type: "refused", reason: "too-large" }
    : { type: "value", values: [count.value], note: count.note ?? null };
}

function limitOf(q: Questionnaire, kind: KindName): number {
  const { count, money, text } = q.form.limits;
  return kind === "money" ? money : kind === "text" ? text : count;
}

function spread<V>(result: ReadResult<V>, toValues: (value: V) => readonly Value[]): QuestionReading {
  switch (result.type) {
    case "value":
      return { type: "value", values: toValues(result.value), note: result.note ?? null };
    case "ambiguous":
      return {
        ...result,
        readings: result.readings.map((reading) => ({
          value: toValues(reading.value),
          ...(reading.note === undefined ? {} : { note: reading.note }),
        })),
      };
    case "half":
      return { type: "half", half: result.half, note: result.note ?? null };
    default:
      return result;
  }
}
