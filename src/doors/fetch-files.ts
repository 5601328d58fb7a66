// Fetches the files that people send in their chats: outside of any transaction, whichever process gave the answer, again
// with growing pauses where a platform is in trouble. What is there is kept by keep-files.ts.
import type { App } from "../app.ts";
import type { FetchResult, FetchTrouble } from "../channels/channel.ts";
import { mostBytesOfFile } from "../files/limits.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { lowRoom } from "../room.ts";
import { inTransaction } from "../store/db.ts";
import { isPaused } from "../store/queue/pause.ts";
import {
  type ClaimedFile,
  claimSentFile,
  endAlbum,
  endSentFile,
  type FetchedFile,
  giveBackSentFile,
  keepOfAlbum,
  wholeAlbums,
} from "../store/queue/sent-files.ts";
import { keepFiles } from "./keep-files.ts";

/** How often, in milliseconds, files are looked for that another process left, or whose pause is over. */
const LOOK_MS = 2_000;
/** How many files this process fetches at once. */
const LANES = 3;
/** After each attempt the next is made so many milliseconds later; after the last, the sender is told. */
const PAUSES_MS = [5_000, 15_000, 45_000, 120_000, 300_000];

/** Starts fetching. `kept` is called when files lie with a report: they wait to be read and told. */
export function startFetching(app: App, kept: () => void): Loop {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    startLoop({
      name: "fetching",
      everyMs: LOOK_MS,
      log: app.log,
      run: async (signal) => {
        if (await isPaused(app.db)) return;
        await fetchWaiting(app, kept, signal);
        if (lane === 0) await tellAlbums(app, kept);
      },
    }),
  );
  return {
    wake: () => {
      for (const lane of lanes) lane.wake();
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

async function fetchWaiting(app: App, kept: () => void, signal: AbortSignal): Promise<void> {
  const able = app.channels.filter(({ fetchFile }) => fetchFile !== undefined);
  const accounts = able.map(({ name: channel, account }) => ({ channel, account }));
  while (!signal.aborted) {
    const file = await claimSentFile(app.db, accounts);
    if (!file) return;
    await fetchOne(app, file, kept, signal);
  }
}

async function fetchOne(app: App, file: ClaimedFile, kept: () => void, signal: AbortSignal): Promise<void> {
  const fetched = await fetchFrom(app, file, signal);
  if (fetched.ok) return keep(app, file, { bytes: fetched.bytes }, kept);
  const { trouble } = fetched;
  if (signal.aborted && trouble.type === "later")
    return giveBackSentFile(app.db, file.id, { pauseMs: 0, begun: false });
  const { id, channel, account, attempts } = file;
  const reason = "detail" in trouble ? `${trouble.type}: ${trouble.detail}` : trouble.type;
  const told = { job: "fetching", channel, account, id, attempts, reason };
  app.log.warn(told, "A file could not be fetched.");
  const pauseMs = pauseAfter(trouble, attempts);
  if (pauseMs === null) return keep(app, file, { trouble: trouble.type }, kept);
  await giveBackSentFile(app.db, id, { pauseMs, begun: true });
}

/** How long to wait with the next attempt; null where there is none. */
function pauseAfter(trouble: FetchTrouble, attempts: number): number | null {
  const pause = PAUSES_MS[attempts - 1];
  if (trouble.type !== "later" || pause === undefined) return null;
  return Math.max(pause, trouble.retryAfterMs ?? 0);
}

async function fetchFrom(app: App, file: ClaimedFile, signal: AbortSignal): Promise<FetchResult> {
  const later = (detail: string): FetchResult => ({ ok: false, trouble: { type: "later", detail } });
  // Begun so often and never ended: it may be what ends the program.
  if (file.attempts > PAUSES_MS.length + 1) return later("NEVER_ENDED");
  if ((await lowRoom(app.room)) !== null) return later("NO_ROOM");
  const { channel, account, place: get, name, size } = file;
  const from = app.channels.find((one) => one.name === channel && one.account === account);
  return (await from?.fetchFile?.({ get, name, size }, mostBytesOfFile, signal)) ?? later("NO_CHANNEL");
}

async function keep(app: App, file: ClaimedFile, got: FetchedFile["got"], kept: () => void): Promise<void> {
  if (file.album !== null) return keepOfAlbum(app.db, file.id, got);
  await inTransaction(app.db, async (tx) => {
    if (await endSentFile(tx, file.id)) await keepFiles(app, tx, [{ ...file, got }]);
  });
  told(app, kept);
}

/** Keeps and tells the albums of which everything is there. */
async function tellAlbums(app: App, kept: () => void): Promise<void> {
  for (const album of await wholeAlbums(app.db)) {
    await inTransaction(app.db, async (tx) => keepFiles(app, tx, await endAlbum(tx, album)));
    told(app, kept);
  }
}

function told(app: App, kept: () => void): void {
  app.wake();
  kept();
}
