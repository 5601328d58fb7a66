// Reads what is pasted into a page, one paste after the other, in a thread of its own: whoever pasted waits for it.

import type { ReadFile } from "../files/blocks.ts";
import { type Paste, pasteBytes, pasteMime } from "../files/paste.ts";
import { outcomeShape } from "../store/shapes/upload-outcome.ts";
import { openFileReader } from "./file-reader.ts";

/** Nobody waits longer for a paste. */
const mostMs = 8_000;
/** With so many waiting whoever comes is told to try again. */
const mostWaiting = 20;

export type PasteReader = {
  /** What was pasted; null where it cannot be read, or not soon. Never throws. */
  read(paste: Paste): Promise<ReadFile | null>;
  /** Ends the thread. */
  close(): Promise<void>;
};

/** Opens a reader of pastes. Its thread starts with the first one. */
export function openPasteReader(): PasteReader {
  const reader = openFileReader({ mostMs });
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function readOne(paste: Paste): Promise<ReadFile | null> {
    const ended = await reader.read({ name: "", mime: pasteMime, bytes: pasteBytes(paste) });
    if (ended.type !== "read") return null;
    const outcome = outcomeShape.tryRead(JSON.parse(ended.outcome));
    return outcome.ok && outcome.value.type === "read" ? outcome.value.file : null;
  }

  return {
    read(paste) {
      if (waiting >= mostWaiting) return Promise.resolve(null);
      waiting++;
      const read = last.then(() => readOne(paste)).catch(() => null);
      last = read.finally(() => waiting--);
      return read;
    },
    close: () => reader.close(),
  };
}
