// How units are called in a sentence: by what the round says of their kind, else by the first word of their names. Pure.

type Named = { readonly kind: string; readonly name: string };

/** A first word with a capital that goes on in small letters is a word; "THPT" and "MN" are letters. */
const asWord = /^\p{Lu}\p{Ll}+$/u;

/** What the unit is called: "xã" of "Xã Tân Xuân"; empty where its name begins with no word. */
export function calledOf(called: Readonly<Record<string, string>>, { kind, name }: Named): string {
  const said = called[kind];
  if (said !== undefined) return said;
  const [first = ""] = name.normalize("NFC").trim().split(/\s+/u);
  return asWord.test(first) ? first.toLowerCase() : "";
}

/** The same of several, where all are called alike; empty where they are not. */
export function calledTogether(called: Readonly<Record<string, string>>, units: readonly Named[]): string {
  const words = new Set(units.map((unit) => calledOf(called, unit)));
  const [only = ""] = words;
  return words.size === 1 ? only : "";
}
