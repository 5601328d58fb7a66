// A list of which some rows are there and some are not: how it is asked, shown with both sides and told. Pure.
import { isYesNo, printedNo } from "../../form/checklist.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Asked, Marked } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { whichReport } from "./rounds.ts";
import { sayAnswer, sayTurn } from "./values.ts";

type ChecklistAsked = Extract<Asked, { at: "checklist" }>;
type BothSides = Extract<SpeechEvent, { type: "both-sides" }>;

/** More rows than these, or longer ones, stand one a line. */
const mostInLine = 15;
const longestInLine = 40;

/** Names the rows and asks for the numbers of those that are there. */
export function checklistPrompt(c: SpeechContext, asked: ChecklistAsked): Speech {
  const group = c.q.groups.find(({ id }) => id === asked.id);
  const rows = asked.open.flatMap((id) => c.q.byId(id) ?? []);
  const [first] = rows;
  if (!group || !first) return { lines: [] };
  const partly = rows.length < group.questions.filter(isYesNo).length;
  const title = group.title ? `. ${group.title}` : "";
  const called = `${partly ? "Còn lại của mục" : "Mục"} ${group.no}${title}`;
  const head = `${sayTurn(c, first, rows.at(-1))} ${group.no === "" ? group.title : called}`;
  const filled = rows.some((row) => sayAnswer(row, c.answers) !== null);
  const list = rows.map((row) => {
    const current = sayAnswer(row, c.answers);
    return `${printedNo(row)} ${row.main.text}${current === null ? "" : ` (đang ghi: ${current})`}`;
  });
  const inLine = rows.length <= mostInLine && list.every(({ length }) => length <= longestInLine);
  return {
    lines: [
      ...whichReport(c),
      head,
      ...(inLine ? [list.join(" · ")] : list.map((row) => row.replace(" ", ". "))),
      ...(group.gate ? [group.gate.question] : []),
      `Gửi số của các nội dung CÓ, ví dụ: ${exampleOf(rows)}. Có đủ thì gõ “có hết”, không có nội dung nào thì “không”.`,
      ...(filled ? ["Gõ “tiếp” để giữ nguyên."] : []),
    ],
    offers: [
      offers.haveAll(group.id, asked.open),
      offers.haveNone(asked.open),
      ...(filled ? [offers.keepGroup] : [offers.laterGroup(group.id)]),
      offers.back,
    ],
  };
}

/** Every other row, as three at most. */
function exampleOf(rows: readonly Question[]): string {
  const every = rows.filter((_, at) => at % 2 === 0).slice(0, 3);
  return every.map(printedNo).join(", ");
}

/** Both sides, to be agreed to before a "không" is written that nobody said. */
export function bothSides(c: SpeechContext, event: BothSides): Speech {
  const { yes, no, later, implied, group, raw } = event;
  const saidNo = no.filter(({ id }) => !implied.includes(id));
  const open = [...later, ...implied];
  return {
    lines: [`${sidesOf(c.q, event)} Đúng thì gõ “đúng”.`],
    offers: [
      offers.bothSides({ do: "check", group, yes: [...yes], no: [...no], later: [...later], raw }),
      ...(implied.length > 0
        ? [offers.restLater({ do: "check", group, yes: [...yes], no: [...saidNo], later: open, raw })]
        : []),
      offers.againIfNot,
    ],
  };
}

type Sides = {
  readonly yes: readonly Marked[];
  readonly no: readonly Marked[];
  readonly later?: readonly string[];
};

/** "Có: 1, 3, 5. Không: 2, 4, 6." */
export function sidesOf(q: Questionnaire, { yes, no, later = [] }: Sides): string {
  const list = (rows: readonly Marked[]) =>
    rows.flatMap(({ id, note }) => {
      const row = q.byId(id);
      return row ? [`${printedNo(row)}${note === undefined ? "" : ` (ghi chú: “${ends(note)}”)`}`] : [];
    });
  const side = (label: string, rows: readonly Marked[]) =>
    rows.length > 0 ? [`${label}: ${list(rows).join(", ")}.`] : [];
  return [
    ...side("Có", yes),
    ...side("Không", no),
    ...side(
      "Để sau",
      later.map((id) => ({ id })),
    ),
  ].join(" ");
}

/** A number that was no row's: nothing of the message was written. */
export function noSuchCheck(nos: readonly string[]): Speech {
  return { lines: [`Danh sách không có số ${nos.join(", ")} nên bot chưa ghi gì. Xin gửi lại.`] };
}

/** "Có" alone: of which rows. */
export function whichChecks(c: SpeechContext): Speech {
  return { lines: [`Xin ${c.you} cho biết có những nội dung nào.`] };
}
