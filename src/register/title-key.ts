// Titles and names in one spelling: without case, diacritics and signs, y as i behind a consonant. Pure.
import { bare, iForY } from "../language/normalise.ts";

/** "LOẠI_HÌNH *", "Loại hình" and "loai hinh" are one; so are "Kỹ thuật" and "Kĩ thuật", "hoà" and "hòa". */
export function titleKey(text: string): string {
  return bare(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .map(iForY)
    .join(" ");
}
