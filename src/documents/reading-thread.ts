// The thread that reads handed-over files and dispatches, one after the other, and gives way to everything else. Started by file-reader.ts only.
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { readDispatch } from "../dispatch/read-dispatch.ts";
import { archiveMime, filesInArchive } from "../files/archive.ts";
import { pasteMime, pasteOf } from "../files/paste.ts";
import { readFile, readPaste } from "../files/read.ts";
import { UnreadableFile } from "../files/unreadable.ts";
import type { Bundle, FileOutcome, UploadOutcome } from "../interview/handed/handed.ts";
import { type ReadingAnswer, type ReadingOrder, threadOrder } from "./file-reader.ts";
import { reportSized } from "./report-size.ts";
import { writtenOutcome } from "./written-outcome.ts";

// On Linux a priority is a thread's; elsewhere it would be the whole program's.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let queue: Promise<void> = Promise.resolve();

parentPort?.on("message", (message: unknown) => {
  const order = threadOrder.parse(message);
  queue = queue.then(async () => {
    const outcome =
      "files" in order
        ? JSON.stringify(readDispatch(order.files, order))
        : writtenOutcome(await outcomeOf(order));
    post({ type: "read", outcome });
  });
});
post({ type: "ready" });

function post(message: ReadingAnswer): void {
  parentPort?.postMessage(message);
}

async function outcomeOf(order: ReadingOrder): Promise<UploadOutcome> {
  if (order.mime !== archiveMime) return readOne(order);
  return orUnreadable(async () => {
    const files: Bundle["files"][number][] = [];
    // One after the other: no more than one of them lies unpacked in the memory.
    for (const { name, read } of await filesInArchive(order.bytes))
      files.push({ name: fileNameOf(name), outcome: await readOne({ name, mime: "", read }) });
    return { type: "bundle", files };
  });
}

/** A name in an archive is a stranger's: it is told as one line. */
function fileNameOf(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(-150);
}

type OneFile = Pick<ReadingOrder, "name" | "mime"> &
  ({ readonly bytes: Uint8Array } | { readonly read: () => Promise<Uint8Array> });

function readOne({ name, mime, ...of }: OneFile): Promise<FileOutcome> {
  return orUnreadable(async () => {
    const bytes = "bytes" in of ? of.bytes : await of.read();
    const file = mime === pasteMime ? readPaste(pasteOf(bytes)) : await readFile(name, bytes);
    return { type: "read", file: reportSized(file) };
  });
}

async function orUnreadable<T>(read: () => Promise<T>): Promise<T | FileOutcome> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { type: "unreadable", why: error.why };
  }
}
