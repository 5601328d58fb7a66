// Writes a zip: the same parts give the same bytes, whenever and wherever. Knows yazl.
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** Zips begin to count in 1980; the local time that they keep is this one everywhere. */
const epoch = new Date(1980, 0, 1);

/** Parts in their order. Each one's size stands before it, so that readers need not look for its end. */
export async function zipped(parts: readonly { name: string; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes } of parts)
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
      mtime: epoch,
      // The newer stamp counts in seconds of the world's time, which this day is not the same of everywhere.
      forceDosTimestamp: true,
    });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
