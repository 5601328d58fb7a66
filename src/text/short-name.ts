// How a round is called in few letters: at the head of messages, where a person has several. Pure.
import { mostLettersOfShortName } from "../form/rounds/settings.ts";

/** A round with the names that it has. */
export type Named = { readonly roundTitle: string; readonly shortName: string | null };

/** Words that only lead on to the next: no name ends with one. */
const leadsOn: ReadonlySet<string> = new Set(
  "và hoặc với của về cho tại ở từ đến trong theo bằng do các những mỗi là để khi năm tháng ngày số thứ lần trên dưới giữa vì cùng".split(
    " ",
  ),
);

/** The round's own short name, or what its title begins with: whole words, of which the last leads on to no other. */
export function shortNameOf({ roundTitle, shortName }: Named): string {
  if (shortName !== null) return shortName;
  const title = roundTitle.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (letters(title) <= mostLettersOfShortName) return title;
  const words: string[] = [];
  for (const word of title.split(" ")) {
    // What stands behind a dash or a colon says more of what is named before.
    if (words.length > 1 && (/^[–—-]$/u.test(word) || /[:;]$/u.test(words.at(-1) ?? ""))) break;
    if (letters([...words, word].join(" ")) > mostLettersOfShortName) break;
    words.push(word);
  }
  while (words.length > 1 && ends(words)) words.pop();
  const [first] = words;
  if (first === undefined) return [...title].slice(0, mostLettersOfShortName).join("");
  return words.join(" ").replace(closing, "");
}

const closing = /[\s,;:.–—/+&-]+$/u;

/** Whether the last word cannot be the last of a name: it leads on, is a mark alone, or stands in a bracket left open. */
function ends(words: readonly string[]): boolean {
  const last = (words.at(-1) ?? "").replace(closing, "");
  if (last === "" || leadsOn.has(last.toLowerCase())) return true;
  const name = words.join(" ");
  return /[([“"][^)\]”"]*$/u.test(name);
}

function letters(text: string): number {
  return [...text].length;
}
