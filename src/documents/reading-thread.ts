// The thread that reads handed-over files and dispatches, one after the other, and gives way to everything else. Started by file-reader.ts only.
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { readDispatch } from "../dispatch/read-dispatch.ts";
import { pasteMime, pasteOf } from "../files/paste.ts";
import { readFile, readPaste } from "../files/read.ts";
import { UnreadableFile } from "../files/unreadable.ts";
import type { FileOutcome } from "../interview/handed/handed.ts";
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

async function outcomeOf({ name, mime, bytes }: ReadingOrder): Promise<FileOutcome> {
  try {
    const file = mime === pasteMime ? readPaste(pasteOf(bytes)) : await readFile(name, bytes);
    return { type: "read", file: reportSized(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { type: "unreadable", why: error.why };
  }
}
