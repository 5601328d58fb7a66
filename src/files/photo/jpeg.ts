// A JPEG without what it says of its place: of its segments stay those that make the picture. Pure.
import { exifOf, orientationIn } from "./orientation.ts";
import { brokenPhoto, joined, lettersOf, viewOf } from "./pieces.ts";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const firstOfApps = 0xe0;
const app1 = 0xe1;
const lastOfApps = 0xef;
const comment = 0xfe;
const exifSign = "Exif\0\0";

/** Segments of applications without which the picture looks different; no other of them stays, whoever wrote it. */
const ofThePicture = [
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
] as const;

/**
 * The same picture: tables and scans byte for byte, no Exif but how it is turned, no XMP, no notes, and nothing that
 * stood behind its end (previews with an Exif of their own, the film of a moving photo).
 *
 * @throws UnreadableFile where it is cut off before its first scan, or no JPEG.
 */
export function jpegWithoutPlace(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let scans = 0;
  let turned: number | null = null;
  for (let at = markerFrom(bytes, 2); at !== null; at = markerFrom(bytes, at)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) {
      if (scans === 0) throw brokenPhoto();
      kept.push(bytes.subarray(at, at + 2));
      return joined(kept);
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    const end = endOfSegment(bytes, at);
    const segment = bytes.subarray(at, end);
    if (marker === app1 && turned === null) {
      turned = turnedBy(segment);
      if (turned !== null) kept.push(exifSegment(turned));
    }
    if (staysIn(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== startOfScan) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  // A photo whose last lines never came is still shown as far as it goes.
  if (scans === 0) throw brokenPhoto();
  return joined(kept);
}

/** Where the next marker begins; what stands before it belongs to nothing. Null at the end. */
function markerFrom(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1];
    if (next !== 0xff && next !== 0) return at;
  }
  return null;
}

/** Where the coded picture ends: before the next marker that is neither a filled-in byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function standsAlone(marker: number): boolean {
  return marker === 1 || (marker >= 0xd0 && marker <= startOfImage);
}

function endOfSegment(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw brokenPhoto();
  const length = viewOf(bytes).getUint16(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) throw brokenPhoto();
  return end;
}

function staysIn(marker: number, segment: Uint8Array): boolean {
  if (marker === comment) return false;
  if (marker < firstOfApps || marker > lastOfApps) return true;
  return ofThePicture.some(([app, sign]) => app === marker && lettersOf(segment, 4, sign.length) === sign);
}

function turnedBy(segment: Uint8Array): number | null {
  if (lettersOf(segment, 4, exifSign.length) !== exifSign) return null;
  return orientationIn(segment.subarray(4 + exifSign.length));
}

function exifSegment(turned: number): Uint8Array {
  const said = joined([Buffer.from(exifSign, "latin1"), exifOf(turned)]);
  const length = said.length + 2;
  return joined([Uint8Array.of(0xff, app1, length >> 8, length & 0xff), said]);
}
