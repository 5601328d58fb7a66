// Finds settings that nobody reads because their names are misspelt. Pure: names in, names out.

export type Misspelt = { readonly name: string; readonly meant: string };

/** Only this program uses names that begin like this. */
const ours = /^(TELEGRAM_BOT|TELEGRAM_WEBHOOK|TELEGRAM_API|ZALO_|RETENTION_)/;
/** Shorter names resemble other programs' settings too easily, such as PORT. */
const shortest = 7;
const mostApart = 2;

/** The given names that are none of the known ones but look as if they were meant to be one. */
export function misspelt(given: readonly string[], known: readonly string[]): readonly Misspelt[] {
  return given
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const key = name.toUpperCase();
      const nearest = [...known]
        .map((meant) => ({ meant, apart: distance(key, meant) }))
        .sort((a, b) => a.apart - b.apart)[0];
      if (!nearest) return [];
      const close = key.length >= shortest && nearest.meant.length >= shortest && nearest.apart <= mostApart;
      return close || ours.test(key) ? [{ name, meant: nearest.meant }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The warning about one misspelt setting. It shows the name, never the value. */
export function sayMisspelt({ name, meant }: Misspelt): string {
  return `${name} is no setting and is not read; was ${meant} meant?`;
}

/** How many letters must be put in, left out or changed to make one word the other. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (letter === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
