// A word as a Telex keyboard leaves it when nothing turns its keys into marks: "khoong", "ddungs", "dduwowcj". Pure.

/** The keys pressed for a word in one spelling: a circumflex is its letter twice, the tone's key comes last. */
export function telexKeys(text: string): string {
  return text.split(" ").map(keysOfWord).join(" ");
}

function keysOfWord(word: string): string {
  const apart = word.replaceAll("\u0111", "dd").normalize("NFD");
  const letters = apart
    .replace(tones, "")
    .replace(/(.)\u0302/gu, "$1$1")
    .replace(/[\u0306\u031B]/gu, "w");
  return letters + (apart.match(tones) ?? []).map((tone) => keyOfTone[tone] ?? "").join("");
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const keyOfTone: Readonly<Record<string, string>> = {
  "\u0300": "f",
  "\u0301": "s",
  "\u0303": "x",
  "\u0309": "r",
  "\u0323": "j",
};

/** The other way round: the bare form of the word that was meant; null where nothing of Telex is left in it. */
export function withoutTelex(typed: string): string | null {
  const word = typed.toLowerCase();
  if (!/^[a-z]{3,8}$/.test(word)) return null;
  const meant = word
    .replace(/dd|aa|ee|oo/g, (twice) => twice.charAt(0))
    .replace(/([aou])w/g, "$1")
    .replace(/w/g, "u")
    // No Vietnamese word has these behind its vowel: there they are the keys of its tone.
    .replace(/(?<=[aeiouy][a-z]*)[sfrxjz]/g, "");
  return meant === word ? null : meant;
}
