// The files in an archive (.zip) that somebody handed over, one by one, within limits of their own. Knows no file's meaning.
import { UnreadableFile } from "./unreadable.ts";
import { mostPartBytes, openZip } from "./zip.ts";

/** What an archive is kept as. */
export const archiveMime = "application/zip";

/** One file of an archive; `read` unpacks it. */
export type Archived = { readonly name: string; read(): Promise<Uint8Array> };

/** As many units hand in through one compiling unit at the most; beyond that an archive is something else. */
const mostFiles = 60;

/** What archiving programs put in beside what a person chose. */
const besides = /(?:^|\/)(?:__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/iu;

/**
 * What an archive holds, whatever folders it lies in; an archive within it is a file like any other, and not opened.
 *
 * @throws UnreadableFile where it is broken, holds nothing or too much; so does `read` of a file that is broken or too large.
 */
export async function filesInArchive(bytes: Uint8Array): Promise<readonly Archived[]> {
  const zip = await openZip(bytes, "archive");
  const names = zip.names.filter((name) => !besides.test(name));
  if (names.length === 0) throw new UnreadableFile({ type: "kind", kind: "empty" });
  if (names.length > mostFiles) throw new UnreadableFile({ type: "too-much", what: "parts" });
  return names.map((name) => ({ name: name.split("/").at(-1) ?? name, read: () => whole(zip.chunks(name)) }));
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > mostPartBytes) throw new UnreadableFile({ type: "too-much", what: "unpacked" });
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}
