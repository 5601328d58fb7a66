// The boxes of which photos of the HEIF family (HEIC, AVIF) are built, and reading numbers out of one. Pure.
import { brokenPhoto, lettersOf, viewOf } from "./pieces.ts";

/** A box by where it lies in the file: its head from `at`, what it holds from `from` to `end`. */
export type Box = { readonly type: string; readonly at: number; readonly from: number; readonly end: number };

/** No photo has nearly as many. */
const mostBoxes = 100_000;

/** The box that begins here; null where there is none that ends before `to`. */
export function boxAt(bytes: Uint8Array, at: number, to: number): Box | null {
  if (at + 8 > to) return null;
  const view = viewOf(bytes);
  const said = view.getUint32(at);
  const wide = said === 1;
  if (wide && at + 16 > to) return null;
  const head = wide ? 16 : 8;
  const size = wide ? Number(view.getBigUint64(at + 8)) : said;
  // Of no size: as far as it goes.
  const end = size === 0 ? to : at + size;
  if (end > to || end < at + head) return null;
  return { type: lettersOf(bytes, at + 4, 4), at, from: at + head, end };
}

/**
 * The boxes that lie from here to there, one after another.
 *
 * @throws UnreadableFile where something else lies there, or where they are too many.
 */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const box = boxAt(bytes, at, to);
    if (box === null || boxes.length === mostBoxes) throw brokenPhoto();
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Reads the numbers of a box in their order; none beyond its end. */
export class BoxReader {
  private readonly view: DataView;
  private at: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, { from, end }: Pick<Box, "from" | "end">) {
    this.view = viewOf(bytes);
    this.at = from;
    this.end = end;
  }

  /** Where it stands in the file. */
  get place(): number {
    return this.at;
  }

  /** A number of so many bytes: 0, 1, 2, 4 or 8. */
  number(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    if (this.at > this.end) throw brokenPhoto();
    if (bytes === 0) return 0;
    if (bytes === 1) return this.view.getUint8(at);
    if (bytes === 2) return this.view.getUint16(at);
    if (bytes === 4) return this.view.getUint32(at);
    if (bytes === 8) return Number(this.view.getBigUint64(at));
    throw brokenPhoto();
  }
}
