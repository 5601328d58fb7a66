// Unpacks a zip that came from outside, from its central directory alone and by our own count. Knows yauzl, no part's meaning.
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { UnreadableFile } from "./unreadable.ts";
import type { XmlBytes } from "./xml.ts";

/** A report with a hundred pictures has some two hundred parts. */
export const mostParts = 4_000;
/** One part unpacked: a province's register of 3,000 units has a tenth of it, and a core reads it in some five seconds. */
export const mostPartBytes = 40_000_000;
/** All parts that are read, unpacked; pictures and whatever else nobody asks for are never unpacked. */
export const mostBytesInAll = 80_000_000;
/**
 * Elements of XML of all parts that are read: a core reads them in some three seconds. A register of 3,000 units with 30
 * columns has 400,000; a sheet that was given a format down to its last row has a million more. A report of 200 pages in
 * which every word is a run of its own has half a million.
 */
export const mostElements = {
  xlsx: 1_500_000,
  docx: 1_000_000,
  /** Its parts are files, and no XML. */
  archive: 0,
} as const;

export type Zip = {
  /** The parts' names as the central directory gives them. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * A part's bytes as they are unpacked; names differ by more than their case (ECMA-376 part 2, 6.2.2.3).
   *
   * @throws UnreadableFile while it is read: broken, not there, or more than the limits.
   */
  chunks(name: string): XmlBytes;
};

/**
 * Opens a zip; nothing is unpacked before a part is asked for.
 *
 * @param kind what the file is told to be when it is broken.
 * @throws UnreadableFile when it is broken, holds too many parts, or a part is there twice or lies over another.
 */
export async function openZip(bytes: Uint8Array, kind: keyof typeof mostElements): Promise<Zip> {
  const broken = () => new UnreadableFile({ type: "broken", kind });
  const zip = await ours(openBuffer(bytes), broken);
  const parts = await ours(partsOf(zip, broken), broken);
  let unpacked = 0;
  const work = { elements: mostElements[kind] };

  async function* chunks(name: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(key(name));
    if (part === undefined) throw broken();
    if (part.isEncrypted()) throw new UnreadableFile({ type: "kind", kind: "protected" });
    if (part.uncompressedSize > mostPartBytes) throw tooMuch("unpacked");
    let sum = 0;
    try {
      for await (const chunk of bytesOf(await zip.openReadStreamPromise(part))) {
        unpacked += chunk.length;
        if (unpacked > mostBytesInAll) throw tooMuch("unpacked");
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : broken();
    }
    if (sum !== part.crc32) throw broken();
  }

  return {
    names: [...parts.values()].map((part) => part.fileName),
    has: (name) => parts.has(key(name)),
    chunks: (name) => Object.assign(chunks(name), { work }),
  };
}

function openBuffer(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length - blanksBehind(bytes));
  // With validateEntrySizes a part that unpacks to another size than its entry says is an error at the first byte too many.
  return yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
}

async function partsOf(zip: yauzl.ZipFile, broken: () => Error): Promise<Map<string, yauzl.Entry>> {
  const parts = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (zip.entriesRead > mostParts) throw tooMuch("parts");
    // A folder's own entry holds nothing.
    if (entry.fileName.endsWith("/")) continue;
    // Of two parts with one name every program takes another one: what a person saw cannot be known.
    if (parts.has(key(entry.fileName))) throw broken();
    parts.set(key(entry.fileName), entry);
  }
  if (overlap([...parts.values()])) throw broken();
  return parts;
}

/** Whether one part's bytes serve another too, as in a bomb that unpacks the same kernel a thousand times. */
function overlap(parts: readonly yauzl.Entry[]): boolean {
  /** A local header has 30 bytes at least. */
  const end = (part: yauzl.Entry) => part.relativeOffsetOfLocalHeader + 30 + part.compressedSize;
  const inOrder = parts.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some((part, at) => {
    const next = inOrder[at + 1];
    return next !== undefined && end(part) > next.relativeOffsetOfLocalHeader;
  });
}

/** The zip's end has 22 bytes, and no comment in whatever Office writes. */
const endBytes = 22;
/** As many are looked at; they come from mail programs. */
const mostBlanks = 1_024;

/** How many blanks (NUL, line ends, spaces) stand behind the record that ends the zip, which every Office program forgives. */
function blanksBehind(bytes: Uint8Array): number {
  for (let blanks = 0; blanks <= Math.min(mostBlanks, bytes.length - endBytes); blanks++) {
    const end = bytes.length - blanks - endBytes;
    if (bytes[end] === 0x50 && bytes[end + 1] === 0x4b && bytes[end + 2] === 5 && bytes[end + 3] === 6) {
      return blanks;
    }
    const last = bytes[bytes.length - 1 - blanks] ?? -1;
    if (last !== 0 && last !== 0x0a && last !== 0x0d && last !== 0x20) return 0;
  }
  return 0;
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

/** What yauzl throws says that the file is broken. */
async function ours<T>(work: Promise<T>, broken: () => Error): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof UnreadableFile ? error : broken();
  }
}

function tooMuch(what: "unpacked" | "parts"): UnreadableFile {
  return new UnreadableFile({ type: "too-much", what });
}

function key(name: string): string {
  return name.toLowerCase();
}
