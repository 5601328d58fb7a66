// What becomes of a handed-over file, by what it truly is: read, kept for the officer beside the report, or refused. Pure.
import { archiveMime } from "../files/archive.ts";
import type { TrueKind } from "../files/unreadable.ts";

export type FileKind = {
  readonly mime: string;
  readonly extension: string;
  /** Whether what it says is read; otherwise it only lies with the report. */
  readonly read: boolean;
};

/** What a file chooser should offer: also what is refused by name, so that whoever has it hears what to do with it. */
export const acceptedFiles = ".zip,.xlsx,.xlsm,.xls,.csv,.txt,.docx,.doc,.rtf,.pdf,.ods,.odt,image/*";

const openXml = "application/vnd.openxmlformats-officedocument";

const kinds: Partial<Record<TrueKind, FileKind>> = {
  xlsx: { extension: "xlsx", mime: `${openXml}.spreadsheetml.sheet`, read: true },
  docx: { extension: "docx", mime: `${openXml}.wordprocessingml.document`, read: true },
  csv: { extension: "csv", mime: "text/csv", read: true },
  txt: { extension: "txt", mime: "text/plain", read: true },
  "old-excel": { extension: "xls", mime: "application/vnd.ms-excel", read: false },
  "old-word": { extension: "doc", mime: "application/msword", read: false },
  pdf: { extension: "pdf", mime: "application/pdf", read: false },
};

/**
 * What becomes of a file of this kind; null for one that a report does not take. `several`: whoever hands it over enters
 * for units below, whose files may come as an archive.
 */
export function fileKind(kind: TrueKind, bytes: Uint8Array, several: boolean): FileKind | null {
  if (kind === "archive" && several && bytes[0] === 0x50 && bytes[1] === 0x4b)
    return { extension: "zip", mime: archiveMime, read: true };
  return kind === "picture" ? pictureKind(bytes) : (kinds[kind] ?? null);
}

const pictures = [
  ["\x89PNG", 0, "png", "image/png"],
  ["GIF8", 0, "gif", "image/gif"],
  ["II*\0", 0, "tif", "image/tiff"],
  ["MM\0*", 0, "tif", "image/tiff"],
  ["BM", 0, "bmp", "image/bmp"],
  ["WEBP", 8, "webp", "image/webp"],
  ["avif", 8, "avif", "image/avif"],
  ["ftyp", 4, "heic", "image/heic"],
] as const;

function pictureKind(bytes: Uint8Array): FileKind {
  const found = pictures.find(([sign, at]) =>
    [...sign].every((letter, index) => bytes[at + index] === letter.charCodeAt(0)),
  );
  const [, , extension, mime] = found ?? ["", 0, "jpg", "image/jpeg"];
  return { extension, mime, read: false };
}

/** The name as it is said back of a file that is not kept. */
export function shownFileName(name: string): string {
  return cleanFileName(name, /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1] ?? "?").replace(/\.\?$/u, "");
}

/** The name without a path and without anything that cannot be seen; ends in the extension that the bytes say. */
export function cleanFileName(name: string, extension: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? "";
  const shown = last
    .normalize("NFC")
    .replace(/\p{C}/gu, "")
    .replace(/[<>:"|?*]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^\.+/u, "");
  const stem = shown
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .slice(0, 100)
    .trim();
  return `${stem === "" ? "file" : stem}.${extension}`;
}
