// "Khung": the open rows of a group to be filled in one message. Pure.
import { isYesNo } from "../../form/checklist.ts";
import type { Group, Question } from "../../form/question.ts";
import type { Asked } from "../chat.ts";
import { asksGroup, openOf, questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";

/**
 * Sends the frame of the row of many cells that is asked, of the group that is asked, else of the first that is still
 * open; its rows are asked from then on.
 */
export function frame(s: Situation): Result {
  const row = s.q.byId(questionAsked(s.chat.asked) ?? "");
  if (row?.list && s.chat.asked)
    return { events: [{ type: "frame", ids: [row.id] }], asked: { at: "list", id: row.id } };
  if (row && row.cells.length > 2)
    return {
      events: [{ type: "frame", ids: [row.id] }],
      asked: { at: "question", id: row.id },
      patch: { half: s.chat.half },
    };
  const group = groupHere(s) ?? s.q.groups.find((candidate) => rowsOf(s, candidate).length > 1);
  const rows = group ? rowsOf(s, group) : [];
  const [first, second] = rows;
  if (!group || !first) {
    const keep = s.chat.asked ? { asked: s.chat.asked } : {};
    return { events: [{ type: "said", what: "no-group" }], ...keep };
  }
  const ids = rows.map(({ id }) => id);
  const asked: Asked = second ? { at: "group", id: group.id, open: ids } : { at: "question", id: first.id };
  return { events: [{ type: "frame", ids }], asked, patch: { byRow: null } };
}

function groupHere(s: Situation): Group | undefined {
  const { asked } = s.chat;
  const id = asksGroup(asked) ? asked.id : s.q.byId(questionAsked(asked) ?? "")?.groupId;
  const group = s.q.groups.find((candidate) => candidate.id === id);
  return group && rowsOf(s, group).length > 0 ? group : undefined;
}

/** The rows of a group that can be filled in one line each; of yes and no a list of numbers is shorter. */
function rowsOf(s: Situation, group: Group): readonly Question[] {
  return openOf(group, s.answers).filter((row) => !row.narrative && row.list === null && !isYesNo(row));
}
