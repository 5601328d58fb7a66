// What a text that is no message says of one row: read as when its unit types it there. Pure.
import type { Value } from "../../form/answers.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Meaning } from "../../language/meaning.ts";
import { understand } from "../../language/understand.ts";
import { newChat } from "../chat.ts";
import { promptOf } from "./prompt.ts";

/** The row's values; null where the text says none of it for sure. */
export function valuesSaid(
  q: Questionnaire,
  question: Question,
  said: string,
  now: Date,
): readonly Value[] | null {
  const asked = { at: "question", id: question.id } as const;
  return valuesIn(question, understand(said, promptOf({ ...newChat, asked }, q, now)));
}

function valuesIn(question: Question, meaning: Meaning): readonly Value[] | null {
  switch (meaning.type) {
    case "row":
      return meaning.id === question.id && meaning.reading.type === "value" ? meaning.reading.values : null;
    case "entries": {
      const [only, more] = meaning.entries;
      const here = only?.to === "row" && only.id === question.id && !more ? only.reading : null;
      return here?.type === "value" ? here.values : null;
    }
    case "none":
      return noneOf(question.cells);
    case "nothing-held":
    case "correction":
    case "changed":
      return valuesIn(question, meaning.otherwise);
    default:
      return null;
  }
}
