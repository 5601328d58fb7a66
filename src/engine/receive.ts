// One incoming message = one transaction (law 3): claimed, worked and answered together, or kept as dead.
import type { App } from "../app.ts";
import { type Address, type IncomingMessage, wordsAlone } from "../message.ts";
import { inTransaction, isUnavailable, sqlState, type Tx } from "../store/db.ts";
import { addressIdOf } from "../store/people/chats.ts";
import { keepDead } from "../store/queue/inbox.ts";
import { putOutbox, queuedIn } from "../store/queue/outbox.ts";
import { keepDamaged } from "../store/queue/received.ts";
import { filesSentIn } from "../store/queue/sent-files.ts";
import { aboutOffice } from "../store/rounds/rounds.ts";
import { removeUpload } from "../store/rounds/uploads.ts";
import { joinText } from "../text/people/join.ts";
import { type Arrival, routeMessage } from "./route.ts";

export type Verdict = "done" | "duplicate" | "dead" | "kept";

/**
 * Takes in one message. "dead" means that the work failed: the message is kept, the person was told that it was not
 * recorded, and the platform may be answered 200. "kept" means that it waits for its turn, which only happens to a
 * message that may: the inbox (doors/inbox.ts) works it.
 *
 * @throws when the database cannot be reached or a lock was not given in time: nothing happened, answer 503.
 */
export function receive(app: App, message: IncomingMessage, arrival: Arrival = {}): Promise<Verdict> {
  return inTurn(message.address, () => attempt(app, message, arrival));
}

async function attempt(app: App, message: IncomingMessage, arrival: Arrival): Promise<Verdict> {
  try {
    const sender = app.direct?.sender(message.address) ?? null;
    const { verdict, handed, queued, files } = await inTransaction(app.db, async (tx) => ({
      ...(await routeMessage(app, tx, message, arrival, sender)),
      queued: queuedIn(tx),
      files: filesSentIn(tx),
    }));
    if (handed) app.direct?.hand(handed);
    if (queued.size > 0) app.wake(queued);
    if (files) app.wakeFetching?.();
    return verdict;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const problem =
      `${error instanceof Error ? error.constructor.name : typeof error} ${sqlState(error) ?? ""}`.trim();
    app.log.error(
      { key: message.key, channel: message.address.channel, err: error },
      "a message could not be processed",
    );
    return keepAsDead(app, message, problem);
  }
}

/** Keeps the message as dead and tells the person that it was not recorded. */
async function keepAsDead(app: App, message: IncomingMessage, problem: string): Promise<Verdict> {
  const buried = await tellNotRecorded(app, message.address, async (tx, addressId) => {
    // A file whose message could not be worked is removed again, so that the person can hand it over once more.
    if (message.body.type === "upload") await removeUpload(tx, message.body.uploadId, null, app.clock());
    return keepDead(tx, message, addressId, problem, app.clock());
  });
  return buried ? "dead" : "duplicate";
}

/** Keeps a waiting message as dead that is damaged, and tells the person that it was not recorded. */
export async function keepDamagedAsDead(app: App, from: Address, inboxId: number): Promise<void> {
  await inTurn(from, () => tellNotRecorded(app, from, (tx) => keepDamaged(tx, inboxId)));
}

/** Keeps the message and tells the person in one transaction; false when `keep` found that it was kept before. */
async function tellNotRecorded(
  app: App,
  to: Address,
  keep: (tx: Tx, addressId: number) => Promise<boolean>,
): Promise<boolean> {
  const now = app.clock();
  // The sentence names the office; when reading the office is what failed, it is said without.
  const office = await aboutOffice(app.db).then(
    (about) => about.office,
    () => null,
  );
  const kept = await inTransaction(app.db, async (tx) => {
    const addressId = await addressIdOf(tx, to, now);
    if (!(await keep(tx, addressId))) return false;
    const body = wordsAlone(joinText.notRecorded(office));
    await putOutbox(tx, { addressId, kind: "reply", body, now });
    return true;
  });
  app.wake();
  return kept;
}

/** Messages of one chat wait here before they take a connection, so that one busy chat cannot hold the whole pool. */
const chatQueues = new Map<string, Promise<unknown>>();

async function inTurn<T>(address: Address, job: () => Promise<T>): Promise<T> {
  const key = `${address.channel}/${address.account}/${address.chat}`;
  const mine = (chatQueues.get(key) ?? Promise.resolve()).then(job, job);
  chatQueues.set(key, mine);
  try {
    return await mine;
  } finally {
    if (chatQueues.get(key) === mine) chatQueues.delete(key);
  }
}
