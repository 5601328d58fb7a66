// Unpacks a zip that came from outside (a workbook, a Word document) without believing what it says of its size. Knows fflate.
import { Unzip, UnzipInflate } from "fflate";

/** The parts whose name `wanted` takes, by name; every part's size is counted. */
type Unpacked = ReadonlyMap<string, Uint8Array>;

/** As much is taken in at a time; what it unpacks to is at most a thousand times that. */
const stepBytes = 16_384;

/**
 * Unpacks a zip step by step.
 *
 * @throws Error when it is broken, or unpacks to more than `mostBytes` in all.
 */
export function unpack(bytes: Uint8Array, mostBytes: number, wanted: (name: string) => boolean): Unpacked {
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const chunks: Uint8Array[] = [];
    if (wanted(file.name)) parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (total > mostBytes) throw new Error("it unpacks to more than a report's file holds");
      if (parts.get(file.name) === chunks) chunks.push(chunk.slice());
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += stepBytes) {
    unzip.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
  }
  return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
