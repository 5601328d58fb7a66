// Reads the files that an officer drops on their page, one after the other, in a thread of its own: they wait for it.
import type { ReadFile } from "../files/blocks.ts";
import type { Unreadable } from "../files/unreadable.ts";
import { outcomeShape } from "../store/shapes/upload-outcome.ts";
import { openFileReader, type ReadingOrder } from "./file-reader.ts";

/** With so many waiting whoever comes is told to try again. */
const mostWaiting = 30;

/** What was in a file; "busy": too many wait, nothing was read. */
export type Dropped =
  | { readonly type: "read"; readonly file: ReadFile }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "busy" };

export type DroppedReader = {
  /** Never throws. */
  read(file: ReadingOrder): Promise<Dropped>;
  /** Ends the thread. */
  close(): Promise<void>;
};

const tooLong: Dropped = { type: "unreadable", why: { type: "too-much", what: "time" } };

/** Opens a reader. Its thread starts with the first file. */
export function openDroppedReader(): DroppedReader {
  const reader = openFileReader();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function readOne(file: ReadingOrder): Promise<Dropped> {
    const ended = await reader.read(file);
    if (ended.type === "closed") return { type: "busy" };
    if (ended.type === "died") return tooLong;
    const outcome = outcomeShape.tryRead(JSON.parse(ended.outcome));
    if (!outcome.ok || outcome.value.type === "kept") return tooLong;
    return outcome.value.type === "read"
      ? { type: "read", file: outcome.value.file }
      : { type: "unreadable", why: outcome.value.why };
  }

  return {
    read(file) {
      if (waiting >= mostWaiting) return Promise.resolve({ type: "busy" });
      waiting++;
      const read = last.then(() => readOne(file)).catch((): Dropped => ({ type: "busy" }));
      last = read.finally(() => waiting--);
      return read;
    },
    close: () => reader.close(),
  };
}
