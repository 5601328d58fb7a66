// What a text answers at the prompt of its chat, by its meaning. Pure; the words were read before.
import type { Answer, Meaning, Row, Text } from "../../language/meaning.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import type { Asked } from "../chat.ts";
import { questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation, TextInput } from "../situation.ts";
import { talkAside, thanked } from "./aside.ts";
import { changeRow } from "./changed.ts";
import { changeEach } from "./changed-each.ts";
import { checked } from "./checklist.ts";
import { chooseRows, oneChoice } from "./choices.ts";
import { correct, sameAsRow } from "./correction.ts";
import { replaceByFile, settleFile } from "./file.ts";
import { answersGroup, laterAtGroup, noneSaid, restNone, yesAtGroup } from "./group.ts";
import { keepShown } from "./keep-before.ts";
import { saidToList } from "./list.ts";
import { answerText, appendText } from "./narrative.ts";
import { askWhichNone } from "./none.ts";
import { nothingHeld, nothingSaid } from "./nothing-held.ts";
import { anyRevision, inItsTime, isLate, overNothingNewer } from "./out-of-order.ts";
import { recordPlaced } from "./placed.ts";
import { proofOrder, proofsGiven, showProofs } from "./proofs.ts";
import { readAs } from "./question.ts";
import { changeAt, notePlaceOf } from "./record.ts";
import { answerReason } from "./submit.ts";

/** What a text does that is about the report: the answer to what is asked, or what stands beside it. */
export function answer(s: Situation, asked: Asked, input: TextInput, now: Date): Result {
  const result = answered(s, asked, input, now);
  return isLate(s, input) ? overNothingNewer(s, result, anyRevision) : result;
}

function answered(s: Situation, asked: Asked, input: TextInput, now: Date): Result {
  const { meaning } = input;
  switch (meaning.type) {
    case "frame": {
      const { filled } = meaning;
      if (filled) return answered(s, asked, { ...input, text: filled.text, meaning: filled.means }, now);
      return { events: [{ type: "frame-empty" }], asked, patch: { half: s.chat.half } };
    }
    case "thanks":
      return thanked(s, asked);
    case "talk":
      return talkAside(s, asked, meaning.talk);
    case "correction":
      return (
        correct(s, asked, meaning, input.text) ??
        answered(s, asked, { ...input, meaning: meaning.otherwise }, now)
      );
    case "changed":
      return (
        changeRow(s, asked, meaning, input.text) ??
        answered(s, asked, { ...input, meaning: meaning.otherwise }, now)
      );
    case "changed-each":
      return (
        changeEach(s, asked, meaning) ?? answered(s, asked, { ...input, meaning: meaning.otherwise }, now)
      );
    default:
      return isAnswer(meaning)
        ? (inItsTime(s, asked, input, meaning, now) ?? answerTo(s, asked, input, meaning, now))
        : { events: [], asked };
  }
}

const answers: ReadonlySet<Meaning["type"]> = new Set<Answer["type"]>([
  "nothing-held",
  "same-as",
  "as-before",
  "rest",
  "none",
  "which-none",
  "yes",
  "later",
  "checks",
  "choices",
  "one-choice",
  "proofs",
  "proof-of",
  "shown",
  "named",
  "replace",
  "one-or-several",
  "entries",
  "list",
  "row",
  "text",
  "words",
  "nothing-understood",
]);

/** Whether a meaning is an answer to rows or items. */
export function isAnswer(meaning: Meaning): meaning is Answer {
  return answers.has(meaning.type);
}

/** Carries out an answer, whenever it was written. */
export function answerTo(s: Situation, asked: Asked, input: TextInput, meaning: Answer, now: Date): Result {
  switch (meaning.type) {
    case "nothing-held":
      return nothingSaid(s, asked, meaning, input.text) ?? answerTo(s, asked, input, meaning.otherwise, now);
    case "same-as":
      return sameAsRow(s, asked, meaning.no, input.text);
    case "as-before":
      return keepShown(s, asked);
    case "rest":
      return restNone(
        s,
        asked,
        { text: input.text, denies: !meaning.zero },
        meaning.head === null ? null : answerTo(s, asked, input, meaning.head, now),
      );
    case "none":
      return noneSaid(s, asked, meaning, input.text);
    case "which-none":
      return askWhichNone(s, input.text, meaning.sets);
    case "yes":
      return yesAtGroup(s, asked, input.text);
    case "later":
      return laterAtGroup(s, asked);
    case "checks":
      return checked(s, asked, meaning, input.text);
    case "choices":
      return chooseRows(s, asked, meaning, input.text);
    case "one-choice":
      return oneChoice(asked, meaning);
    case "proofs":
      return proofsGiven(s, asked, meaning, input.file !== undefined);
    case "proof-of":
      return proofOrder(s, asked, meaning, input.text);
    case "shown":
      return showProofs(s, asked, meaning);
    case "named":
      return sheetNamed(s, asked, meaning.at);
    case "replace":
      return replaced(s, asked, meaning.ids, now);
    case "one-or-several":
      return {
        events: [{ type: "one-or-several", said: input.text.trim(), parts: meaning.parts }],
        asked,
      };
    case "entries":
      return recordPlaced(s, meaning.entries, meaning.rows);
    case "list":
      return saidToList(s, asked, meaning);
    case "row":
      return atRow(s, asked, meaning);
    case "text":
      return atItem(s, asked, input, meaning);
    case "words":
      return inWords(s, asked, input, meaning.reason);
    case "nothing-understood":
      return {
        events: [{ type: "unrecorded", said: input.text, no: meaning.no }],
        asked,
        patch: { half: s.chat.half },
      };
  }
}

function sheetNamed(s: Situation, asked: Asked, at: number): Result {
  const sheet = asked.at === "file-sheet" ? asked.names[at] : undefined;
  return sheet === undefined ? { events: [], asked } : settleFile(s, { sheet });
}

/** Only what was shown as different is replaced. */
function replaced(s: Situation, asked: Asked, ids: readonly string[] | null, now: Date): Result {
  if (asked.at !== "file-differs") return { events: [], asked };
  const shown = asked.ids.filter((id) => ids === null || ids.includes(id));
  return shown.length > 0 ? replaceByFile(s, shown, now) : { events: [], asked };
}

function atRow(s: Situation, asked: Asked, row: Row): Result {
  const question = s.q.byId(row.id);
  if (!question) return { events: [] };
  const result = readAs(s, question, row);
  return asked.at === "group" ? answersGroup(s, asked, result) : result;
}

/** A text at the item that is asked, or at the one that its number names: then what was asked stands. */
function atItem(s: Situation, asked: Asked, input: TextInput, text: Text): Result {
  const question = s.q.byId(text.id);
  if (!question) return { events: [] };
  if (asked.at === "more" && text.by === "turn") return appendText(s, asked.id, input);
  const result = answerText(s, question, text, input.nearLimit);
  const beside = text.id !== questionAsked(asked) && result.events.some(({ type }) => type === "answered");
  return beside ? { ...result, asked } : result;
}

function inWords(s: Situation, asked: Asked, { text }: TextInput, reason: string | null): Result {
  switch (asked.at) {
    case "note":
      return reason === null
        ? { events: [{ type: "unrecorded", said: text, no: null }], asked }
        : noteText(s, asked.id, text);
    case "reason":
    case "missing-reason":
      return reason === null ? noReason(asked, text) : answerReason(s, asked, text);
    case "nothing-reason":
      return reason === null ? noReason(asked, text) : nothingHeld(s, reason);
    default:
      return { events: [], asked };
  }
}

function noReason(asked: Asked, text: string): Result {
  return { events: [{ type: "no-reason", said: cleanNarrative(text) }], asked };
}

function noteText(s: Situation, id: string, text: string): Result {
  const question = s.q.byId(id);
  if (!question) return { events: [] };
  const note = text.normalize("NFC").trim();
  const changes = [changeAt(s.answers, notePlaceOf(s, question), note, text, "typed")];
  return { events: [{ type: "noted", id, note, changes }] };
}
