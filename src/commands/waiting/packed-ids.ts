// Many ids as one short word, for a choice to carry: the first, then how much each is above the one before. Pure.

/** "sy.3.1" for 1042, 1045 and 1046: in 36 digits. */
export function packIds(ids: readonly number[]): string {
  const sorted = [...ids].sort((a, b) => a - b);
  return sorted.map((id, index) => (id - (sorted[index - 1] ?? 0)).toString(36)).join(".");
}

/** What was packed, ascending; nothing where the word is none. */
export function unpackIds(packed: string): number[] {
  if (!/^[0-9a-z]{1,10}(?:\.[0-9a-z]{1,10})*$/u.test(packed)) return [];
  let sum = 0;
  return packed.split(".").map((step) => {
    sum += Number.parseInt(step, 36);
    return sum;
  });
}
