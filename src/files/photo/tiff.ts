// A TIFF without what it says of its place: blanked where it stands, for everything in it is found by its distance from
// the beginning. Pure.
import { brokenPhoto, viewOf } from "./pieces.ts";

/** Lists of entries of their own: blanked with all that they point to. */
const lists = new Set([0x8769, 0x8825]);
/** XMP, IPTC, Photoshop's and makers' notes, and where a map's picture lies on the earth. */
const others = new Set([
  ...[700, 33_723, 34_377, 37_724, 37_500, 50_740, 50_828],
  ...[33_550, 33_922, 34_264, 34_735, 34_736, 34_737, 42_112],
]);
/** Pages of pages: a list of further lists. */
const subLists = 330;
const sizes: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
};
/** A TIFF has a list a page, and some twenty entries in each. */
const mostLists = 2_000;
const mostEntries = 100_000;

/**
 * The same picture, every byte of it where it was.
 *
 * @throws UnreadableFile where a list or what it points to lies outside of the file, or where there is no end of lists.
 */
export function tiffWithoutPlace(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  const tiff = new Tiff(copy);
  const waiting = [tiff.int(4)];
  const seen = new Set<number>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0 || seen.has(at)) continue;
    if (seen.add(at).size > mostLists) throw brokenPhoto();
    waiting.push(...cleanList(tiff, at));
  }
  return copy;
}

/** Takes the entries out of a list, and gives the lists that follow it. */
function cleanList(tiff: Tiff, at: number): readonly number[] {
  const entries = tiff.entries(at);
  const gone = entries.filter(({ tag }) => lists.has(tag) || others.has(tag));
  for (const entry of gone) {
    if (lists.has(entry.tag)) blankList(tiff, tiff.int(entry.at + 8));
    tiff.blankValue(entry);
  }
  const next = tiff.int(at + 2 + 12 * entries.length);
  const further = entries.filter(({ tag }) => tag === subLists).flatMap((entry) => tiff.ints(entry));
  if (gone.length > 0)
    tiff.writeList(
      at,
      entries.filter((entry) => !gone.includes(entry)),
      { next, were: entries.length },
    );
  return [next, ...further];
}

function blankList(tiff: Tiff, at: number): void {
  const entries = tiff.entries(at);
  for (const entry of entries) tiff.blankValue(entry);
  tiff.writeList(at, [], { next: 0, were: entries.length });
}

type Entry = { readonly at: number; readonly tag: number; readonly bytes: number; readonly raw: Uint8Array };

/** The numbers of a TIFF, in its own order of bytes. */
class Tiff {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly little: boolean;
  /** All that may still be blanked: values that lie on one another would otherwise be blanked without end. */
  private left: number;
  private entriesLeft = mostEntries;

  constructor(bytes: Uint8Array) {
    if (bytes.length < 8) throw brokenPhoto();
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.little = bytes[0] === 0x49;
    this.left = 2 * bytes.length;
  }

  int(at: number): number {
    this.within(at, 4);
    return this.view.getUint32(at, this.little);
  }

  entries(at: number): Entry[] {
    this.within(at, 2);
    const count = this.view.getUint16(at, this.little);
    this.within(at + 2, 12 * count + 4);
    this.entriesLeft -= count;
    if (this.entriesLeft < 0) throw brokenPhoto();
    return Array.from({ length: count }, (_, index) => {
      const from = at + 2 + 12 * index;
      const bytes = (sizes[this.view.getUint16(from + 2, this.little)] ?? 1) * this.int(from + 4);
      const tag = this.view.getUint16(from, this.little);
      return { at: from, tag, bytes, raw: this.bytes.slice(from, from + 12) };
    });
  }

  /** An entry's values, where they are numbers of four bytes. */
  ints({ at, bytes }: Entry): number[] {
    if (bytes <= 4) return [this.int(at + 8)];
    const from = this.int(at + 8);
    if (bytes > 4 * mostLists) throw brokenPhoto();
    return Array.from({ length: Math.floor(bytes / 4) }, (_, index) => this.int(from + 4 * index));
  }

  /** Blanks what stands elsewhere; what stands in the entry goes with it. */
  blankValue({ at, bytes }: Entry): void {
    if (bytes <= 4) return;
    const from = this.int(at + 8);
    this.within(from, bytes);
    this.left -= bytes;
    if (this.left < 0) throw brokenPhoto();
    this.bytes.fill(0, from, from + bytes);
  }

  /** Writes a list with these entries where one with more was. */
  writeList(at: number, entries: readonly Entry[], { next, were }: { next: number; were: number }): void {
    this.bytes.fill(0, at, at + 2 + 12 * were + 4);
    this.view.setUint16(at, entries.length, this.little);
    for (const [index, { raw }] of entries.entries()) this.bytes.set(raw, at + 2 + 12 * index);
    this.view.setUint32(at + 2 + 12 * entries.length, next, this.little);
  }

  private within(at: number, length: number): void {
    if (at + length > this.bytes.length) throw brokenPhoto();
  }
}
