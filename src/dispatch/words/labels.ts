// The numbers before the lines of an outline, typed or printed by the program, and how deep each stands. Pure.

export type Label = {
  /** As people call it, without its point: "I", "1", "1.2", "a"; empty of a dash. */
  readonly said: string;
  /** Which way of numbering it is of: a line stands under the nearest line above of another way that began earlier. */
  readonly way: "part" | "roman" | "capital" | "small" | "dash" | "plus" | `arabic-${number}`;
  /** The line without its number. */
  readonly rest: string;
};

const ways: readonly (readonly [RegExp, (said: string) => Label["way"]])[] = [
  [/^(?:phần|mục|chương)\s+(?<said>[IVX]{1,5}|\d{1,2}|[A-H])\s*[.:)–-]\s*/iu, () => "part"],
  [/^(?<said>[IVX]{1,5})\s*[.)–-]\s*/u, () => "roman"],
  [/^(?<said>[A-HKLMĐ])\s*[.)]\s+/u, () => "capital"],
  [/^(?<said>\d{1,2}(?:\.\d{1,2})+)\s*[.):]?\s+/u, (said) => `arabic-${said.split(".").length}`],
  [/^(?<said>\d{1,2})\s*[.)/:]\s*(?!\d)/u, () => "arabic-1"],
  [/^(?<said>[a-zđ])\s*[.)]\s*/u, () => "small"],
  [/^[-–—•*·](?<said>)\s*/u, () => "dash"],
  [/^[+o](?<said>)\s+/u, () => "plus"],
];

/** The label of a line; null of one without. */
export function labelOf(number: string | null, text: string): Label | null {
  const whole = number === null || number === "" ? text : `${number} ${text}`;
  for (const [pattern, wayOf] of ways) {
    const match = pattern.exec(whole);
    if (!match) continue;
    const said = match.groups?.said ?? "";
    const rest = whole.slice(match[0].length).trim();
    return rest === "" ? null : { said, way: wayOf(said), rest };
  }
  return null;
}
