// Which of a form's tables a line above one names: by the table's title, its item's or its section's. Pure.
import type { Form, Table } from "../../form/form.ts";
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

function namesOf(form: Form): readonly (readonly [Table, Phrases])[] {
  const known = memo.get(form);
  if (known) return known;
  const made = itemsOf(form).flatMap(({ section, item }) => {
    if (!item.table) return [];
    const numbered = (no: string, title: string) => (no === "" ? [title] : [title, `${no}. ${title}`]);
    const names = [item.table.title, ...numbered(item.no, item.text), ...numbered(section.no, section.title)];
    return [[item.table, phrasesOf(names)] as const];
  });
  memo.set(form, made);
  return made;
}
