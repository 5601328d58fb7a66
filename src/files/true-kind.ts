// What a file truly is, by its bytes; of two texts the name and the lines tell which. Pure.
import { isCompound, type TopStream, topStreams } from "./compound-file.ts";
import { isPlainText, unicodeForm } from "./text/unicode.ts";
import type { TrueKind } from "./unreadable.ts";
import { zipNames } from "./zip-names.ts";

/** What is read of a text to tell its kind. */
const headBytes = 8_192;

/** What the file is, whatever it is called. */
export function trueKind(name: string, bytes: Uint8Array): TrueKind {
  if (bytes.length === 0) return "empty";
  if (begins(bytes, "PK")) return zipKind(name, bytes);
  if (isCompound(bytes)) return compoundKind(name, topStreams(bytes));
  return signedKind(bytes) ?? textKind(name, bytes);
}

/** By names, where a zip or a compound file is broken: its reader says so under the kind that it was meant to be. */
const zipNamed: Readonly<Record<string, TrueKind>> = {
  xlsx: "xlsx",
  xlsm: "xlsx",
  docx: "docx",
  docm: "docx",
};
/** Under today's names lies a file of the old format where it is encrypted. */
const compoundNamed: Readonly<Record<string, TrueKind>> = {
  xlsx: "protected",
  xlsm: "protected",
  docx: "protected",
  docm: "protected",
  xls: "old-excel",
  doc: "old-word",
};

function zipKind(name: string, bytes: Uint8Array): TrueKind {
  const names = zipNames(bytes);
  const has = (start: string) => names.some((one) => one.startsWith(start));
  if (has("word/")) return "docx";
  // A binary workbook (.xlsb) is a zip of parts that are no XML.
  if (names.includes("xl/workbook.bin")) return "old-excel";
  if (has("xl/")) return "xlsx";
  if (has("ppt/")) return "presentation";
  if (names[0] === "mimetype")
    return contains(bytes, "application/vnd.oasis.opendocument") ? "open-document" : "unknown";
  const said = zipNamed[extensionOf(name)];
  if (said) return said;
  return names.includes("[Content_Types].xml") || has("Index/") ? "unknown" : "archive";
}

function compoundKind(name: string, streams: readonly TopStream[]): TrueKind {
  if (streams.length === 0) return compoundNamed[extensionOf(name)] ?? "old-office";
  const stream = (...names: string[]) => streams.find(({ name }) => names.includes(name));
  if (stream("EncryptedPackage")) return "protected";
  const word = stream("WordDocument");
  // The document's eleventh byte has the bit "encrypted".
  if (word) return ((word.begins[11] ?? 0) & 1) === 1 ? "protected" : "old-word";
  const book = stream("Workbook", "Book");
  if (book) return hasFilePass(book.begins) ? "protected" : "old-excel";
  return stream("PowerPoint Document") ? "presentation" : "old-office";
}

/** Whether a workbook's first records are followed by the one that says how it is encrypted. */
function hasFilePass(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 0x2f) return true;
  }
  return false;
}

const signs: readonly (readonly [TrueKind, string, number])[] = [
  ["picture", "\xff\xd8\xff", 0],
  ["picture", "\x89PNG", 0],
  ["picture", "GIF8", 0],
  ["picture", "II*\0", 0],
  ["picture", "MM\0*", 0],
  ["picture", "ftyphei", 4],
  ["picture", "ftyphev", 4],
  ["picture", "ftypmif1", 4],
  ["picture", "ftypmsf1", 4],
  ["picture", "ftypavif", 4],
  ["archive", "Rar!\x1a\x07", 0],
  ["archive", "7z\xbc\xaf\x27\x1c", 0],
  ["archive", "\x1f\x8b\x08", 0],
  ["archive", "\xfd7zXZ\0", 0],
  ["archive", "BZh", 0],
  ["archive", "ustar", 257],
];

function signedKind(bytes: Uint8Array): TrueKind | null {
  const found = signs.find(([, sign, at]) => begins(bytes.subarray(at), sign));
  if (found) return found[0];
  if (begins(bytes, "RIFF") && begins(bytes.subarray(8), "WEBP")) return "picture";
  // A bitmap says its own size, which no text that begins with BM does.
  if (begins(bytes, "BM") && bytes.length > 30 && sizeOfBitmap(bytes) === bytes.length) return "picture";
  // Programs put lines of their own, or a mark, before a PDF's first line; readers look for it in the first 1,024 bytes.
  return /%PDF-\d/.test(latin(bytes.subarray(0, 1_024))) ? "pdf" : null;
}

function sizeOfBitmap(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(2, true);
}

function textKind(name: string, bytes: Uint8Array): TrueKind {
  const form = unicodeForm(bytes);
  const wide = form === "utf-16le" || form === "utf-16be";
  if (!wide && !isPlainText(bytes)) return "unknown";
  const whole = bytes.subarray(0, headBytes);
  const head = (
    wide ? new TextDecoder(form).decode(whole) : latin(whole).replace(/^\xef\xbb\xbf/, "")
  ).trim();
  if (head === "" && bytes.length <= headBytes) return "empty";
  if (/^\{\\rtf/.test(head)) return "rtf";
  const markup = markupKind(head);
  if (markup) return markup;
  return isList(name, head) ? "csv" : "txt";
}

/** Web pages, and the other files in markup that office programs save and call .xls or .doc. */
function markupKind(head: string): TrueKind | null {
  if (/^(?:[\w-]+: .*\r?\n)*MIME-Version:/i.test(head)) return "web-page";
  if (!head.startsWith("<")) return null;
  if (/<office:document[\s>]/.test(head)) return "open-document";
  const first = head.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!(?!doctype)[^>]*>/gi, "").trim();
  if (
    /^<(?:!doctype\s+html|(?:\w+:)?(?:html|head|meta|title|style|body|table|div|p|br|span|center|font)\b)/i.test(
      first,
    )
  ) {
    return "web-page";
  }
  if (/<(?:\w+:)?(?:Workbook|wordDocument|package)[\s>]/.test(head)) return "web-page";
  return /^<[a-z!?][^>]*>/i.test(head) && head.startsWith("<?xml") ? "unknown" : null;
}

/** Whether a text is a list of rows with separators: by its name, or, where that says nothing of it, by its lines. */
function isList(name: string, head: string): boolean {
  const extension = extensionOf(name);
  if (extension === "csv" || extension === "tsv" || /^sep=.\r?\n/.test(head)) return true;
  const lines = head.split(/\r\n?|\n/, 20).filter((line) => line.trim() !== "");
  if (lines.length < 2) return false;
  // Separators stand in sentences too, but not as many in every line.
  return [";", ","].some((separator) => {
    const [first = 0, ...others] = lines.map((line) => line.split(separator).length - 1);
    return first >= 2 && others.every((count) => count === first);
  });
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

function begins(bytes: Uint8Array, sign: string): boolean {
  return bytes.length >= sign.length && [...sign].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

function contains(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
