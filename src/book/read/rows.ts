// Reads the rows of a table's sheet: what each asks, whose part it is, and what its cells say. Pure.
import { readSetting } from "../settings.ts";
import type { BookWords, RuleColumn, SideColumn } from "../words.ts";
import type { FaultWhat, Reading } from "./fault.ts";
import type { Frame } from "./frame.ts";
import { groupId } from "./groups.ts";
import type { Identities } from "./new-ids.ts";
import type { Paper } from "./paper.ts";
import { appliesRead, settingsRead, wordRead } from "./said.ts";

export type About = { readonly words: BookWords; readonly ids: Identities; readonly reading: Reading };

export function rowsRead(paper: Paper, frame: Frame, about: About) {
  const { words, ids, reading } = about;
  const first = Math.max(...frame.head, ...frame.small.values());
  const text = (line: number, key: SideColumn) => paper.text(line, frame.side.get(key) ?? -1);
  const lines = paper.lines.filter(
    (line) => line > first && paper.columns(line).some((column) => column > 0),
  );
  const named = ids.of(
    "row",
    lines.map((line) => ({
      said: paper.text(line, 0),
      words: [text(line, "label"), text(line, "text")],
      spot: { sheet: paper.name, line, column: 0 },
    })),
  );
  const rows = lines.map((line, at) => ({
    line,
    id: named[at] ?? "",
    stt: text(line, "stt"),
    label: text(line, "label"),
  }));
  const fault = (line: number, key: RuleColumn, what: FaultWhat) =>
    reading.fault(paper.name, line, frame.rules.get(key) ?? 0, what);
  /** A row by its number, as people read it, or by "#" and its id. */
  const called = (line: number, key: RuleColumn, name: string): string | null => {
    const said = name.trim();
    const found = said.startsWith("#")
      ? rows.find(({ id }) => id === said.slice(1))
      : (rows.find(({ label }) => label.toLowerCase() === said.toLowerCase()) ??
        rows.find(({ stt }) => stt.toLowerCase() === said.toLowerCase()));
    if (!found) fault(line, key, { what: "unknown-row", said });
    return found?.id ?? null;
  };
  return rows.map(({ line, id, stt, label }) => {
    const rule = (key: RuleColumn) => {
      const column = frame.rules.get(key) ?? -1;
      return { text: paper.text(line, column), sheet: paper.name, line, column };
    };
    const role = wordRead(rule("role"), words.roles, reading) ?? "input";
    const {
      order,
      crossedOrder,
      group,
      of: noParts,
      ...settings
    } = settingsRead(rule("settings"), words, reading);
    const cells = cellsRead(paper, frame, line, role, about);
    const parent = rule("parent").text;
    const of = rule("of")
      .text.split(";")
      .filter((part) => part.trim() !== "");
    const applies = appliesRead(rule("applies"), words, reading);
    const given = givenRead(paper, frame, line, words);
    const row = {
      id,
      stt,
      label,
      parent: parent === "" ? null : called(line, "parent", parent),
      text: text(line, "text"),
      unit: text(line, "unit"),
      role,
      columns: Array.isArray(order) ? order : cells.asked,
      ...(Array.isArray(crossedOrder)
        ? { crossed: crossedOrder }
        : cells.crossed.length > 0
          ? { crossed: cells.crossed }
          : {}),
      ...(Object.keys(given).length > 0 ? { given } : {}),
      ...(Object.keys(cells.said).length > 0 ? { cells: cells.said } : {}),
      aggregate: wordRead(rule("aggregate"), words.aggregates, reading),
      ...(of.length > 0
        ? { of: of.flatMap((name) => called(line, "of", name) ?? []) }
        : noParts === undefined
          ? {}
          : { of: noParts }),
      ...(applies === undefined ? {} : { applies }),
      ...settings,
    };
    reading.at.set(row, { sheet: paper.name, cell: `A${line + 1}` });
    return { row, group: groupId(group) };
  });
}

/** What stands in a row's cells: nothing of what is asked, "x" of what is crossed out, "–" of what it does not have. */
function cellsRead(paper: Paper, { columns }: Frame, line: number, role: string, { words, reading }: About) {
  const asked: string[] = [];
  const crossed: string[] = [];
  const said: Record<string, unknown> = {};
  for (const { id, column } of columns) {
    const text = paper.text(line, column);
    if (text === words.absent || text === "-" || (text === "" && role === "heading")) continue;
    if (text.toLowerCase() === words.crossed) {
      crossed.push(id);
      continue;
    }
    asked.push(id);
    if (text !== "") said[id] = settingsRead({ text, sheet: paper.name, line, column }, words, reading);
  }
  return { asked, crossed, said };
}

function givenRead(
  paper: Paper,
  { constants }: Frame,
  line: number,
  words: BookWords,
): Record<string, unknown> {
  return Object.fromEntries(
    constants.flatMap(({ id, column }) => {
      const text = paper.text(line, column);
      return text === "" ? [] : [[id, readSetting("given", text, words)] as const];
    }),
  );
}
