// Makes files in a thread of its own, so that a large workbook never holds up a message. Knows threads, not formats.
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { OutgoingFile } from "../channels/channel.ts";
import type { DocumentRef } from "../message.ts";
import { thread } from "../paths.ts";
import type { SlipTargets } from "./slips.ts";

/** Where the thread reads from and on which clock people read times. */
type DocumentSource = {
  readonly databaseUrl: string;
  readonly timeZone: string;
  /** Our own server's public address, to which proofs lead; null or left out without one. */
  readonly page?: string | null;
  /** What code slips need: where they lead, and fresh randomness. Without it none are made. */
  readonly slips?: { readonly doors: SlipTargets; newId(): string };
};

/** A document that is made of what the database holds; what was handed over or dropped is there as it is. */
export type MadeRef = Exclude<DocumentRef, { type: "stored" | "dispatch" }>;

export type Documents = {
  /**
   * Makes the file of a document as it stands at `asOf`. Rights are the caller's, but for an officer's subtree. With
   * `people` false nothing stands in it that a report says about people: it leaves our own server.
   */
  make(ref: MadeRef, asOf: Date, people?: boolean): Promise<OutgoingFile>;
  /** Ends the threads; what is still being made fails. */
  close(): Promise<void>;
};

/** What is made of all units' reports. */
const forMany: ReadonlySet<MadeRef["type"]> = new Set(["workbook", "filled-totals", "slips"]);

/** What goes to the thread, and what comes back. */
export type DocumentOrder = {
  readonly id: number;
  readonly ref: MadeRef;
  readonly asOf: Date;
  readonly people: boolean;
  /** Unguessable text from which new codes in a file are made. */
  readonly random: string;
};

const answerSchema: z.ZodType<DocumentAnswer> = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("made"),
    id: z.int(),
    name: z.string(),
    mime: z.string(),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ type: z.literal("failed"), id: z.int(), error: z.instanceof(Error) }),
]);

export type DocumentAnswer =
  | ({ readonly type: "made"; readonly id: number } & OutgoingFile)
  | { readonly type: "failed"; readonly id: number; readonly error: Error };

/**
 * Opens the making of files. Threads start with the first file and stay: starting one costs half a second, a unit's
 * sheet some milliseconds. Workbooks have a thread of their own, so that nobody's draft waits for 10,000 units.
 */
export function openDocuments(source: DocumentSource): Documents {
  const lanes = { workbook: openLane(source), unit: openLane(source) };
  return {
    make: (ref, asOf, people) =>
      (forMany.has(ref.type) ? lanes.workbook : lanes.unit).make(ref, asOf, people),
    close: async () => {
      await Promise.all([lanes.workbook.close(), lanes.unit.close()]);
    },
  };
}

type Waiting = {
  resolve(file: OutgoingFile): void;
  reject(error: Error): void;
};

function openLane(source: DocumentSource): Documents {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let closed = false;

  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const started = startThread(source);
    started.on("message", (message: unknown) => {
      const answer = answerSchema.parse(message);
      const order = waiting.get(answer.id);
      waiting.delete(answer.id);
      // A thread with nothing to do must not keep the program from ending.
      if (waiting.size === 0) started.unref();
      if (answer.type === "made")
        order?.resolve({ name: answer.name, mime: answer.mime, bytes: answer.bytes });
      else order?.reject(answer.error);
    });
    started.on("error", (error) => fail(error instanceof Error ? error : new Error(String(error))));
    started.on("exit", (code) => {
      if (worker === started) fail(new Error(`the thread that makes files ended with code ${code}`));
    });
    return started;
  };
  return {
    make(ref, asOf, people = true) {
      if (closed) return Promise.reject(new Error("no more files are made"));
      worker ??= start();
      worker.ref();
      last += 1;
      const order: DocumentOrder = { id: last, ref, asOf, people, random: source.slips?.newId() ?? "" };
      return new Promise((resolve, reject) => {
        waiting.set(order.id, { resolve, reject });
        worker?.postMessage(order);
      });
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function startThread(source: DocumentSource): Worker {
  const { databaseUrl, timeZone, page = null, slips } = source;
  const { script, execArgv } = thread("documents");
  return new Worker(script, {
    execArgv,
    workerData: { databaseUrl, timeZone, page, doors: slips?.doors ?? null },
  });
}
