// Texts in the old encodings of Vietnamese, as programs of their time wrote them.
import { oldEncodings } from "../../../src/files/words/old-letters.ts";

export const encodingNamed = (name: string) => {
  const found = oldEncodings.find((encoding) => encoding.name === name);
  if (!found) throw new Error(`there is no encoding ${name}`);
  return found;
};

const bases = [..."aeiouyAEIOUYôöÔÖ", ..."ăâêơưđĂÂÊÔƠƯĐ"];
const plain = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at));

/** How every letter of Vietnamese is written in an encoding: the table of the encoding, turned round. */
function tableOf(name: string): Map<string, string> {
  const { signs, convert } = encodingNamed(name);
  // After a letter, because a sign on its own may be a bullet.
  const singles = [...signs].map((sign) => [convert(`n${sign}`).slice(1), sign] as const);
  const marked = [...bases, ...signs].flatMap((base) =>
    [...signs].map((sign) => [convert(base + sign), base + sign] as const),
  );
  const letters = [...singles, ...marked].filter(([letter]) => [...letter].length === 1);
  return new Map([...letters, ...plain.map((sign) => [sign, sign] as const)]);
}

const tables = new Map(oldEncodings.map(({ name }) => [name as string, tableOf(name)]));

/** The text in the encoding, as letters of the West; throws where the encoding has no such letter. */
export function inOldLetters(name: string, text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const written = tables.get(name)?.get(letter);
      if (written === undefined) throw new Error(`${name} has no ${letter}`);
      return written;
    })
    .join("");
}
