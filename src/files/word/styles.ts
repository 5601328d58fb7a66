// Reads a document's styles: what a paragraph or a run has by the style it names (ECMA-376 part 1, 17.7). Knows the XML reader.
import type { XmlBytes, XmlElement } from "../xml.ts";
import { readTree, type XmlPlace } from "../xml-tree.ts";
import { countOf, isOn } from "./on-off.ts";

/** What a style or an element itself says; absent where it says nothing of it. */
export type Said = {
  bold?: boolean;
  hidden?: boolean;
  /** Crossed out: whoever reads the paper reads over it. */
  struck?: boolean;
  centred?: boolean;
  /** From 0; 9 is body text. */
  outline?: number;
  numId?: number;
  numLevel?: number;
};

export type WordStyle = Readonly<Said> & {
  /** The style of its chain that brings the list. */
  readonly numberedBy?: string;
};

export type WordStyles = {
  /** What holds by a style with all that it is based on; a name that nobody defined says nothing. */
  paragraph(id: string | null): WordStyle;
  character(id: string | null): WordStyle;
  /** The list that a style of lists names. */
  list(id: string): number | null;
};

type Written = { basedOn: string | null; name: string; said: Said };

const nothing: WordStyle = {};
export const noStyles: WordStyles = { paragraph: () => nothing, character: () => nothing, list: () => null };

/** @throws UnreadableFile */
export async function readStyles(chunks: XmlBytes): Promise<WordStyles> {
  const written = new Map<string, Written>();
  let ordinary: string | null = null;
  let style: Written = { basedOn: null, name: "", said: {} };
  const property: XmlPlace = { open: (element) => readProperty(style.said, element) };
  await readTree(chunks, "docx", "w:styles", {
    inside: {
      "w:style": {
        open(element) {
          style = { basedOn: null, name: "", said: {} };
          const id = element.attribute("w:styleId") ?? "";
          written.set(id, style);
          const isDefault = /^(?:1|true|on)$/u.test(element.attribute("w:default") ?? "");
          if (isDefault && element.attribute("w:type") === "paragraph") ordinary ??= id;
        },
        inside: {
          "w:name": {
            open(element) {
              style.name = element.attribute("w:val") ?? "";
            },
          },
          "w:basedOn": {
            open(element) {
              style.basedOn = element.attribute("w:val");
            },
          },
          "w:pPr": {
            inside: {
              "w:jc": property,
              "w:outlineLvl": property,
              "w:numPr": { inside: { "w:ilvl": property, "w:numId": property } },
            },
          },
          "w:rPr": {
            inside: { "w:b": property, "w:vanish": property, "w:strike": property, "w:dstrike": property },
          },
        },
      },
    },
  });
  const resolved = new Map<string, WordStyle>();
  const of = (id: string | null) => (id === null ? nothing : resolve(written, resolved, id));
  return {
    paragraph: (id) => of(id !== null && written.has(id) ? id : ordinary),
    character: of,
    list: (id) => written.get(id)?.said.numId ?? null,
  };
}

/** What one property says, of a style, a paragraph or a run. */
export function readProperty(said: Said, element: XmlElement): void {
  switch (element.name) {
    case "w:jc":
      said.centred = element.attribute("w:val") === "center";
      break;
    case "w:outlineLvl":
      set(said, "outline", countOf(element));
      break;
    case "w:ilvl":
      set(said, "numLevel", countOf(element));
      break;
    case "w:numId":
      set(said, "numId", countOf(element));
      break;
    case "w:b":
      said.bold = isOn(element);
      break;
    case "w:vanish":
      said.hidden = isOn(element);
      break;
    case "w:strike":
    case "w:dstrike":
      said.struck = isOn(element);
      break;
  }
}

function set(said: Said, name: "outline" | "numLevel" | "numId", value: number | null): void {
  if (value !== null) said[name] = value;
}

/** Each style once, however long the chains are; one that is based on itself ends there. */
function resolve(
  written: ReadonlyMap<string, Written>,
  resolved: Map<string, WordStyle>,
  id: string,
): WordStyle {
  const chain: string[] = [];
  let base: string | null = id;
  for (const seen = new Set<string>(); base !== null && !resolved.has(base) && !seen.has(base); ) {
    seen.add(base);
    chain.push(base);
    base = written.get(base)?.basedOn ?? null;
  }
  let style: WordStyle = (base === null ? undefined : resolved.get(base)) ?? nothing;
  for (const one of chain.reverse()) {
    const { said = {}, name = "" } = written.get(one) ?? {};
    const heading = /^heading ([1-9])$/iu.exec(name)?.[1];
    style = {
      ...style,
      ...(heading === undefined ? {} : { outline: Number(heading) - 1 }),
      ...said,
      ...(said.numId === undefined ? {} : { numberedBy: one }),
    };
    resolved.set(one, style);
  }
  return style;
}
