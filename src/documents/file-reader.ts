// A thread that reads handed-over files, and what a dispatch asks, with little memory and time: they come from outside. Knows threads, not formats.
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { AboutDispatch } from "../dispatch/cover/read-cover.ts";
import { type ReadFile, readFileSchema } from "../files/blocks.ts";
import { thread } from "../paths.ts";

/** A list of a province is read in some seconds; this thread gives way to all others of a busy machine. */
const longestMs = 30_000;
const usualMegabytes = 256;

/** One file to be read. */
export type ReadingOrder = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** The files of one dispatch, each read before: what they ask is to be found. */
export type DispatchOrder = AboutDispatch & { readonly files: readonly ReadFile[] };

/** What goes to the thread. */
export const threadOrder: z.ZodType<ReadingOrder | DispatchOrder> = z.union([
  z.object({ name: z.string(), mime: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.object({
    files: z.array(readFileSchema),
    now: z.date(),
    kinds: z.array(
      z.object({ id: z.string(), name: z.string(), spellings: z.array(z.string()), addressForm: z.string() }),
    ),
  }),
]);

/** What comes back. */
const readingAnswer = z.discriminatedUnion("type", [
  /** It can be given a file: from here on a file's time counts. */
  z.object({ type: z.literal("ready") }),
  /** The JSON of what became of the file, or of what the dispatch asks. */
  z.object({ type: z.literal("read"), outcome: z.string() }),
]);
export type ReadingAnswer = z.infer<typeof readingAnswer>;

/** How the reading of one file ended: "died" where the thread did not survive the file, "closed" where it was not let. */
type Ended =
  | { readonly type: "read"; readonly outcome: string }
  | { readonly type: "died"; readonly why: string }
  | { readonly type: "closed" };

export type FileReader = {
  /** Reads one file or dispatch; the one before has ended. A thread that does not survive it is started anew for the next. */
  read(order: ReadingOrder | DispatchOrder): Promise<Ended>;
  /** Ends the thread, and with it what is being read. */
  close(): Promise<void>;
};

/**
 * Opens a reader. Its thread starts with the first file and stays.
 *
 * @throws by `read` when the thread does not start: that is no file's fault
 */
export function openFileReader({ mostMs = longestMs, mostMegabytes = usualMegabytes } = {}): FileReader {
  let running: Promise<Thread> | null = null;
  let closed = false;
  let close: () => void = () => undefined;

  async function read(order: ReadingOrder | DispatchOrder): Promise<Ended> {
    if (closed) return { type: "closed" };
    running ??= startThread(mostMegabytes, () => {
      running = null;
    });
    const started = await running;
    const ended = await new Promise<Ended>((resolve) => {
      const timer = setTimeout(() => done({ type: "died", why: "time" }), mostMs);
      const done = (how: Ended) => {
        clearTimeout(timer);
        resolve(how);
      };
      close = () => done({ type: "closed" });
      started.heard = done;
      if (closed) return close();
      started.worker.ref();
      started.worker.postMessage(order);
    });
    // A thread with nothing to do must not keep the program from ending.
    if (ended.type === "read") started.worker.unref();
    else await started.worker.terminate();
    return ended;
  }

  return {
    read,
    async close() {
      closed = true;
      close();
      await running?.then(({ worker }) => worker.terminate()).catch(() => undefined);
    },
  };
}

type Thread = {
  readonly worker: Worker;
  /** Is told what the thread says of the present file, or that it has ended. */
  heard(ended: Ended): void;
};

/** Resolves when the thread can be given a file; `gone` is called when it has ended. */
function startThread(mostMegabytes: number, gone: () => void): Promise<Thread> {
  const { script, execArgv } = thread("reading");
  const worker = new Worker(script, {
    execArgv,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const started: Thread = { worker, heard: () => undefined };
  return new Promise((resolve, reject) => {
    const ended = (error: Error) => {
      reject(error);
      started.heard({ type: "died", why: codeOf(error) });
    };
    worker.on("message", (message: unknown) => {
      const said = readingAnswer.parse(message);
      if (said.type === "ready") resolve(started);
      else started.heard(said);
    });
    worker.on("error", (error) => ended(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", (code) => {
      gone();
      ended(new Error(`the thread that reads files ended with code ${code}`));
    });
  });
}

/** What ended a thread, in no words of the file. */
function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
