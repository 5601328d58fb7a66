// What the readers of photos share: bytes by number and by sign, and the error of a photo that is broken. Pure.
import { UnreadableFile } from "../unreadable.ts";

/** The photo is cut off, or not built as its kind has to be: what it says of its place cannot be found for certain. */
export function brokenPhoto(): UnreadableFile {
  return new UnreadableFile({ type: "broken", kind: "picture" });
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes as letters of one byte each. */
export function lettersOf(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "latin1",
    from,
    from + length,
  );
}

/** These pieces, one after another. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
