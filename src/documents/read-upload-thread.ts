// The thread that reads one handed-over file and ends. Started by read-upload.ts only.
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { UnreadableFile } from "../files/grid.ts";
import { sheetCells } from "../files/tables.ts";

const { name, bytes } = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).parse(workerData);

try {
  parentPort?.postMessage(await sheetCells(name, bytes));
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage(null);
}
