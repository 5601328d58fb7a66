// Words in capitals as they are written in a sentence. Pure.
import { namesOfOffices, smallWords } from "./words/names.ts";

/** Whether a text is written in capitals; figures and signs do not count. */
export function isWrittenBig(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** "SỞ GIÁO DỤC VÀ ĐÀO TẠO" → "Sở Giáo dục và Đào tạo"; of what is no office's word each syllable: "Lam Sơn". */
export function asName(text: string): string {
  if (!isWrittenBig(text)) return text;
  let low = ` ${text.toLowerCase()} `;
  for (const name of namesOfOffices) low = low.replaceAll(` ${name.toLowerCase()} `, ` ${name} `);
  return low
    .trim()
    .split(" ")
    .map((word, at) => (inName(low, word) || (at > 0 && smallWords.includes(word)) ? word : capital(word)))
    .join(" ");
}

/** Whether a word stands in small letters because an office's word has it so: "dục" of "Giáo dục". */
function inName(text: string, word: string): boolean {
  return namesOfOffices.some((name) => text.includes(` ${name} `) && name.split(" ").slice(1).includes(word));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "PHỤ LỤC" as it is called: "Phụ lục". */
export function asWord(word: string): string {
  return capital(word.toLowerCase());
}
