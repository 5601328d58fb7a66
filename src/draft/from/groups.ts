// Which rows one message asks together: those under one heading, ten at most. Pure.
import type { Row, Table } from "../../form/form.ts";
import type { Ids } from "../ids.ts";

/** More rows nobody answers in one message on a phone. */
const mostTogether = 10;

export function groupsOf(rows: readonly Row[], ids: Ids): Table["groups"] {
  return runsOf(rows).flatMap(({ heading, members }): Table["groups"] => {
    if (members.length < 2) return [];
    // A heading that stands for exactly its rows gives the group its title.
    const all = heading === null ? [] : rows.filter((row) => row.parent === heading && row.role === "input");
    if (heading !== null && all.length === members.length && all.length <= mostTogether) {
      return [{ id: ids.of("group"), rows: [heading] }];
    }
    const parts = Math.ceil(members.length / mostTogether);
    const each = Math.ceil(members.length / parts);
    return Array.from({ length: parts }, (_, at) => members.slice(at * each, (at + 1) * each))
      .filter((part) => part.length > 1)
      .map((part) => ({ id: ids.of("group"), rows: part.map(({ id }) => id) }));
  });
}

/** Rows that follow each other under the same heading; totals between them do not part them. */
function runsOf(rows: readonly Row[]) {
  const runs: { heading: string | null; members: Row[] }[] = [];
  for (const row of rows) {
    if (row.role === "total" || row.role === "heading") continue;
    const last = runs.at(-1);
    if (row.role === "open") runs.push({ heading: row.parent, members: [] });
    else if (last && last.heading === row.parent) last.members.push(row);
    else runs.push({ heading: row.parent, members: [row] });
  }
  return runs;
}
