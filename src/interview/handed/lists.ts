// The lines of lists, and beneath open rows, that stand in a file: each once, by the list that asks for it. Pure.
import type { FileTable } from "../../files/blocks.ts";
import type { Table } from "../../form/form.ts";
import { tablesOf } from "../../form/items.ts";
import { isList, type ListQuestion } from "../../form/lines.ts";
import { rowStem } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { readWritten } from "../reading/list-held.ts";
import { holdsSomething, toldOf } from "./cell-signs.ts";
import type { ListLine, TableRead } from "./found.ts";
import type { Handed, HandedLine, HandedList, NoListLine, OtherTotal, Unplaced } from "./handed.ts";
import { readListRows } from "./list-rows.ts";
import { workedOutInLines } from "./list-worked-out.ts";
import type { Under } from "./narratives.ts";
import { isOwnHeading } from "./own-columns.ts";
import type { Part } from "./parts.ts";

type Lists = Pick<Handed, "lists" | "totals" | "unplaced">;

/** `under`: lists that are written as text under their headings; where lines of one stand in a table its text is none. */
export function listsOf(q: Questionnaire, parts: readonly Part[], under: readonly Under[], now: Date): Lists {
  const reader = new Reader(q, now);
  for (const part of parts) for (const table of part.tables) reader.take(table);
  for (const one of under) reader.takeText(one);
  return reader.result();
}

class Reader {
  readonly #q: Questionnaire;
  readonly #now: Date;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #found = new Map<string, Found>();
  readonly #unplaced: Unplaced[] = [];
  readonly #totals: OtherTotal[] = [];
  /** A sheet that says the same lines once more is a copy. */
  readonly #copies = new Set<string>();

  constructor(q: Questionnaire, now: Date) {
    this.#q = q;
    this.#now = now;
    this.#tables = new Map(
      tablesOf(q.form).flatMap(({ itemId, table }) => [
        [itemId, table] as const,
        ...table.rows.map((row) => [rowStem(itemId, row.id), table] as const),
      ]),
    );
  }

  take({ table, lines, sums }: TableRead): void {
    for (const ids of new Set(lines.map((line) => line.ids))) {
      const own = lines.filter((line) => line.ids === ids);
      if (table.sheet && this.#isCopy(ids, own)) continue;
      const [id = "", other] = ids;
      const question = this.#q.byId(id);
      if (other !== undefined) this.#lost("which-list", table, own);
      else if (!question || !isList(question)) this.#lost("not-asked", table, own);
      else
        this.#read(
          question,
          table,
          own,
          sums.filter((line) => line.ids === ids),
        );
    }
  }

  #isCopy(ids: readonly string[], lines: readonly ListLine[]): boolean {
    const shown = lines.map(({ cells }) => cells.cells.map((cell) => [cell.column, cell.shown]));
    const key = JSON.stringify([ids, shown]);
    const isKnown = this.#copies.has(key);
    this.#copies.add(key);
    return isKnown;
  }

  #lost(why: Unplaced["why"], { sheet }: FileTable, lines: readonly ListLine[]): void {
    const filled = lines.filter(({ beside, cells }) => !beside && !cells.hidden);
    const [first] = filled;
    if (!first) return;
    const figures = first.cells.cells.filter(holdsSomething).map(toldOf).join(" / ");
    this.#unplaced.push({ why, name: sheet?.name ?? "", figures, spot: first.spot });
  }

  #read(
    question: ListQuestion,
    table: FileTable,
    lines: readonly ListLine[],
    sums: readonly ListLine[],
  ): void {
    const of = this.#tables.get(question.id);
    if (!of) return;
    const found = this.#foundOf(question.id);
    const read = readListRows(question, of, { table, lines, sums, now: this.#now });
    found.lines.push(...read.lines);
    found.none.push(...read.none);
    this.#totals.push(...read.totals, ...workedOutInLines(this.#q, question, of, read.rows));
    for (const title of read.others) found.others.add(title);
  }

  takeText({ question, text, spot }: Under): void {
    if (!isList(question) || (this.#found.get(question.id)?.lines.length ?? 0) > 0) return;
    const of = this.#tables.get(question.id);
    const own = of ? withoutTitles(text, of) : text;
    if (own === "") return;
    const found = this.#foundOf(question.id);
    const { lines, none } = readWritten(question, own, this.#now);
    for (const { given, unread, said, sure, fewer } of lines) {
      if (sure && !fewer && unread.length === 0)
        found.lines.push({ given, unread: [], said, shifted: false, spot });
      else found.none.push({ why: "unclear", said, spot });
    }
    for (const { said, why } of none) if (why !== "total") found.none.push({ why: "unclear", said, spot });
  }

  #foundOf(id: string): Found {
    const found = this.#found.get(id) ?? { lines: [], none: [], others: new Set<string>() };
    this.#found.set(id, found);
    return found;
  }

  result(): Lists {
    const lists = this.#q.questions.flatMap(({ id }): HandedList[] => {
      const found = this.#found.get(id);
      if (!found || found.lines.length + found.none.length === 0) return [];
      return [{ id, lines: found.lines, none: found.none, others: [...found.others] }];
    });
    return { lists, totals: this.#totals, unplaced: this.#unplaced };
  }
}

type Found = { readonly lines: HandedLine[]; readonly none: NoListLine[]; readonly others: Set<string> };

/** The text under a list's heading without the titles of its table, which stand there where the table itself is empty. */
function withoutTitles(text: string, table: Table): string {
  const lead = [table.head.stt, table.head.text].map((title) => title?.toLowerCase());
  const lines = text.split("\n");
  const isTitle = (line: string) => lead.includes(line.trim().toLowerCase()) || isOwnHeading(line, [table]);
  if (!lines.some(isTitle)) return text;
  // Beneath titles stand the numbers of columns: "1", "4=2-3".
  return lines
    .filter((line) => !isTitle(line) && !/^\(?[A-Z\d]{1,2}\)?(?:\s*=.*)?$/u.test(line.trim()))
    .join("\n");
}
