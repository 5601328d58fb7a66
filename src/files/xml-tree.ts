// Reads a part's XML by the places where things stand: what stands anywhere else is passed over unread. Knows the XML reader alone.
import { type TrueKind, UnreadableFile } from "./unreadable.ts";
import { readXml, type XmlBytes, type XmlElement } from "./xml.ts";

/** What is done at one place; `inside` names the elements in it that are looked at. */
export type XmlPlace = {
  readonly open?: (element: XmlElement) => void;
  /** Letters that stand directly in it, in pieces. */
  readonly text?: (text: string) => void;
  readonly close?: () => void;
  readonly inside?: { readonly [name: string]: XmlPlace };
};

/**
 * Reads one part whose outermost element has to be `root`.
 *
 * @throws UnreadableFile when it is another, or as `readXml` does.
 */
export async function readTree(
  chunks: XmlBytes,
  kind: TrueKind,
  root: string,
  place: XmlPlace,
): Promise<void> {
  const open: (XmlPlace | null)[] = [];
  await readXml(chunks, kind, {
    open(element) {
      const around = open.at(-1);
      if (around === undefined && element.name !== root) throw new UnreadableFile({ type: "broken", kind });
      const here = around === undefined ? place : (around?.inside?.[element.name] ?? null);
      open.push(here);
      here?.open?.(element);
    },
    text: (text) => open.at(-1)?.text?.(text),
    close: () => open.pop()?.close?.(),
  });
}
