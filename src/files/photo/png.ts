// A PNG without what it says of its place: of its chunks stay those that make the picture. Pure.
import { crc32 } from "node:zlib";
import { exifOf, orientationIn } from "./orientation.ts";
import { brokenPhoto, joined, lettersOf, viewOf } from "./pieces.ts";

/** Signature, and the chunk of the picture's size that must follow it. */
const signatureBytes = 8;
/** Colours, transparency, size of its dots, and the pictures of a moving one. No text, no Exif, no time. */
const ofThePicture = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI"],
  ...["bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"],
]);

/**
 * The same picture, its chunks byte for byte; of the Exif only how it is turned, and nothing behind its end.
 *
 * @throws UnreadableFile where it is cut off before its picture, or no PNG.
 */
export function pngWithoutPlace(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, signatureBytes)];
  let pictures = 0;
  for (let at = signatureBytes; at + 8 <= bytes.length; ) {
    const type = lettersOf(bytes, at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type) || (at === signatureBytes && type !== "IHDR")) throw brokenPhoto();
    const dataEnd = at + 8 + view.getUint32(at);
    // The last chunk of a photo that is cut off is kept as far as it goes: it is a piece of the picture.
    const chunk = bytes.subarray(at, dataEnd + 4);
    if (ofThePicture.has(type)) kept.push(chunk);
    if (type === "IDAT") pictures += 1;
    if (type === "eXIf") kept.push(...turnedChunk(bytes.subarray(at + 8, dataEnd)));
    if (type === "IEND") break;
    at = dataEnd + 4;
  }
  if (pictures === 0) throw brokenPhoto();
  return joined(kept);
}

function turnedChunk(exif: Uint8Array): Uint8Array[] {
  const turned = orientationIn(exif);
  if (turned === null) return [];
  const said = joined([Buffer.from("eXIf", "latin1"), exifOf(turned)]);
  const ends = new Uint8Array(8);
  viewOf(ends).setUint32(0, said.length - 4);
  viewOf(ends).setUint32(4, crc32(said));
  return [ends.subarray(0, 4), said, ends.subarray(4)];
}
