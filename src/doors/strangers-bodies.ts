// Reads the bodies of callers who have not proved who they are: of each so many bytes, and of so many callers at once.
import type { Context } from "hono";

/** The body; or why there is none: it was larger than is taken, or its caller was too slow while others came. */
type StrangersBody = Buffer | "too-large" | "given-up";

type Limits = {
  /** Of one body, in bytes. */
  readonly largest: number;
  /** How many are read at once. One more ends the one that has taken longest: who sends slowly is no platform. */
  readonly atOnce: number;
};

/** Makes the reader, which counts the bodies that are being read. */
export function strangersBodies({ largest, atOnce }: Limits): (c: Context) => Promise<StrangersBody> {
  const reading = new Set<ReadableStreamDefaultReader<Uint8Array>>();

  return async (c) => {
    if (Number(c.req.header("Content-Length") ?? 0) > largest) return "too-large";
    const reader = c.req.raw.body?.getReader();
    if (!reader) return Buffer.alloc(0);
    const [longest] = reading;
    if (longest && reading.size >= atOnce) {
      reading.delete(longest);
      await longest.cancel().catch(() => undefined);
    }
    reading.add(reader);
    try {
      const body = await readUpTo(reader, largest);
      return reading.has(reader) ? body : "given-up";
    } catch {
      return "given-up";
    } finally {
      reading.delete(reader);
    }
  };
}

async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  largest: number,
): Promise<Buffer | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > largest) {
      await reader.cancel().catch(() => undefined);
      return "too-large";
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
