// The parts of a zip by their names, unpacked.
import { openZip } from "../../../src/files/zip.ts";

export async function partsIn(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await openZip(bytes, "xlsx");
  const parts = new Map<string, Buffer>();
  for (const name of zip.names) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of zip.chunks(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  return parts;
}
