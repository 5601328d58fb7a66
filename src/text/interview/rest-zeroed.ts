// What is told of the rest of a group: zeros, noes, and the rows of yes and no that are still open. Pure.
import { isYesNo } from "../../form/checklist.ts";
import type { Question } from "../../form/question.ts";
import { openOf } from "../../interview/next.ts";
import type { SpeechContext } from "./context.ts";
import { listNos } from "./values.ts";

/** A row of yes and no holds no 0: it says "không" where that was written, else it is asked. */
export function restZeroed({ q, answers }: SpeechContext, ids: readonly string[]): string[] {
  const written = ids.flatMap((id) => q.byId(id) ?? []);
  const noes = written.filter(isYesNo);
  const zeros = written.filter((row) => !noes.includes(row));
  const said = [...side("0", zeros), ...side("“không”", noes)].join("; ");
  const group = q.groups.find(({ id }) => id === written[0]?.groupId);
  const left = group ? openOf(group, answers).filter(isYesNo) : [];
  const open = left.length > 0 ? ` Còn hỏi có hay không: ${listNos(left, 20)}.` : "";
  return [`Đã ghi ${said}.${open}`];
}

function side(what: string, rows: readonly Question[]): string[] {
  return rows.length > 0 ? [`${what} cho: ${listNos(rows, 20)}`] : [];
}
