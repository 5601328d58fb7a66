// A HEIC or AVIF photo without what it says of its place: blanked where it stands, for its parts are found by their
// distance from the beginning. How it is turned is no part of the Exif here. Pure.
import { type Box, boxAt, boxesIn } from "./boxes.ts";
import { type Beside, spansBeside } from "./heif-items.ts";
import { brokenPhoto } from "./pieces.ts";

/** Boxes of the file itself; what phones put beside them (the film of a moving photo, notes of the maker) is blanked. */
const ofTheFile = new Set(["ftyp", "meta", "mdat", "moov"]);
/** Boxes that hold boxes, in which people and programs may leave notes. */
const holding = new Set(["moov", "trak", "mdia", "minf", "iprp", "ipco"]);
const notes = new Set(["udta", "uuid", "udes", "free", "skip"]);
const deepest = 8;
/** What is read of a list of items before its boxes: version and flags. */
const metaHead = 4;
/** An Exif without entries, behind the number that says how far before it begins: its readers find one, and nothing in it. */
const emptyExif = [0, 0, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];

/**
 * The same picture, every byte of it where it was.
 *
 * @throws UnreadableFile where it is cut off, or where its notes lie in a way that this does not know.
 */
export function heifWithoutPlace(bytes: Uint8Array): Uint8Array {
  const boxes = outerBoxes(bytes);
  if (!boxes.some(({ type }) => type === "mdat")) throw brokenPhoto();
  const copy = new Uint8Array(bytes.subarray(0, boxes.at(-1)?.end));
  for (const box of boxes) {
    if (!ofTheFile.has(box.type)) blankBox(copy, box);
    if (box.type === "moov") blankNotes(copy, box, 1);
    if (box.type === "meta") cleanItems(copy, box);
  }
  return copy;
}

/** Makers put notes of no known form behind the last box: what is no box ends the file. */
function outerBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = [];
  for (let box = boxAt(bytes, 0, bytes.length); box !== null; box = boxAt(bytes, box.end, bytes.length))
    boxes.push(box);
  return boxes;
}

function cleanItems(copy: Uint8Array, meta: Box): void {
  const inside = boxesIn(copy, meta.from + metaHead, meta.end);
  const spans = spansBeside(copy, inside);
  const whole = spans.reduce((sum, { from, end }) => sum + end - from, 0);
  // Items that lie on one another would otherwise be blanked without end.
  if (whole > copy.length) throw brokenPhoto();
  for (const span of spans) blankItem(copy, span);
  for (const box of inside) {
    if (notes.has(box.type)) blankBox(copy, box);
    if (holding.has(box.type)) blankNotes(copy, box, 1);
  }
}

function blankItem(copy: Uint8Array, { type, from, end }: Beside): void {
  copy.fill(0, from, end);
  if (type === "Exif" && end - from >= emptyExif.length) copy.set(emptyExif, from);
}

function blankNotes(copy: Uint8Array, holder: Box, depth: number): void {
  if (depth > deepest) throw brokenPhoto();
  for (const box of boxesIn(copy, holder.from, holder.end)) {
    if (notes.has(box.type)) blankBox(copy, box);
    if (holding.has(box.type)) blankNotes(copy, box, depth + 1);
  }
}

/** Its room stays, named as free. */
function blankBox(copy: Uint8Array, { at, from, end }: Box): void {
  copy.set(Buffer.from("free", "latin1"), at + 4);
  copy.fill(0, from, end);
}
