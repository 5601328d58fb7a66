// A sentence of the page of a handed-over file, and what it counts up. Pure.

export type HandedPart = { readonly head: string; readonly lines: readonly string[] };

export function part(head: string, lines: readonly string[] = []): HandedPart {
  return { head, lines };
}

/** The same, where there is something to count up. */
export function some(head: string, lines: readonly string[]): readonly HandedPart[] {
  return lines.length === 0 ? [] : [part(head, lines)];
}
