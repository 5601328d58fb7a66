// Reads a part's XML whole, with the places of its elements in the text: for who changes some and keeps the rest. Knows the XML reader alone.
import { UnreadableFile } from "./unreadable.ts";
import { readXml, type XmlBytes, type XmlElement } from "./xml.ts";

/** An element where it stands: `start` and `end` are around all of it, `inner` and `close` around what is inside. */
export type XmlNode = XmlElement & {
  readonly start: number;
  readonly inner: number;
  readonly close: number;
  readonly end: number;
  readonly children: readonly XmlNode[];
  /** The letters that stand directly in it, entities resolved. */
  readonly text: string;
};

/** A part as letters that turn into the very same bytes again. */
export type XmlText = {
  readonly text: string;
  readonly root: XmlNode;
  /** The part's bytes with these letters instead. */
  bytes(text: string): Uint8Array;
};

const mark = "\uFEFF";

/**
 * Reads a part of a workbook.
 *
 * @param work the elements that may still be read of the file.
 * @throws UnreadableFile as `readXml` does, and when it is not in UTF-8.
 */
export async function readNodes(bytes: Uint8Array, work: XmlBytes["work"]): Promise<XmlText> {
  const all = decoded(bytes);
  const begins = all.startsWith(mark) ? mark : "";
  const text = all.slice(begins.length);
  const builder = new Builder(text);
  await readXml(Object.assign(once(bytes), { work }), "xlsx", builder);
  return { text, root: builder.root(), bytes: (changed) => Buffer.from(`${begins}${changed}`) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken();
  }
}

function broken(): UnreadableFile {
  return new UnreadableFile({ type: "broken", kind: "xlsx" });
}

type Growing = { -readonly [Key in keyof XmlNode]: XmlNode[Key] } & { readonly children: Growing[] };

class Builder {
  readonly #text: string;
  readonly #open: Growing[] = [];
  #root: Growing | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  open(element: XmlElement, behind: number): void {
    const node: Growing = {
      name: element.name,
      attribute: (name) => element.attribute(name),
      // No "<" stands inside a tag: in the values of attributes it is written as an entity.
      start: this.#text.lastIndexOf("<", behind - 1),
      inner: behind,
      close: behind,
      end: behind,
      children: [],
      text: "",
    };
    this.#open.at(-1)?.children.push(node);
    this.#root ??= node;
    this.#open.push(node);
  }

  text(text: string): void {
    const node = this.#open.at(-1);
    if (node !== undefined) node.text += text;
  }

  close(_: string, behind: number): void {
    const node = this.#open.pop();
    if (node === undefined || behind === node.inner) return;
    node.close = this.#text.lastIndexOf("<", behind - 1);
    node.end = behind;
  }

  root(): XmlNode {
    if (this.#root === null) throw broken();
    return this.#root;
  }
}
