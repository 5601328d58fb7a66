// Changes to a text at places of the text as it was. Pure.

export type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** The text with the changes in it, which must not overlap; what is put in at one place keeps the order that it is given in. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < done) throw new RangeError(`two changes at letter ${edit.from}`);
    pieces.push(text.slice(done, edit.from), edit.text);
    done = edit.to;
  }
  return pieces.join("") + text.slice(done);
}
