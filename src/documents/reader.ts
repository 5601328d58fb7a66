// A thread that reads handed-over files with little memory and time: they come from outside. Knows threads, not formats.
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { thread } from "../paths.ts";

const longestMs = 20_000;
const mostMegabytes = 256;

/** What goes to the thread. */
export const readingOrder: z.ZodType<ReadingOrder> = z.object({
  name: z.string(),
  mime: z.string(),
  bytes: z.instanceof(Uint8Array),
});
export type ReadingOrder = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** What comes back: the JSON of what became of the file. */
const readAnswer = z.object({ type: z.literal("read"), outcome: z.string() });
/** Before anything else the thread says that it can be given a file: from there on a file's time counts. */
export type ReadingAnswer = z.infer<typeof readAnswer> | { readonly type: "ready" };

/** How the reading of one file ended: "died" where the thread did not survive the file, "closed" where it was not let. */
type Ended =
  | { readonly type: "read"; readonly outcome: string }
  | { readonly type: "died"; readonly why: string }
  | { readonly type: "closed" };

export type Reader = {
  /** Reads one file; the one before has ended. A thread that does not survive it is started anew for the next. */
  read(file: ReadingOrder): Promise<Ended>;
  /** Ends the thread, and with it what is being read. */
  close(): Promise<void>;
};

/**
 * Opens a reader. Its thread starts with the first file and stays.
 *
 * @throws by `read` when the thread does not start: that is no file's fault
 */
export function openReader({ mostMs = longestMs } = {}): Reader {
  let worker: Promise<Worker> | null = null;
  let closed = false;
  let close: () => void = () => undefined;

  async function read(file: ReadingOrder): Promise<Ended> {
    if (closed) return { type: "closed" };
    worker ??= startThread();
    const started = await worker.catch((error: unknown) => {
      worker = null;
      throw error;
    });
    const ended = await new Promise<Ended>((resolve) => {
      const timer = setTimeout(() => done({ type: "died", why: "time" }), mostMs);
      const done = (how: Ended) => {
        clearTimeout(timer);
        started.removeAllListeners();
        resolve(how);
      };
      close = () => done({ type: "closed" });
      started.on("message", (message: unknown) => done(readAnswer.parse(message)));
      started.on("error", (error) => done({ type: "died", why: nameOf(error) }));
      started.on("exit", (code) => done({ type: "died", why: `exit ${code}` }));
      if (closed) return close();
      started.ref();
      started.postMessage(file);
    });
    // A thread with nothing to do must not keep the program from ending.
    if (ended.type === "read") started.unref();
    else {
      worker = null;
      await started.terminate();
    }
    return ended;
  }

  return {
    read,
    async close() {
      closed = true;
      close();
      await worker?.then((started) => started.terminate()).catch(() => undefined);
    },
  };
}

/** Resolves when the thread can be given a file. */
function startThread(): Promise<Worker> {
  const { script, execArgv } = thread("reading");
  const worker = new Worker(script, {
    execArgv,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", () => {
      worker.removeAllListeners();
      resolve(worker);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that reads files ended with code ${code}`)));
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : "error";
}
