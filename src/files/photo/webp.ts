// A WebP without what it says of its place: of its chunks stay those that make the picture. Pure.
import { exifOf, orientationIn } from "./orientation.ts";
import { brokenPhoto, joined, lettersOf, viewOf } from "./pieces.ts";

/** RIFF, the size, WEBP. */
const headBytes = 12;
/** Of a moving picture's frame: where and how long it stands, before its own chunks. */
const frameBytes = 16;
const ofThePicture = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const ofAFrame = new Set(["VP8 ", "VP8L", "ALPH"]);
const exifSign = "Exif\0\0";
/** Bits of the chunk VP8X, which says what the others are. */
const [hasExif, hasXmp] = [0x08, 0x04];

/**
 * The same picture, its chunks byte for byte; of the Exif only how it is turned, and nothing behind its end.
 *
 * @throws UnreadableFile where a chunk is cut off, or where it has no picture.
 */
export function webpWithoutPlace(bytes: Uint8Array): Uint8Array {
  const body = bytes.subarray(headBytes, 8 + viewOf(bytes).getUint32(4, true));
  const kept: Chunk[] = [];
  let turned: number | null = null;
  for (const chunk of chunksOf(body)) {
    if (chunk.type === "EXIF") turned ??= turnedBy(chunk.data);
    if (chunk.type === "ANMF") kept.push({ ...chunk, data: frameOf(chunk.data) });
    else if (ofThePicture.has(chunk.type)) kept.push(chunk);
  }
  if (!kept.some(({ type }) => type === "ANMF" || type.startsWith("VP8 ") || type === "VP8L"))
    throw brokenPhoto();
  const says = kept.findIndex(({ type, data }) => type === "VP8X" && data.length >= 10);
  const said = kept[says];
  // Only a file that says what it has beside the picture can say how that is turned.
  if (said) {
    const flags = ((said.data[0] ?? 0) & ~(hasExif | hasXmp)) | (turned === null ? 0 : hasExif);
    kept[says] = { type: said.type, data: joined([Uint8Array.of(flags), said.data.subarray(1)]) };
    if (turned !== null) kept.push({ type: "EXIF", data: exifOf(turned) });
  }
  const written = kept.flatMap(piecesOf);
  const size = new Uint8Array(4);
  viewOf(size).setUint32(0, 4 + written.reduce((sum, { length }) => sum + length, 0), true);
  return joined([bytes.subarray(0, 4), size, bytes.subarray(8, headBytes), ...written]);
}

type Chunk = { readonly type: string; readonly data: Uint8Array };

function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) throw brokenPhoto();
    chunks.push({ type: lettersOf(bytes, at, 4), data: bytes.subarray(at + 8, end) });
    at = end + (length % 2);
  }
  return chunks;
}

function frameOf(data: Uint8Array): Uint8Array {
  const chunks = chunksOf(data.subarray(frameBytes)).filter(({ type }) => ofAFrame.has(type));
  return joined([data.subarray(0, frameBytes), ...chunks.flatMap(piecesOf)]);
}

function piecesOf({ type, data }: Chunk): Uint8Array[] {
  const length = new Uint8Array(4);
  viewOf(length).setUint32(0, data.length, true);
  return [Buffer.from(type, "latin1"), length, data, new Uint8Array(data.length % 2)];
}

function turnedBy(exif: Uint8Array): number | null {
  // Some writers put the sign before it that belongs to a JPEG's.
  return orientationIn(
    lettersOf(exif, 0, exifSign.length) === exifSign ? exif.subarray(exifSign.length) : exif,
  );
}
