// The numbers of HTML's lists, which no text holds: a browser counts them. Pure.
import { type OrdinalKind, ordinal } from "../ordinals.ts";

export type HtmlList = {
  readonly kind: OrdinalKind | "bullet";
  /** The number of the item that comes next. */
  next: number;
  /** Lists around it. */
  readonly level: number;
};

const kinds: ReadonlyMap<string, OrdinalKind | "bullet"> = new Map([
  ["1", "decimal"],
  ["decimal", "decimal"],
  ["decimal-leading-zero", "zeros"],
  ["a", "lower-letter"],
  ["lower-alpha", "lower-letter"],
  ["lower-latin", "lower-letter"],
  ["A", "upper-letter"],
  ["upper-alpha", "upper-letter"],
  ["upper-latin", "upper-letter"],
  ["i", "lower-roman"],
  ["lower-roman", "lower-roman"],
  ["I", "upper-roman"],
  ["upper-roman", "upper-roman"],
  ["none", "none"],
  ["disc", "bullet"],
  ["circle", "bullet"],
  ["square", "bullet"],
]);

/** A list's kind: by its style, its `type`, or what its element is. */
export function listKind(tag: string, style: string | undefined, type: string | undefined): HtmlList["kind"] {
  const ordinary = tag === "ol" ? "decimal" : "bullet";
  return (style === undefined ? undefined : kinds.get(style)) ?? kinds.get(type ?? "") ?? ordinary;
}

/** The number before an item as a browser shows it; null where it shows none. */
export function itemNumber(kind: HtmlList["kind"], number: number): string | null {
  if (kind === "none") return null;
  return kind === "bullet" ? "•" : `${ordinal(number, kind)}.`;
}

/** A whole number of an attribute such as `start`, within what anybody counts. */
export function counted(said: string | undefined, otherwise: number): number {
  return said !== undefined && /^\s*-?\d{1,9}\s*$/u.test(said) ? Number(said) : otherwise;
}
