// The old encodings of Vietnamese, as their bytes look when they are taken for Western letters. Pure.
import type { oldLetters } from "../blocks.ts";

export type OldLetters = (typeof oldLetters)[number];

export type OldEncoding = {
  readonly name: OldLetters;
  /** Everything beyond ASCII that stands for a letter, or a part of one, in it; a set of a regular expression. */
  readonly signs: string;
  /** A text that is in it, in today's letters. */
  readonly convert: (text: string) => string;
};

/** TCVN 5712 (ABC: .VnTime, .VnArial …), from its code A1 on; a blank where nothing stands. */
const tcvn3From = 0xa1;
const tcvn3 = [
  "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ",
  "ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ",
].join("");

const tcvn3Letters = new Map(
  [...tcvn3].flatMap((letter, at): [string, string][] =>
    letter === " " ? [] : [[String.fromCharCode(tcvn3From + at), letter]],
  ),
);

/** Letters of VNI that are one sign. */
const vniSingle: Readonly<Record<string, string>> = Object.fromEntries(
  [..."ôöñæóíìòî"].flatMap((sign, at) => {
    const letter = [..."ơưđỉĩíìịỵ"][at] ?? "";
    return [
      [sign, letter],
      [sign.toUpperCase(), letter.toUpperCase()],
    ];
  }),
);
/** Signs after a letter and what they add to it: a tone, or a mark with or without one. */
const grave = "\u0300";
const [acute, tilde, hook, below] = ["\u0301", "\u0303", "\u0309", "\u0323"];
const [circumflex, breve] = ["\u0302", "\u0306"];
const vniTones: Readonly<Record<string, string>> = { ø: grave, ù: acute, õ: tilde, û: hook, ï: below };
const vniCircumflex: Readonly<Record<string, string>> = {
  â: circumflex,
  à: circumflex + grave,
  á: circumflex + acute,
  ã: circumflex + tilde,
  å: circumflex + hook,
  ä: circumflex + below,
};
const vniBreve: Readonly<Record<string, string>> = {
  ê: breve,
  è: breve + grave,
  é: breve + acute,
  ü: breve + tilde,
  ú: breve + hook,
  ë: breve + below,
};
const vniAfter: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { ...vniTones, ...vniCircumflex, ...vniBreve },
  e: { ...vniTones, ...vniCircumflex },
  o: { ...vniTones, ...vniCircumflex },
  u: vniTones,
  y: vniTones,
  ô: vniTones,
  ö: vniTones,
};
const vniSigns = [
  ...new Set([...Object.keys(vniSingle), ..."øùõûïâàáãåäêèéüúë", ..."ØÙÕÛÏÂÀÁÃÅÄÊÈÉÜÚË"]),
].join("");

/** What stands for the bytes from 80 to 9F in the Western code page; `TextDecoder` of Node 20 leaves them out. */
const westernSigns = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Bytes taken for Western letters (windows-1252), as a program shows them that knows no better. */
export function westernText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (sign) => westernSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** In windows-1258 the tones are signs of their own, written after their letter. */
const vietnamese = new TextDecoder("windows-1258");
const highBytes = Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at);
const vietnameseLetters = new Map(
  [...westernText(highBytes)].map((sign, at) => [sign, vietnamese.decode(highBytes.subarray(at, at + 1))]),
);
const vietnameseSigns = [...vietnameseLetters].flatMap(([sign, letter]) =>
  /[\p{L}\p{M}]/u.test(letter) ? [sign] : [],
);

export const oldEncodings: readonly OldEncoding[] = [
  { name: "tcvn3", signs: `${[...tcvn3Letters.keys()].join("")}\u03BC`, convert: fromTcvn3 },
  { name: "vni", signs: vniSigns, convert: fromVni },
  {
    name: "cp1258",
    signs: vietnameseSigns.join(""),
    convert: (text) => mapped(text, vietnameseLetters).normalize("NFC"),
  },
];

/**
 * TCVN3 has hardly any capital letters: its capital fonts (.VnTimeH) show capitals for the same codes. Where the letters
 * of ASCII beside them are capitals, the others are.
 */
function fromTcvn3(text: string): string {
  // Some programs write the Greek letter for the sign of a millionth.
  const parts = text.replaceAll("\u03BC", "\u00B5").split(/([^\s\d]+)/);
  const capital = parts.map(inCapitals);
  return parts
    .map((part, at) => {
      const letters = part === "·" || part === "©" ? part : mapped(part, tcvn3Letters);
      const beside = [capital[at - 2] ?? null, capital[at + 2] ?? null].filter((found) => found !== null);
      const up = capital[at] ?? (beside.length > 0 && !beside.includes(false) && wasTyped(part));
      return up ? letters.toUpperCase() : letters;
    })
    .join("");
}

/** Null of a word that says nothing of its case: it has one letter of ASCII, or none. */
function inCapitals(word: string): boolean | null {
  const plain = word.replace(/[^A-Za-z]/g, "");
  if (/[a-z]/.test(plain)) return false;
  return plain.length >= 2 ? true : null;
}

/** Whether its one letter of ASCII does not say that it is small. */
function wasTyped(word: string): boolean {
  return !/[a-z]/.test(word);
}

function fromVni(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    const mark = vniAfter[sign.toLowerCase()]?.[(text[at + 1] ?? "").toLowerCase()];
    out += vniSingle[sign] ?? sign;
    if (mark === undefined) continue;
    out += mark;
    at += 1;
  }
  return out.normalize("NFC");
}

function mapped(text: string, letters: ReadonlyMap<string, string>): string {
  return text.replace(/[^\0-\x7f]/g, (sign) => letters.get(sign) ?? sign);
}
