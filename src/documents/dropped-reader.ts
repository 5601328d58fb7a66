// Reads the files that an officer drops on their page, and what they ask, one after the other, in a thread of its own: they wait for it.
import { type DispatchFound, dispatchFound } from "../dispatch/found.ts";
import type { ReadFile } from "../files/blocks.ts";
import type { Unreadable } from "../files/unreadable.ts";
import { outcomeShape } from "../store/shapes/upload-outcome.ts";
import { type DispatchOrder, type FileReader, openFileReader, type ReadingOrder } from "./file-reader.ts";

/** With so many waiting whoever comes is told to try again. */
const mostWaiting = 30;

/** What was in a file; "busy": too many wait, nothing was read. */
export type Dropped =
  | { readonly type: "read"; readonly file: ReadFile }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "busy" };

/** What the files of a dispatch ask; "unreadable": not within the limits of the thread. */
export type DroppedDispatch =
  | { readonly type: "found"; readonly found: DispatchFound }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "busy" };

export type DroppedReader = {
  /** Never throws. */
  read(file: ReadingOrder): Promise<Dropped>;
  /** Finds what the files ask that were read before. Never throws. */
  find(dispatch: DispatchOrder): Promise<DroppedDispatch>;
  /** Ends the thread. */
  close(): Promise<void>;
};

const tooLong = { type: "unreadable", why: { type: "too-much", what: "time" } } as const;

/** Opens a reader. Its thread starts with the first file. */
export function openDroppedReader(reader: FileReader = openFileReader()): DroppedReader {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function readOne(file: ReadingOrder): Promise<Dropped> {
    const ended = await reader.read(file);
    if (ended.type === "closed") return { type: "busy" };
    if (ended.type === "died") return tooLong;
    const outcome = outcomeShape.tryRead(JSON.parse(ended.outcome));
    if (!outcome.ok || outcome.value.type === "kept") return tooLong;
    switch (outcome.value.type) {
      case "read":
        return { type: "read", file: outcome.value.file };
      case "unreadable":
        return { type: "unreadable", why: outcome.value.why };
      // A dispatch is dropped file by file.
      case "bundle":
        return { type: "unreadable", why: { type: "kind", kind: "archive" } };
    }
  }

  async function findOne(dispatch: DispatchOrder): Promise<DroppedDispatch> {
    const ended = await reader.read(dispatch);
    if (ended.type === "closed") return { type: "busy" };
    if (ended.type === "died") return tooLong;
    const found = dispatchFound.safeParse(JSON.parse(ended.outcome));
    return found.success ? { type: "found", found: found.data } : tooLong;
  }

  /** After whatever came before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T | { readonly type: "busy" }> {
    if (waiting >= mostWaiting) return Promise.resolve({ type: "busy" });
    waiting++;
    const done = last.then(work).catch(() => ({ type: "busy" }) as const);
    last = done.finally(() => waiting--);
    return done;
  }

  return {
    read: (file) => inTurn(() => readOne(file)),
    find: (dispatch) => inTurn(() => findOne(dispatch)),
    close: () => reader.close(),
  };
}
