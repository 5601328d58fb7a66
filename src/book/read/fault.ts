// What is wrong in a workbook that an officer sent back, and in which cell. Pure shapes.

export type BookFault = { readonly sheet: string; readonly cell: string } & (
  | { readonly what: "not-a-book" }
  | { readonly what: "no-sheet"; readonly name: string }
  | { readonly what: "no-column"; readonly title: string }
  | { readonly what: "no-lines"; readonly tag: string }
  | { readonly what: "unknown-word"; readonly said: string; readonly allowed: readonly string[] }
  | { readonly what: "unknown-setting"; readonly said: string; readonly near: readonly string[] }
  | { readonly what: "no-setting"; readonly said: string }
  | { readonly what: "unknown-row"; readonly said: string }
  | { readonly what: "unknown-sheet"; readonly said: string }
  | { readonly what: "unknown-part"; readonly said: string }
  | { readonly what: "unknown-id"; readonly said: string }
  | { readonly what: "no-section" }
  | { readonly what: "empty"; readonly title: string }
  | { readonly what: "no-day"; readonly said: string }
  | { readonly what: "no-number"; readonly said: string }
  | { readonly what: "not-taken"; readonly path: string }
);

/** Without its place. */
type Bare<F> = F extends BookFault ? Omit<F, "sheet" | "cell"> : never;
export type FaultWhat = Bare<BookFault>;

/** A row that was copied together with its id: it is taken as a new one, and that is told. */
export type Copied = { readonly sheet: string; readonly cell: string; readonly text: string };

/** Gathers what is wrong, and where each thing of the form was read. */
export class Reading {
  readonly faults: BookFault[] = [];
  readonly copied: Copied[] = [];
  /** Objects of the form's body, and ids, to where they stand. */
  readonly at = new Map<unknown, { readonly sheet: string; readonly cell: string }>();

  fault(sheet: string, line: number, column: number, what: FaultWhat): void {
    this.faults.push({ sheet, cell: address(line, column), ...what });
  }
}

/** "C7"; both counted from 0. */
export function address(line: number, column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode("A".charCodeAt(0) + (rest % 26)) + letters;
  }
  return `${letters}${line + 1}`;
}
