// Reads a part's XML as it comes: elements by their namespaces, whatever prefix the writer chose. Knows saxes and the namespaces of Office.
import { TextDecoder } from "node:util";
import { SaxesParser, type SaxesTagNS } from "saxes";
import { type TrueKind, UnreadableFile } from "./unreadable.ts";

/** A table in a table in a text box of a real document stands some forty elements deep. */
export const mostDepth = 256;

const office = "http://schemas.openxmlformats.org";
const strict = "http://purl.oclc.org/ooxml";
const microsoft = "http://schemas.microsoft.com/office";

/** The namespaces that are told apart, by the short name that they have here: transitional and strict files are one. */
const shortNames: ReadonlyMap<string, string> = new Map([
  [`${office}/spreadsheetml/2006/main`, "s"],
  [`${strict}/spreadsheetml/main`, "s"],
  [`${office}/wordprocessingml/2006/main`, "w"],
  [`${strict}/wordprocessingml/main`, "w"],
  [`${office}/drawingml/2006/main`, "a"],
  [`${strict}/drawingml/main`, "a"],
  [`${office}/drawingml/2006/wordprocessingDrawing`, "wp"],
  [`${strict}/drawingml/wordprocessingDrawing`, "wp"],
  [`${office}/officeDocument/2006/relationships`, "r"],
  [`${strict}/officeDocument/relationships`, "r"],
  [`${office}/officeDocument/2006/math`, "m"],
  [`${strict}/officeDocument/math`, "m"],
  [`${office}/package/2006/relationships`, "rel"],
  [`${office}/package/2006/content-types`, "ct"],
  [`${office}/markup-compatibility/2006`, "mc"],
  [`${microsoft}/word/2010/wordprocessingShape`, "wps"],
  [`${microsoft}/word/2010/wordprocessingGroup`, "wpg"],
  [`${microsoft}/word/2010/wordprocessingCanvas`, "wpc"],
  [`${microsoft}/word/2010/wordml`, "w14"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://www.w3.org/XML/1998/namespace", "xml"],
]);

/** An element that begins. */
export type XmlElement = {
  /** "s:row" of SpreadsheetML's, "?:row" of a namespace that is none of the short names'. */
  readonly name: string;
  /** By its name ("r" without a namespace, "w:val" or "r:id" with one); null where it is not given. */
  attribute(name: string): string | null;
};

/**
 * What is told of a part, in its order; an empty element begins and ends. `behind` is how many letters (UTF-16 units, no
 * byte order mark) of the part lie before what follows the tag.
 */
export type XmlReader = {
  open(element: XmlElement, behind: number): void;
  /** Letters inside the last element that is open; a long text comes in pieces. */
  text?(text: string): void;
  close?(name: string, behind: number): void;
};

/** A part's bytes, and the elements that may still be read of its file: few bytes can hold a great many. */
export type XmlBytes = AsyncIterable<Uint8Array> & { readonly work: { elements: number } };

/**
 * Reads one part to its end. Entities beyond XML's own five, and a document type, are errors: no Office program writes them.
 *
 * @throws UnreadableFile when it is no well-formed XML in UTF-8 or UTF-16, is deeper than `mostDepth`, or has more elements
 *   than may still be read.
 */
export async function readXml(chunks: XmlBytes, kind: TrueKind, reader: XmlReader): Promise<void> {
  const parser = parserFor(kind, reader, chunks.work);
  try {
    for await (const text of decoded(chunks)) parser.write(text);
    parser.close();
  } catch (error) {
    throw error instanceof XmlFault ? broken(kind) : error;
  }
}

class XmlFault extends Error {}

function broken(kind: TrueKind): UnreadableFile {
  return new UnreadableFile({ type: "broken", kind });
}

function parserFor(
  kind: TrueKind,
  reader: XmlReader,
  work: XmlBytes["work"],
): SaxesParser<{ xmlns: true; position: false }> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: string[] = [];
  const fail = (error: Error) => {
    throw new XmlFault(error.message);
  };
  parser.on("error", (error) => {
    // "x:x14:style" is XML, though it is a name in no namespace: some program's hand that set "x:" before every name.
    if (!error.message.startsWith("malformed name:")) fail(error);
  });
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (!/^(utf-?(8|16(le|be)?)|us-ascii)$/i.test(encoding)) fail(new Error("an encoding that is not read"));
  });
  parser.on("doctype", () => fail(new Error("a document type")));
  parser.on("opentag", (tag) => {
    // What there are so many of in a workbook are cells.
    const what = kind === "xlsx" ? "cells" : "parts";
    if (work.elements === 0) throw new UnreadableFile({ type: "too-much", what });
    work.elements--;
    const element = new Element(tag);
    open.push(element.name);
    if (open.length > mostDepth) throw new UnreadableFile({ type: "too-much", what: "depth" });
    reader.open(element, parser.position);
  });
  parser.on("text", (text) => {
    if (open.length > 0) reader.text?.(text);
  });
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", () => {
    const name = open.pop();
    if (name !== undefined) reader.close?.(name, parser.position);
  });
  return parser;
}

class Element implements XmlElement {
  readonly name: string;
  readonly #attributes: SaxesTagNS["attributes"];

  constructor(tag: SaxesTagNS) {
    this.name = `${shortNames.get(tag.uri) ?? "?"}:${tag.local}`;
    this.#attributes = tag.attributes;
  }

  attribute(name: string): string | null {
    const colon = name.indexOf(":");
    if (colon < 0) return this.#attributes[name]?.value ?? null;
    const short = name.slice(0, colon);
    // The usual prefix nearly always has the usual namespace.
    const usual = this.#attributes[name];
    if (usual !== undefined && shortNames.get(usual.uri) === short) return usual.value;
    const local = name.slice(colon + 1);
    const found = Object.values(this.#attributes).find(
      (attribute) => attribute.local === local && shortNames.get(attribute.uri) === short,
    );
    return found?.value ?? null;
  }
}

/** The part's letters. Without a byte order mark it is UTF-8, or UTF-16 when its first letter shows it (XML 1.0, appendix F). */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let begin: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  for await (const chunk of chunks) {
    let piece = chunk;
    if (decoder === null) {
      begin = Buffer.concat([begin, chunk]);
      if (begin.length < 2) continue;
      decoder = new TextDecoder(encodingOf(begin), { fatal: true });
      piece = begin;
    }
    yield letters(() => decoder?.decode(piece, { stream: true }));
  }
  yield letters(() => decoder?.decode());
}

function letters(decode: () => string | undefined): string {
  try {
    return decode() ?? "";
  } catch {
    throw new XmlFault("letters of no encoding that is read");
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}
