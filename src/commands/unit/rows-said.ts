// "1.7: …; 4.3 = 486: …": the rows of a report that an officer names, each with a comment and perhaps a value. Pure.
import { type Answers, type Value, valuesOf } from "../../form/answers.ts";
import { isHard } from "../../form/checks/check.ts";
import { isAskedNow } from "../../form/conditions.ts";
import { isPersonal } from "../../form/personal.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Beside } from "../../form/report-cells.ts";
import { idsUnder } from "../../form/scope.ts";
import { doubtsAbout } from "../../interview/moves/record.ts";
import { sameValues } from "../../interview/moves/record-or-doubt.ts";
import { valuesSaid } from "../../interview/reading/value-said.ts";
import { rowLead } from "../../language/lexicon/steering.ts";
import { bare } from "../../language/normalise.ts";

export type RowSaid = {
  readonly question: Question;
  readonly comment: string;
  /** What is proposed for it; null where only a comment was given. */
  readonly values: readonly Value[] | null;
};

/** Why a row cannot be asked for as it was said. */
export type RowFault = {
  readonly no: string;
  readonly why: "unknown" | "no-comment" | "only-comment" | "unread" | "refused" | "same";
  readonly said: string;
};

/** Of which report rows are said, as it stands. */
type Report = {
  readonly q: Questionnaire;
  readonly answers: Answers;
  readonly beside: Beside;
  /** Its answers are the unit's own part alone: a figure from outside would be taken for that. */
  readonly compiles: boolean;
  readonly now: Date;
};

/**
 * The rows that a text names, or what is wrong with them; null where it names none. `marked`: only a colon or an equals sign
 * behind its number makes a row of it, for a sentence that gives back the whole report may begin with a number, too.
 */
export function rowsSaid(
  of: Report,
  text: string,
  { marked = false }: { readonly marked?: boolean } = {},
): { readonly rows: readonly RowSaid[]; readonly faults: readonly RowFault[] } | null {
  const parts = partsOf(of.q, text.normalize("NFC"), marked);
  if (parts.length === 0) return null;
  const read = parts.flatMap((part) => readPart(of, part));
  const faults = read.flatMap((one) => ("why" in one ? [one] : []));
  const rows = new Map<string, RowSaid>();
  for (const one of read) {
    if ("why" in one) continue;
    const known = rows.get(one.question.id);
    // A linked figure may be named by both of its numbers.
    const comment = known && known.comment !== one.comment ? `${known.comment}; ${one.comment}` : one.comment;
    rows.set(one.question.id, { ...one, comment, values: one.values ?? known?.values ?? null });
  }
  return { rows: [...rows.values()], faults };
}

/** The numbers of rows that stand before what is said of them. */
type Part = { readonly nos: readonly string[]; readonly value: string | null; readonly comment: string };

/** A stop or a new line begins another row only where a row's number follows it: else it is part of the comment. */
function partsOf(q: Questionnaire, text: string, marked: boolean): Part[] {
  const parts: Part[] = [];
  for (const piece of text.split(/(?<=[;\n])/u)) {
    const part = partIn(q, piece.replace(/[;\s]+$/u, "").trim(), marked);
    const last = parts.at(-1);
    if (part) parts.push(part);
    else if (!last) return [];
    else if (piece.trim() !== "")
      parts[parts.length - 1] = {
        ...last,
        comment: `${last.comment}; ${piece.replace(/[;\s]+$/u, "").trim()}`,
      };
  }
  return parts;
}

const looksLikeNo = /^(?:[\p{Lu}]{1,4}\d*\.)?\d+(?:\.\d+)*\p{Ll}?\.?$|^[IVX]+\.\d+\p{Ll}?\.?$/u;

function partIn(q: Questionnaire, piece: string, marked: boolean): Part | null {
  const [, head = "", sign = "", tail = ""] = /^([^:=]{1,80}?)\s*([:=])\s*([\s\S]*)$/u.exec(piece) ?? [];
  const nos = sign === "" ? [] : numbersIn(head);
  if (nos.length > 0) {
    if (sign === ":")
      return onlyFigures.test(tail) ? { nos, value: tail, comment: "" } : { nos, value: null, comment: tail };
    const [value = "", ...words] = tail.split(/:\s*/u);
    return { nos, value: value.trim(), comment: words.join(": ").trim() };
  }
  if (marked) return null;
  const words = piece.split(/\s+/u);
  const lead = isLead(words[0] ?? "") ? 1 : 0;
  const no = words[lead] ?? "";
  const known = questionsAt(q, no).length > 0 && looksLikeNo.test(no) && (lead === 1 || no.includes("."));
  return known ? { nos: [no], value: null, comment: words.slice(lead + 1).join(" ") } : null;
}

/** "1.7", "mục 1.7", "1.7, 1.8": nothing but numbers of rows and the words that lead to them. */
function numbersIn(head: string): string[] {
  const words = head.split(/[\s,&]+/u).filter((word) => word !== "");
  const nos = words.filter((word) => looksLikeNo.test(word));
  const others = words.filter((word) => !nos.includes(word));
  return others.every((word) => isLead(word) || bare(word) === "va") ? nos : [];
}

function isLead(word: string): boolean {
  return rowLead.some((lead) => bare(lead) === bare(word));
}

/** A remark of figures alone is what the officer would have there. */
const onlyFigures = /^\d[\d\s.,/]*$/u;

function questionsAt(q: Questionnaire, no: string): readonly Question[] {
  const number = no.replace(/\.$/u, "");
  const one = q.byNo(number);
  return one ? [one] : idsUnder(q, number).flatMap((id) => q.byId(id) ?? []);
}

function readPart(of: Report, { nos, value, comment }: Part): (RowSaid | RowFault)[] {
  return nos.flatMap((no): (RowSaid | RowFault)[] => {
    const questions = questionsAt(of.q, no).filter((question) => isAskedNow(of.answers, question));
    if (questions.length === 0) return [{ no, why: "unknown", said: "" }];
    return questions.map((question) => readAt(of, question, value, comment));
  });
}

function readAt(of: Report, question: Question, said: string | null, comment: string): RowSaid | RowFault {
  const { no } = question.main;
  if (said === null)
    return comment === "" ? { no, why: "no-comment", said: "" } : { question, comment, values: null };
  const { q, answers, beside, compiles, now } = of;
  const personal = question.places.some((place) => isPersonal(q.form, place));
  if (question.narrative || question.list || question.proofOf !== null || personal || compiles)
    return { no, why: "only-comment", said };
  const values = valuesSaid(q, question, said, now);
  if (!values) return { no, why: "unread", said };
  const stands = valuesOf(answers, question);
  if (stands && sameValues(stands, values)) return { no, why: "same", said };
  const doubts = doubtsAbout({ q, answers, ...beside, waived: new Set() }, question, values);
  return doubts.some(isHard) ? { no, why: "refused", said } : { question, comment, values };
}
