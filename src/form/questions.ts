// Which questions a form asks of one profile, in what order and where their values go. Pure.

import { type Form, isAsked, type Profile } from "./form.ts";
import { itemsOf, withParent } from "./items.ts";
import { isInTable, lineOf } from "./place.ts";
import type { Group, Question, Questionnaire, Showing } from "./question.ts";
import { itemQuestion, type Spot, tableGroups, tableQuestions } from "./table-questions.ts";

const memo = new WeakMap<Form, Map<Profile, Questionnaire>>();

/** The questionnaire of a form for one profile. The same form object gives the same questionnaire. */
export function questionnaire(form: Form, profile: Profile): Questionnaire {
  const perProfile = memo.get(form) ?? new Map<Profile, Questionnaire>();
  memo.set(form, perProfile);
  const known = perProfile.get(profile);
  if (known) return known;
  const made = build(form, profile);
  perProfile.set(profile, made);
  return made;
}

function build(form: Form, profile: Profile): Questionnaire {
  const { narrative, rows, groups } = collect(form, profile);
  const questions = [...narrative, ...rows];
  const official = officialOrder(form, questions);
  const ids = new Map(questions.map((question) => [question.id, question]));
  const numbers = byNumber(questions);
  const places = new Map(
    questions.flatMap((question) =>
      [...question.places, question.notePlace].map((place) => [place, question]),
    ),
  );
  return {
    form,
    profile,
    questions: official,
    groups,
    byId: (id) => ids.get(id),
    byNo: (no) => numbers.get(no.toLowerCase()),
    byPlace: (place) => places.get(place) ?? ids.get(lineOf(place)?.stem ?? ""),
    inOrder: (order) => (order === "official" ? official : [...rows, ...narrative]),
  };
}

/** All questions of a profile: those of the outline, those of the tables, and which of these go together. */
function collect(form: Form, profile: Profile) {
  const aliases = aliasesByRow(form, profile);
  const narrative: Question[] = [];
  const rows: Question[] = [];
  const groups: Group[] = [];
  for (const { section, item } of itemsOf(form)) {
    if (!isAsked(section, profile) || !isAsked(item, profile)) continue;
    const spot: Spot = { form, section, item, profile };
    if (item.table) {
      const made = tableQuestions(spot, item.table, aliases);
      rows.push(...made);
      groups.push(...tableGroups(spot, item.table, made));
    } else if (item.kind !== "heading" && item.kind !== "table" && !item.linked) {
      const question = itemQuestion(spot, item.kind);
      const isComputed = item.compute !== undefined || question.cells.length === 0;
      if (!isComputed) narrative.push(question);
    }
  }
  return { narrative, rows, groups };
}

/**
 * Which question a number means. A row's proof bears the row's number, but whoever says it means the row. Without its part
 * "II.3" or "1a" is enough where no other question bears it; "3" may be a row of any part.
 */
function byNumber(questions: readonly Question[]): ReadonlyMap<string, Question> {
  const numbers = new Map<string, Question>();
  const own = questions.filter(({ proofOf }) => proofOf === null);
  const shortOf = ({ part }: Question) => part?.no.toLowerCase() ?? "";
  for (const question of own) {
    const short = shortOf(question);
    const others = own.filter((one) => shortOf(one) === short);
    if (/\p{L}/u.test(short) && others.length === 1) numbers.set(short, question);
  }
  for (const question of own) {
    if (question.alias) numbers.set(question.alias.no.toLowerCase(), question);
    if (question.main.no) numbers.set(question.main.no.toLowerCase(), question);
  }
  return numbers;
}

function aliasesByRow(form: Form, profile: Profile): Map<string, Showing & { itemId: string }> {
  const aliases = new Map<string, Showing & { itemId: string }>();
  for (const { item } of itemsOf(form)) {
    if (!item.linked || !isAsked(item, profile)) continue;
    aliases.set(item.linked, { no: item.no, text: withParent(form, item), itemId: item.id });
  }
  return aliases;
}

/** Items in the dispatch's order; a linked row stands where its item stands. */
function officialOrder(form: Form, questions: readonly Question[]): readonly Question[] {
  const ordered: Question[] = [];
  for (const { item } of itemsOf(form)) {
    if (item.table) {
      const own = (q: Question) => q.id === item.id || isInTable(q.id, item.id);
      ordered.push(...questions.filter((q) => own(q) && !ordered.includes(q)));
    } else {
      const question = questions.find((q) => q.id === item.id || q.alias?.itemId === item.id);
      if (question) ordered.push(question);
    }
  }
  return ordered;
}
