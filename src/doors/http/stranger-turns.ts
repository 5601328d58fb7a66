// The turns of those whom nobody knows yet: a small part of the connections and of the processor, network by network. What
// is refused is answered late, so that nobody is quicker for having been refused.
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "hono";
import type { App } from "../../app.ts";
import { clientAddress, networkOf } from "./client-address.ts";
import { makeTurns, type Turns } from "./turns.ts";

export type StrangerTurns = {
  /** Who somebody is, by a cookie or a token that was not seen before: a look at the database. */
  readonly lookups: Turns;
  /** Posts with a well-formed code: whoever joins waits for nobody who only says something. */
  readonly codes: Turns;
  /** Posts that lead nowhere: answered without the database. */
  readonly lobby: Turns;
  /** Whose turn a request is, of any kind. */
  who(c: Context, session?: string): { readonly network: string; readonly session: string };
  /** Waits before a refusal is answered: a second, and longer the more are refused. */
  late(): Promise<void>;
};

const LOOKUPS = { atOnce: 2, waitingOfNetwork: 100, waitingInAll: 500 };
const CODES = { atOnce: 2, waitingOfNetwork: 50, waitingInAll: 500 };
const LOBBY = { atOnce: 1, waitingOfNetwork: 10, waitingInAll: 200 };
/** Twenty posts a second lead nowhere, of all strangers together: enough for people, and no work for the program. */
const LOBBY_REST_MS = 50;

const LATE_MS = 1_000;
const LATE_EACH_MS = 20;
const LATEST_MS = 10_000;

/** The turns of one process. */
export function makeStrangerTurns(app: App): StrangerTurns {
  let refused = 0;
  return {
    lookups: makeTurns(LOOKUPS),
    codes: makeTurns(CODES),
    lobby: makeTurns({ ...LOBBY, rest: () => pause(LOBBY_REST_MS) }),
    who: (c, session = "") => ({ network: networkOf(clientAddress(app, c)), session }),
    late: async () => {
      refused++;
      await pause(Math.min(LATEST_MS, Math.max(LATE_MS, refused * LATE_EACH_MS)));
      refused--;
    },
  };
}

/** Keeps no process alive. */
async function pause(ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
}
