// How a form and its round are called: a name of few letters, and an id for the command line. Pure.
import { asksFor, doesWith, joining, joints, reportOf, usual } from "../dispatch/words/form-words.ts";
import { mostLettersOfShortName } from "../form/rounds/settings.ts";
import { bare } from "../language/normalise.ts";

/** "v/v báo cáo số liệu học sinh" as a title: "Báo cáo số liệu học sinh". */
export function titleFrom(subject: string | null): string {
  const words = (subject ?? "").replace(asksFor, "").trim();
  return words === "" ? usual.title : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first words of a title that fit, never ending in one that joins: "Số liệu học sinh". */
export function shortName(title: string, most = mostLettersOfShortName): string {
  let words =
    title
      .replace(/[;:(].*$/u, "")
      .replace(reportOf, "")
      .trim() || title;
  while (words.length > most && doesWith.test(words)) words = words.replace(doesWith, "");
  // The last such place at which it fits keeps the most of it.
  let whole = words;
  while (whole.length > most && lastJoint(whole) > 5) whole = whole.slice(0, lastJoint(whole));
  let short = cutAt(whole.length <= most ? whole : words, most);
  while (joining.test(short)) short = short.replace(joining, "").replace(/[\s,]+$/u, "");
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** Where the last joint of a name begins; 0 where it has none. */
function lastJoint(words: string): number {
  let at = 0;
  for (const found of words.matchAll(joints)) at = found.index;
  return at;
}

function cutAt(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most + 1).replace(/\s+\S*$/u, "");
  return cut.length > most ? words.slice(0, most) : cut;
}

/** An id of letters, digits and hyphens: "so-lieu-hoc-sinh-2026". */
export function formId(title: string, year: string | null): string {
  const words = bare(shortName(title, 40))
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return [words === "" ? "bieu-mau" : words, ...(year === null || words.endsWith(year) ? [] : [year])].join(
    "-",
  );
}
