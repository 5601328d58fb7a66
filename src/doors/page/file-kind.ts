// Which kind of file something is, by its first bytes and, where those are shared, by its name. Pure.

export type FileKind = {
  readonly mime: string;
  readonly extension: string;
  /** Whether the rows of its tables can be read. */
  readonly sheet: boolean;
};

type Known = FileKind & { readonly is: (bytes: Uint8Array, extension: string) => boolean };

const openXml = "application/vnd.openxmlformats-officedocument";

const kinds: readonly Known[] = [
  known("xlsx", `${openXml}.spreadsheetml.sheet`, true, [0x50, 0x4b, 0x03, 0x04], ["xlsx", "xlsm"]),
  known("docx", `${openXml}.wordprocessingml.document`, true, [0x50, 0x4b, 0x03, 0x04], ["docx"]),
  known("xls", "application/vnd.ms-excel", false, [0xd0, 0xcf, 0x11, 0xe0], ["xls"]),
  known("doc", "application/msword", false, [0xd0, 0xcf, 0x11, 0xe0], ["doc"]),
  known("pdf", "application/pdf", false, [0x25, 0x50, 0x44, 0x46]),
  known("jpg", "image/jpeg", false, [0xff, 0xd8, 0xff]),
  known("png", "image/png", false, [0x89, 0x50, 0x4e, 0x47]),
  {
    extension: "webp",
    mime: "image/webp",
    sheet: false,
    is: (bytes) => has(bytes, "RIFF", 0) && has(bytes, "WEBP", 8),
  },
  {
    extension: "heic",
    mime: "image/heic",
    sheet: false,
    is: (bytes) => ["ftyphei", "ftyphev", "ftypmif1", "ftypmsf1"].some((mark) => has(bytes, mark, 4)),
  },
  // Text has no signature in its first bytes: a file named as a list that holds no zero byte (or is UTF-16) is one.
  {
    extension: "csv",
    mime: "text/csv",
    sheet: true,
    is: (bytes, extension) => extension === "csv" && (bytes[0] === 0xff || !bytes.includes(0)),
  },
];

/** What one file may have. */
export const mostMegabytes = 10;

/** The kinds a file chooser should offer. */
export const acceptedFiles = ".xlsx,.xlsm,.xls,.csv,.docx,.doc,.pdf,image/*";

/** What a file is; null when it is nothing that a report takes. */
export function fileKind(name: string, bytes: Uint8Array): FileKind | null {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const found = kinds.find((kind) => kind.is(bytes, extension));
  return found ? { mime: found.mime, extension: found.extension, sheet: found.sheet } : null;
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

function known(
  extension: string,
  mime: string,
  sheet: boolean,
  magic: readonly number[],
  extensions: readonly string[] | null = null,
): Known {
  return {
    extension,
    mime,
    sheet,
    is: (bytes, said) =>
      magic.every((byte, at) => bytes[at] === byte) && (extensions === null || extensions.includes(said)),
  };
}

function has(bytes: Uint8Array, mark: string, at: number): boolean {
  return [...mark].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}
