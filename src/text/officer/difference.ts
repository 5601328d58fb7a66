// What a newer version of a report says otherwise than the one before, as whoever decides reads it: a line for each row.
import { type Answers, valuesOf } from "../../form/answers.ts";
import { isList, type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import { withoutPersonal } from "../../form/personal.ts";
import type { Place } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { formatNumber } from "../format.ts";
import { sayValues } from "../interview/values.ts";

/** More lines than these are not read on a phone; how many there are is said. */
const most = 12;
/** So much of a narrative is shown of either side. */
const longest = 60;

/**
 * Each row whose answer or note is another: "1.7 Kỹ năng sống: 1.148 lớp, 1.148 người → 30 lớp, 1.148 người". What is about
 * people is compared and not shown. Empty where both say the same.
 */
export function differenceLines(q: Questionnaire, before: Answers, after: Answers): string[] {
  const shown = { before: withoutPersonal(q.form, before), after: withoutPersonal(q.form, after) };
  const lines = q.questions.flatMap((question) => {
    const said = isList(question)
      ? ofList(question, before, after)
      : ofRow(question, { before, after }, shown);
    const note = standsOtherwise([question.notePlace], before, after) ? "ghi chú đã đổi" : null;
    const parts = [said, question.places.includes(question.notePlace) ? null : note].filter(
      (part) => part !== null,
    );
    return parts.length === 0 ? [] : [`– ${name(question)}: ${parts.join("; ")}`];
  });
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), `– và ${formatNumber(rest)} mục khác`] : lines;
}

type Sides = { readonly before: Answers; readonly after: Answers };

/** Both sides of a row in words; null where it stands as before. */
function ofRow(question: Question, { before, after }: Sides, shown: Sides): string | null {
  if (!standsOtherwise(question.places, before, after)) return null;
  const [old, now] = [side(question, shown.before), side(question, shown.after)];
  // What is about people looks the same on both sides.
  return old === now ? "đã đổi" : `${old} → ${now}`;
}

function side(question: Question, answers: Answers): string {
  const values = valuesOf(answers, question);
  if (values === null) return "chưa trả lời";
  const said = question.narrative
    ? `“${String(values[0] ?? "").replace(/\s+/gu, " ")}”`
    : sayValues(question, values);
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}

/** How many lines came, went and changed; null where none did. */
function ofList(question: ListQuestion, before: Answers, after: Answers): string | null {
  const [old, now] = [byId(linesOf(before, question)), byId(linesOf(after, question))];
  const noun = question.list.noun;
  const count = (words: string, ids: readonly string[]) =>
    ids.length > 0 ? [`${words} ${formatNumber(ids.length)} ${noun}`] : [];
  const kept = [...now.keys()].filter((id) => old.has(id));
  const parts = [
    ...count(
      "thêm",
      [...now.keys()].filter((id) => !old.has(id)),
    ),
    ...count(
      "bỏ",
      [...old.keys()].filter((id) => !now.has(id)),
    ),
    ...count(
      "sửa",
      kept.filter((id) => old.get(id) !== now.get(id)),
    ),
  ];
  return parts.length > 0 ? parts.join(", ") : null;
}

function byId(lines: readonly Line[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ id, cells }) => [id, JSON.stringify(cells.map(({ value }) => value))]));
}

function standsOtherwise(places: readonly Place[], before: Answers, after: Answers): boolean {
  const value = (answers: Answers, place: Place) => JSON.stringify(answers.get(place)?.value ?? null);
  return places.some((place) => value(before, place) !== value(after, place));
}

function name({ main }: Question): string {
  return [main.no, main.text].filter((part) => part !== "").join(" ");
}
