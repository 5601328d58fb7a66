// Which of a form's tables a line above one names: by the table's title, its item's or its section's, or by the part's number. Pure.
import { partLeads } from "../../files/words/titles.ts";
import type { Form, Section, Table } from "../../form/form.ts";
import { itemsOf } from "../../form/items.ts";
import { cutLabel } from "./label.ts";
import { isPhrase, type Phrases, phrasesOf, wordsIn } from "./words.ts";

const memo = new WeakMap<Form, readonly (readonly [Table, Phrases])[]>();

/** The tables that a line names as a whole; none where it is no title. */
export function tablesNamed(form: Form, line: string): readonly Table[] {
  const [whole, words] = [wordsIn(line), wordsIn(cutLabel(line).words)];
  return namesOf(form).flatMap(([table, names]) =>
    isPhrase(whole, names) || isPhrase(words, names) ? [table] : [],
  );
}

/** "Phần A", "Biểu A. Buổi sáng", and "B2" where the form calls a part so. */
function partNames({ no, part, title }: Section): readonly string[] {
  const codes = [...new Set([no, part ?? ""])].filter((code) => code !== "");
  const led = codes.flatMap((code) => partLeads.map((lead) => `${lead} ${code}`));
  return [...codes.filter((code) => code === part || /\p{L}{2}/u.test(code)), ...led].flatMap((name) => [
    name,
    `${name}. ${title}`,
  ]);
}

function namesOf(form: Form): readonly (readonly [Table, Phrases])[] {
  const known = memo.get(form);
  if (known) return known;
  const made = itemsOf(form).flatMap(({ section, item }) => {
    if (!item.table) return [];
    const numbered = (no: string, title: string) => (no === "" ? [title] : [title, `${no}. ${title}`]);
    const names = [
      item.table.title,
      ...numbered(item.no, item.text),
      ...numbered(section.no, section.title),
      ...partNames(section),
    ];
    return [[item.table, phrasesOf(names)] as const];
  });
  memo.set(form, made);
  return made;
}
