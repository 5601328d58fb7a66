// A GIF without what it says of its place: no comments, and of applications' blocks only how often it is shown. Pure.
import { brokenPhoto, joined, lettersOf } from "./pieces.ts";

const [extension, picture, trailer] = [0x21, 0x2c, 0x3b];
const [graphicControl, plainText, application] = [0xf9, 0x01, 0xff];
const ofThePicture = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/**
 * The same picture, its blocks byte for byte, and nothing behind its end.
 *
 * @throws UnreadableFile where it is cut off before its picture, or no GIF.
 */
export function gifWithoutPlace(bytes: Uint8Array): Uint8Array {
  const head = 13 + coloursIn(bytes[10] ?? 0);
  if (head > bytes.length) throw brokenPhoto();
  const kept = [bytes.subarray(0, head)];
  let pictures = 0;
  for (let at = head; at < bytes.length; ) {
    const sign = bytes[at];
    if (sign === trailer) {
      kept.push(bytes.subarray(at, at + 1));
      break;
    }
    if (sign !== extension && sign !== picture) throw brokenPhoto();
    const end = endOfBlocks(bytes, sign === picture ? at + 11 + coloursIn(bytes[at + 9] ?? 0) : at + 2);
    if (sign === picture) pictures += 1;
    if (sign === picture || staysIn(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (pictures === 0) throw brokenPhoto();
  return joined(kept);
}

/** How many bytes the list of colours has that a picture's flags announce. */
function coloursIn(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function endOfBlocks(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; ) {
    const size = bytes[at] ?? 0;
    at += size + 1;
    if (size === 0) return at;
  }
  return bytes.length;
}

function staysIn(bytes: Uint8Array, at: number): boolean {
  const kind = bytes[at + 1];
  if (kind === application) return ofThePicture.has(lettersOf(bytes, at + 3, 11));
  return kind === graphicControl || kind === plainText;
}
