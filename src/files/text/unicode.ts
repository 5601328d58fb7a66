// Which Unicode encoding a text's bytes are in, and whether bytes are a text at all. Pure.

export type UnicodeForm = "utf-8" | "utf-16le" | "utf-16be";

/** What is looked at to tell a text without a mark. */
const headBytes = 4_096;

/** The encoding that the mark at the beginning, or the place of the zero bytes, tells; null where neither does. */
export function unicodeForm(bytes: Uint8Array): UnicodeForm | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return withoutMark(bytes.subarray(0, headBytes));
}

/**
 * Of a text in UTF-16 every second byte is zero where it writes digits, separators and letters without diacritics,
 * which are a large part of any Vietnamese text; no zero stands at the other places.
 */
function withoutMark(head: Uint8Array): UnicodeForm | null {
  const zeros: [number, number] = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = zeros;
  if (odd * 5 >= head.length && even === 0) return "utf-16le";
  if (even * 5 >= head.length && odd === 0) return "utf-16be";
  return null;
}

/** Whether bytes without a mark and not in UTF-16 are a text: nothing in them that no text holds. */
export function isPlainText(bytes: Uint8Array): boolean {
  // The last byte may be the end-of-file sign of old programs.
  const last = bytes.length - 1;
  return bytes.every(
    (byte, at) => byte >= 0x20 || (byte >= 0x07 && byte <= 0x0d) || (byte === 0x1a && at === last),
  );
}
