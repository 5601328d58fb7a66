// The prompt that names a group's rows and takes them in one message. Pure.
import type { Asked } from "../interview/chat.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { sayAnswer, sayExample, sayRowLead, sayWanted } from "./values.ts";

/** Names the open rows with their numbers and asks for all, or for the first. */
export function groupPrompt(c: SpeechContext, asked: Extract<Asked, { at: "group" }>): Speech {
  const group = c.q.groups.find((candidate) => candidate.id === asked.id);
  const rows = asked.open.flatMap((id) => c.q.byId(id) ?? []);
  const [first] = rows;
  if (!group || !first) return { lines: [] };
  const partly = rows.length < group.questions.length;
  const ordered = c.q.inOrder(c.chat.order);
  const from = ordered.indexOf(first) + 1;
  const to = ordered.indexOf(rows.at(-1) ?? first) + 1;
  const unit = c.namesUnit ? `${c.node.name}\n` : "";
  const title = group.title ? `. ${group.title}` : "";
  const head = `${unit}[${from}–${to}/${c.q.questions.length}] ${partly ? "Còn lại của mục" : "Mục"} ${group.no}${title}`;
  const list = rows.map((row) => {
    const current = sayAnswer(row, c.answers);
    const tail = current === null ? "" : `: đang ghi ${current}`;
    return `${row.main.no}. ${row.main.text}${row.unit ? ` (${row.unit})` : ""}${tail}`;
  });
  const filled = rows.some((row) => sayAnswer(row, c.answers) !== null);
  const question = partly || !group.gate ? [] : [group.gate.question];
  const example =
    c.chat.examples <= 2 || c.chat.refusals > 0
      ? ` Ví dụ: ${rows.slice(0, 2).map(sayExample).join("; ")}`
      : "";
  const how = `Gửi lần lượt, cách nhau dấu “;” (hoặc ghi số dòng: “${sayRowLead(first)}: …”).${example}`;
  const keep = filled ? ["Gõ “tiếp” để giữ nguyên."] : [];
  const start = `Hoặc trả lời từng dòng, bắt đầu với ${first.main.no}. ${first.main.text}: ${
    first.askAs ? first.askAs.question : `${sayWanted(first)}?`
  }`;
  return {
    lines: [head, ...question, ...list, how, start, ...keep],
    offers: partly
      ? [offers.rest(group.id), offers.rows(group.id), offers.laterGroup(group.id)]
      : [
          offers.gateNo(group.id),
          offers.rows(group.id),
          ...(filled ? [offers.keepAnswer] : [offers.laterGroup(group.id)]),
          offers.back,
        ],
  };
}
