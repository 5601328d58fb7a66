// Photos are kept without what they say of their place: Exif with its GPS, XMP, notes of cameras and programs. Pure.
//
// Our own, for no library of a registry does it as a report needs: `piexifjs` and `exifremove` know JPEG alone and are
// not kept up, `sharp` cannot take metadata away without coding the picture anew, and `exiftool` is a Perl program.
// Here the picture itself stays byte for byte; what stays beside it is listed, so that what nobody thought of goes.
import { gifWithoutPlace } from "./gif.ts";
import { heifWithoutPlace } from "./heif.ts";
import { jpegWithoutPlace } from "./jpeg.ts";
import { lettersOf } from "./pieces.ts";
import { pngWithoutPlace } from "./png.ts";
import { tiffWithoutPlace } from "./tiff.ts";
import { webpWithoutPlace } from "./webp.ts";

const kinds = [
  ["\xff\xd8\xff", 0, jpegWithoutPlace],
  ["\x89PNG", 0, pngWithoutPlace],
  ["GIF8", 0, gifWithoutPlace],
  ["II*\0", 0, tiffWithoutPlace],
  ["MM\0*", 0, tiffWithoutPlace],
  ["WEBP", 8, webpWithoutPlace],
  ["ftyp", 4, heifWithoutPlace],
  // A bitmap (.bmp) has room for nothing but its dots.
  ["BM", 0, (bytes: Uint8Array) => bytes],
] as const;

/**
 * The same photo without its place; how it is to be turned stays. The work is of the file's size.
 *
 * @throws UnreadableFile where the photo is broken, so that nobody can tell what of it says a place.
 */
export function withoutPlace(photo: Uint8Array): Uint8Array {
  const found = kinds.find(([sign, at]) => lettersOf(photo, at, sign.length) === sign);
  if (!found) throw new Error("no photo of a kind that is taken");
  return found[2](photo);
}
