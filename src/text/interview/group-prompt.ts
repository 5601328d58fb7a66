// The prompt that names a group's rows and takes them in one message. Pure.
import { printedNo } from "../../form/checklist.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Asked } from "../../interview/chat.ts";
import { wholeGroup } from "../../interview/next.ts";
import { howToChoose } from "./choice-rows.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { proposals, sayProposed } from "./proposed.ts";
import { whichReport } from "./rounds.ts";
import { sayAnswer, sayExample, sayRowLead, sayTurn } from "./values.ts";

/** A longer hint makes the list unreadable; it is shown where its row is asked alone. */
const longestHint = 70;
/** More options are shown where their row is asked alone. */
const longestOptions = 120;

/** " (chọn: Tốt · Khá · Đạt)": nobody knows by heart what a row beside others takes. */
function optionsOf({ cells }: Question): string {
  const [only, more] = cells;
  const labels = only && !more ? only.options.map(({ label }) => label).join(" · ") : "";
  return labels === "" || labels.length > longestOptions ? "" : ` (chọn: ${labels})`;
}

/** Names the open rows with their numbers and asks for all, or for the first. */
export function groupPrompt(c: SpeechContext, asked: Extract<Asked, { at: "group" }>): Speech {
  const group = c.q.groups.find((candidate) => candidate.id === asked.id);
  const rows = asked.open.flatMap((id) => c.q.byId(id) ?? []);
  const [first] = rows;
  if (!group || !first) return { lines: [] };
  const partly = rows.length < group.questions.length;
  const title = group.title ? `. ${group.title}` : "";
  const called = `${partly ? "Còn lại của mục" : "Mục"} ${group.no}${title}`;
  const head = `${sayTurn(c, first, rows.at(-1))} ${group.no === "" ? group.title : called}`;
  const choose = howToChoose(rows);
  const list = rows.map((row) => {
    const current = sayAnswer(row, c.answers);
    const before = current === null ? sayProposed(c, row) : null;
    const tail = current !== null ? `: đang ghi ${current}` : before !== null ? `: lần trước ${before}` : "";
    const hint = row.hint && row.hint.length <= longestHint && !tail ? `. ${row.hint}` : "";
    return `${choose ? printedNo(row) : row.main.no}. ${row.main.text}${row.unit ? ` (${row.unit})` : ""}${choose ? "" : optionsOf(row)}${tail}${hint}`;
  });
  const before = proposals(
    c,
    rows.filter((row) => sayAnswer(row, c.answers) === null),
  );
  const filled = rows.some((row) => sayAnswer(row, c.answers) !== null);
  const asksAll = wholeGroup(group, rows);
  const example = c.chat.examples <= 2 || c.chat.refusals > 0 ? sayExample(c, first) : "…";
  const inTurn = `${asksAll ? "Có thì gửi" : "Gửi"} lần lượt từ ${first.main.no}, cách nhau dấu “;”, hoặc kèm số dòng: “${sayRowLead(first)}: ${example}”.`;
  // Here "có" answers the group's own question and must not keep what stands.
  const keep = offers.keepGroup;
  const orKeep = filled ? ["Gõ “tiếp” để giữ nguyên."] : [];
  const nones = rows.map(({ cells }) => noneOf(cells));
  const mayBeNone = nones.every((none) => none !== null);
  // Beside figures a "không" to a yes-no, or to words, is no 0.
  const zero = nones.every((none) => none?.every((value) => value === 0));
  const none = asksAll
    ? offers.gateNo(group.id)
    : partly
      ? zero
        ? offers.rest(group.id)
        : offers.restNone(group.id)
      : offers.noneOfThem(asked.open);
  // The question stands last, above the choices: on a phone the list above it has scrolled out of sight.
  return {
    lines: [
      ...whichReport(c),
      head,
      ...list,
      ...(asksAll && group.gate ? [group.gate.question] : []),
      ...(choose ?? [inTurn]),
      ...orKeep,
      ...before.lines,
    ],
    offers: [
      ...before.offers,
      ...(mayBeNone || (asksAll && !choose) ? [none] : []),
      offers.rows(group.id),
      ...(filled ? [keep] : [offers.laterGroup(group.id)]),
      offers.back,
    ],
  };
}
