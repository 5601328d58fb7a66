// One figure for another at a row: "1: 10 -> 12", "B1.3 từ 2 thành 12", "sửa lớp 10 thành 13 lớp". Knows no form and no chat.
import { clauseOf } from "./entries/clause.ts";
import { ownedBy } from "./entries/owned.ts";
import * as words from "./lexicon/correction.ts";
import type { PromptRow, ReportPrompt } from "./prompt.ts";
import { rowNamed } from "./row-name.ts";
import { hear, type Said } from "./said.ts";

/** What a text changes into what, at rows; `from` is null where it does not say what stands there. */
export type Change = {
  readonly rows: readonly PromptRow[];
  readonly named: boolean;
  readonly from: string | null;
  readonly to: string;
};

/** Nobody says a change at greater length. */
const longest = 120;

/** The change that a text says; null of any other text. */
export function changeIn({ raw }: Said, report: ReportPrompt): Change | null {
  const text = raw.normalize("NFC").trim();
  const cut = text.length > longest || /[\n;]/u.test(text) ? null : cutAt(text);
  if (!cut) return null;
  const at = rowsAt(cut.head, cut.asks, report);
  const from = at.rest.replace(words.wantsChange, "").trim();
  const old = from.replace(words.fromNow, "").trim();
  const asks = cut.asks || from !== at.rest.trim();
  // A word like "thành" stands in any sentence: it changes a figure beside "sửa", "từ", or a row's own colon.
  const told = cut.arrow || asks || old !== from || at.colon;
  if (!told || at.rows.length === 0) return null;
  const { rows, named } = at;
  if (old === "") return asks && named ? { rows, named, from: null, to: cut.to } : null;
  return isLike(old, cut.to) && (named || /^\d/u.test(old)) ? { rows, named, from: old, to: cut.to } : null;
}

/** What stands and what is to stand are figures, or neither is one. */
function isLike(from: string, to: string): boolean {
  return /\d/u.test(from) === /\d/u.test(to);
}

type Cut = {
  /** "Sửa" begins it. */
  readonly asks: boolean;
  readonly head: string;
  /** No word parts it, but a sign that means nothing else. */
  readonly arrow: boolean;
  readonly to: string;
};

/** A text at its arrow, its "thành", or, behind "sửa", its colon. */
function cutAt(text: string): Cut | null {
  const verb = words.wantsChange.exec(text)?.[0] ?? "";
  const into = words.turnsInto.exec(text) ?? (verb === "" ? null : /\s*[:=]\s*/u.exec(text));
  if (!into || into.index <= verb.length) return null;
  const to = text.slice(into.index + into[0].length).replace(/[.!\s]+$/u, "");
  if (to === "" || words.turnsInto.test(to)) return null;
  return {
    asks: verb !== "",
    head: text.slice(verb.length, into.index).trim(),
    arrow: into[1] !== undefined,
    to,
  };
}

type At = {
  readonly rows: readonly PromptRow[];
  readonly named: boolean;
  readonly colon: boolean;
  /** What stands behind the row's number or name. */
  readonly rest: string;
};

/** The row at whose number or name a text begins; without one those answered last. */
function rowsAt(head: string, asks: boolean, report: ReportPrompt): At {
  const [before, no = "", colon = ""] = words.rowOfChange.exec(head) ?? [];
  const rest = before === undefined ? "" : head.slice(before.length);
  const numbered = before === undefined ? [] : rowsWithNumber(no, report);
  // "10 -> 12" begins with a figure and with no row.
  if (before !== undefined && numbered.length > 0 && (rest !== "" || colon !== ""))
    return { rows: numbered, named: true, colon: colon !== "", rest };
  const said = hear(head);
  const name = rowNamed(said, report.rows.asked, report.rows.rows);
  if (name)
    return { rows: [name.row], named: true, colon: name.sure, rest: said.text.slice(name.from).trim() };
  const owners = /\d/u.test(head) || !asks ? [] : ownedBy(clauseOf(said), report.rows.rows);
  if (owners.length > 0)
    return { rows: owners.slice(1).length > 0 ? [] : owners, named: true, colon: false, rest: "" };
  const last = report.rows.rows.filter(({ id }) => report.last.includes(id));
  return { rows: last, named: false, colon: false, rest: head };
}

/** By its whole number, else by that within its part: that of those asked first, then of any other part. */
function rowsWithNumber(no: string, { rows, readers }: ReportPrompt): readonly PromptRow[] {
  const isNo = (own: string) => own.toLowerCase() === no.toLowerCase();
  const whole = rows.rows.filter(({ numbers }) => numbers.some(isNo));
  const short = (all: readonly PromptRow[]) =>
    all.filter(({ numbers }) =>
      numbers.some((own) => own.includes(".") && isNo(own.replace(/^[^.]*\./u, ""))),
    );
  const found = [...new Set([...whole, ...short(rows.asked), ...short(rows.rows)])];
  const known = readers.byNumber(no)?.id;
  return found.length > 0 ? found : rows.rows.filter(({ id }) => id === known);
}
