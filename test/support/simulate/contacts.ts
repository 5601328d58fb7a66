// People with the figures of their unit before them, who read prompts and type: a school's contact, and one that compiles. Knows no engine.
import { type Manner, type PaperContact, paperContact } from "../chat/paper-contact.ts";
import type { Chance } from "./chance.ts";
import type { Figures, Texts } from "./ledger.ts";
import { type Asked, type PaperRow, rows, rowsOf } from "./paper-form.ts";
import { typed } from "./typing.ts";

const rowByNo = new Map(rows.map((row) => [row.no, row]));

/** Items of the text that ask the same as a row of the table. */
const asItem: ReadonlyMap<string, string> = new Map([
  ["10.1", "I.3a"],
  ["10.2", "I.3b"],
]);

export function rowOf(no: string): PaperRow {
  const row = rowByNo.get(no);
  if (!row) throw new Error(`the form has no row ${no}`);
  return row;
}

/** The words of one whole report, drawn once: what is meant stays beside it. */
export function paperFor(
  chance: Chance,
  asked: readonly PaperRow[],
  figures: Figures,
  texts: Texts,
): Map<string, string> {
  const paper = new Map<string, string>();
  for (const row of asked) {
    const words = typed(chance, row, figures.get(row.no) ?? []);
    paper.set(row.no, words);
    const item = asItem.get(row.no);
    if (item !== undefined) paper.set(item, words);
  }
  for (const [no, text] of texts) paper.set(no, text === "" ? "không" : text);
  return paper;
}

/** What a person's unit held, and how the form asks it. */
export type Held = { readonly asked: Asked; readonly figures: Figures; readonly texts: Texts };

/** A contact whose unit reports for itself. */
export function schoolContact(chance: Chance, { asked, figures, texts }: Held): PaperContact {
  const manner: Manner = chance.one(["groups", "named", "groups", "named", "rows"]);
  return paperContact(paperFor(chance, rowsOf(asked), figures, texts), manner);
}

/**
 * A contact whose unit compiles: says its own part together, then takes all that came in. One row of it may be typed as the
 * total of all, out of habit (`total`), and is said to be that when the bot asks. `offered`: the choices beneath the prompt.
 */
export function compilerContact(
  chance: Chance,
  { asked, figures, texts }: Held,
  total: { readonly no: string; readonly amounts: readonly number[] } | null,
  offered: () => readonly string[],
): PaperContact {
  const asks = rowsOf(asked);
  const paper = paperFor(chance, asks, figures, texts);
  if (total) paper.set(total.no, typed(chance, rowOf(total.no), total.amounts));
  const open = asks
    .filter(({ no, holds }) => holds !== "yes-no" && (figures.get(no) ?? []).some((amount) => amount > 0))
    .map(({ no }) => no);
  const contact = paperContact(paper, "named");
  let habit = total;
  let begun = false;
  let last = "";
  const say = (nos: readonly string[]) =>
    nos.map((no) => `${no.includes(".") ? "" : "mục "}${no}: ${paper.get(no) ?? ""}`).join("\n");
  const reply = (prompt: string): string | null => {
    if (prompt.includes("Mã biên nhận: ")) return null;
    if (!begun) {
      begun = true;
      return "số liệu trước";
    }
    const which = /^(?:Gõ “tổng” hoặc|Nếu đó là .* gõ) “(phần [^”]+)”/mu.exec(prompt);
    if (which) return last === "total" ? "tổng" : (which[1] ?? "");
    if (/gõ “nộp”\.$/mu.test(prompt)) return "nộp";
    if (!/cộng từ |Mục này hỏi thêm phần /u.test(prompt) || prompt.includes("Mục 7.1."))
      return contact.reply(prompt);
    if (habit) {
      const { no } = habit;
      habit = null;
      last = "total";
      open.splice(open.indexOf(no), 1);
      return say([no]);
    }
    last = "part";
    if (open.length > 0) return say(open.splice(0));
    return offered().includes("Lấy hết") || prompt.includes("“lấy hết”") ? "lấy hết" : "lấy";
  };
  return { reply };
}
