// Reads the files that wait: each in a thread that gives way, each person's in turn, whichever process kept them.
import { availableParallelism } from "node:os";
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { inTransaction } from "../store/db.ts";
import { isPaused } from "../store/queue/pause.ts";
import {
  claimUnread,
  finishReading,
  finishUnreadable,
  giveBackUnread,
  mostAttempts,
  type UnreadUpload,
} from "../store/rounds/reading.ts";
import { type FileReader, openFileReader } from "./file-reader.ts";

/** How often, in milliseconds, waiting files are looked for that another process kept and left. */
const lookMs = 2_000;
/** After so many deaths of the thread a file counts as one that cannot be read. */
const mostDeaths = 2;

/** Whose chats hear of what was read: the inbox is woken, where their messages wait. */
type Wake = () => void;

/** Starts reading: in one thread, from four cores on in two. A file that is being read when it stops waits again. */
export function startReading(app: App, told: Wake): Loop {
  const lanes = Array.from({ length: availableParallelism() < 4 ? 1 : 2 }, () => startLane(app, told));
  return {
    wake: () => {
      for (const lane of lanes) lane.wake();
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

function startLane(app: App, told: Wake): Loop {
  const reader = openFileReader();
  const loop = startLoop({
    name: "reading",
    everyMs: lookMs,
    log: app.log,
    run: async (signal) => {
      if (!(await isPaused(app.db))) await readWaiting(app, { reader, told }, signal);
    },
  });
  return {
    wake: loop.wake,
    stop: async () => {
      await Promise.all([loop.stop(), reader.close()]);
    },
  };
}

/** Reads until nothing waits. */
export async function readWaiting(
  app: App,
  { reader, told }: { readonly reader: FileReader; readonly told: Wake },
  signal?: AbortSignal,
): Promise<void> {
  while (!signal?.aborted) {
    const file = await claimUnread(app.db);
    if (!file) return;
    if (await readOne(app, reader, file)) told();
  }
}

/** False where nothing is to be told yet. */
async function readOne(app: App, reader: FileReader, file: UnreadUpload): Promise<boolean> {
  const { id, name, mime, bytes, attempts } = file;
  if (attempts > mostAttempts) return giveUp(app, id);
  const ended = await reader.read({ name, mime, bytes });
  switch (ended.type) {
    case "read":
      return inTransaction(app.db, (tx) => finishReading(tx, id, ended.outcome, app.clock()));
    case "closed":
      await giveBackUnread(app.db, id, { begun: false });
      return false;
    case "died":
      app.log.warn(
        { job: "reading", id, attempts, reason: ended.why },
        "A file ended the thread that read it.",
      );
      if (attempts >= mostDeaths) return giveUp(app, id);
      await giveBackUnread(app.db, id, { begun: true });
      return false;
  }
}

function giveUp(app: App, id: number): Promise<boolean> {
  const why = { type: "too-much", what: "time" } as const;
  return inTransaction(app.db, (tx) => finishUnreadable(tx, id, why, app.clock()));
}
