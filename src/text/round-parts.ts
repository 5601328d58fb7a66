// How the rounds of one dispatch are called apart, when it has several deadlines. Pure.
import type { Form } from "../form/form.ts";
import { mostLettersOfShortName } from "../form/rounds/settings.ts";

/** "Báo cáo thư viện – Phụ lục 1": the dispatch's title with what this round asks of it. */
export function partTitle(title: string, form: Form): string {
  return `${title} – ${sectionsSaid(form)}`;
}

/** A short name that no other part has: with what the part is called where that is short, or by its number. */
export function partShortName(short: string | null, form: Form, part: number): string {
  const name = sectionsSaid(form);
  const wanted = [...(short === null ? [] : [`${short} ${name}`]), name, `${short ?? ""} ${part}`.trim()];
  return wanted.find((one) => [...one].length <= mostLettersOfShortName) ?? `Phần ${part}`;
}

/** What a form of one part asks. Numbers that say what they number ("Phụ lục 1"), or the titles. */
export function sectionsSaid({ sections }: Form): string {
  return sections.map(({ no, title }) => (/\p{L}{3}/u.test(no) ? no : title)).join(", ");
}
