// The machine's own ids: a letter and the next number, given once and never made from a wording. Pure.

/** What is given an id, by its letter. */
const letters = {
  section: "s",
  item: "m",
  blank: "o",
  table: "b",
  column: "c",
  row: "r",
  group: "g",
  choices: "k",
  option: "v",
  check: "q",
} as const;

export type Named = keyof typeof letters;

/** Gives ids one after the other; `next` is the number that nobody has yet. */
export class Ids {
  next: number;
  constructor(next: number) {
    this.next = next;
  }
  of(what: Named): string {
    return `${letters[what]}${this.next++}`;
  }
}

/** The first number above all that ids in this data end with, so that no id is ever given twice. */
export function aboveAll(data: unknown): number {
  const numbers = [...JSON.stringify(data).matchAll(/"[a-z][a-z0-9_]*?(\d{1,9})"/gu)].map(([, no]) =>
    Number(no),
  );
  return Math.max(0, ...numbers) + 1;
}
