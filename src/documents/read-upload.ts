// Reads what a handed-over workbook says in a thread with little memory and time: the file comes from outside.
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { thread } from "../paths.ts";
import type { Cells } from "../store/shapes/upload-cells.ts";

const longestMs = 20_000;
const mostMegabytes = 256;

const cells = z.array(z.array(z.array(z.string()))).nullable();

/** The sheets of a workbook or a CSV file; null when it cannot be read as one, or not with the means that it is given. */
export function readUpload(name: string, bytes: Uint8Array): Promise<Cells | null> {
  return new Promise((resolve) => {
    const { script, execArgv } = thread("read-upload");
    const worker = new Worker(script, {
      execArgv,
      workerData: { name, bytes },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    const end = (read: Cells | null) => {
      clearTimeout(timer);
      resolve(read);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), longestMs);
    worker.once("message", (message: unknown) => end(cells.catch(null).parse(message)));
    worker.once("error", () => end(null));
    worker.once("exit", () => end(null));
  });
}
