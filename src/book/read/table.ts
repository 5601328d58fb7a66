// Reads the sheet of one table: its title, its columns, and a row a line. Pure.
import { bare } from "../../language/normalise.ts";
import type { BookWords, SideColumn, Tag } from "../words.ts";
import type { Reading } from "./fault.ts";
import { type Frame, frameOf, pathOf } from "./frame.ts";
import { groupsRead } from "./groups.ts";
import type { Identities } from "./new-ids.ts";
import type { Paper } from "./paper.ts";
import { rowsRead } from "./rows.ts";
import { settingsRead, wordRead } from "./said.ts";

/** @param more what the outline says of the table besides. @returns null where the sheet has lost what it is read by. */
export function tableRead(
  paper: Paper,
  more: Readonly<Record<string, unknown>>,
  isList: boolean,
  { words, ids, reading }: { readonly words: BookWords; readonly ids: Identities; readonly reading: Reading },
): Record<string, unknown> | null {
  const frame = frameOf(paper, words, ids, reading);
  if (!frame) return null;
  const titleLine = paper.lines.find((line) => bare(paper.text(line, 0)) === bare(words.tags.title));
  const side = (key: SideColumn) => {
    const column = frame.side.get(key);
    const text = column === undefined ? words.absent : pathOf(paper, frame.head, column).join(" ");
    return text === words.absent || text === "" ? null : text;
  };
  const { subtitle, quantity, printed, list } = more;
  const read = isList ? [] : rowsRead(paper, frame, { words, ids, reading });
  return {
    title: titleLine === undefined ? "" : paper.text(titleLine, 1),
    ...(subtitle === undefined ? {} : { subtitle }),
    head: {
      stt: side("stt"),
      text: side("text") ?? words.absent,
      unit: side("unit"),
      quantity: quantity ?? null,
      note: side("note"),
    },
    ...(frame.constants.length > 0
      ? {
          constants: frame.constants.map(({ id, column }) => ({
            id,
            title: pathOf(paper, frame.head, column).join(" "),
          })),
        }
      : {}),
    columns: frame.columns.map((one) => columnRead(paper, frame, one, words, reading)),
    rows: read.map(({ row }) => row),
    ...(list === undefined ? {} : { list }),
    groups: groupsRead(read),
    ...(printed === undefined ? {} : { printed }),
  };
}

function columnRead(
  paper: Paper,
  { head, small }: Frame,
  { id, column }: { id: string; column: number },
  words: BookWords,
  reading: Reading,
) {
  const path = pathOf(paper, head, column);
  const said = (tag: Tag) => {
    const line = small.get(tag);
    return {
      text: line === undefined ? "" : paper.text(line, column),
      sheet: paper.name,
      line: line ?? 0,
      column,
    };
  };
  const kind = wordRead(said("kind"), words.values.kind ?? {}, reading);
  const compute = said("compute").text.replace(/^=\s*/u, "");
  const under = path.slice(0, -1);
  const [no, noun] = [said("no").text, said("noun").text];
  return {
    id,
    title: path.at(-1) ?? "",
    ...(under.length > 0 ? { under } : {}),
    ...(no === "" ? {} : { no }),
    ...(kind === null ? {} : { kind }),
    ...(noun === "" ? {} : { noun }),
    ...(compute === "" ? {} : { compute }),
    ...settingsRead(said("more"), words, reading),
  };
}
