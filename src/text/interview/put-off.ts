// What is told of questions that were put off. Pure.
import { isAnswered } from "../../form/answers.ts";
import type { ChangeEvent } from "../../interview/events.ts";
import { skippedOf } from "../../interview/next.ts";
import type { SpeechContext } from "./context.ts";
import { listNos } from "./values.ts";

/** What was put off, by its numbers where these were said; a row that holds its answer is not put off, and that is told. */
export function sayPutOff(
  { q, answers, chat }: SpeechContext,
  { ids, named = false }: Extract<ChangeEvent, { type: "skipped" }>,
): string[] {
  const rows = ids.flatMap((id) => q.byId(id) ?? []);
  const kept = named ? rows.filter((row) => isAnswered(answers, row)) : [];
  const put = rows.filter((row) => !kept.includes(row));
  const all = skippedOf(q, answers, chat).length;
  const which = put.length === 1 && !named ? "mục này" : `${put.length} mục`;
  const called = named ? `mục ${listNos(put, 20)}` : which;
  return [
    ...(put.length > 0 ? [`Đã chuyển ${called} sang “để sau” (đang có ${all} mục).`] : []),
    ...(kept.length > 0 ? [`Mục ${listNos(kept, 20)} đã có trả lời nên bot giữ nguyên.`] : []),
  ];
}
