// How a photo is to be turned: read out of its Exif, and an Exif that says that alone. Pure.
import { viewOf } from "./pieces.ts";

const orientationTag = 0x0112;
const short = 3;

/** Which way up, 2 to 8 as Exif counts them; null where it is upright, or where the Exif does not say it. */
export function orientationIn(exif: Uint8Array): number | null {
  const view = viewOf(exif);
  const little = view.byteLength >= 8 && view.getUint16(0) === 0x4949;
  if (view.byteLength < 8 || (!little && view.getUint16(0) !== 0x4d4d)) return null;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const end = Math.min(first + 2 + 12 * view.getUint16(first, little), view.byteLength - 11);
  for (let at = first + 2; at < end; at += 12) {
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return view.getUint16(at + 2, little) === short && value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif of one entry. */
export function exifOf(orientation: number): Uint8Array {
  const exif = new Uint8Array(26);
  const view = viewOf(exif);
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, orientationTag);
  view.setUint16(12, short);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return exif;
}
