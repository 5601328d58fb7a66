// Whose turn it is among those whom nobody knows yet: networks by turns, within one its sessions by turns. Pure scheduling.

/** Who asks: the network that the request comes from, and the session that it claims, true or not. */
export type Asking = { readonly network: string; readonly session: string };

/** Too many wait: come again after so many seconds. */
export class Crowded extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super("Too many wait for their turn.");
    this.seconds = seconds;
  }
}

export type Turns = {
  /**
   * Does the work when its turn has come.
   *
   * @throws Crowded at once when too many wait, of this network or in all
   */
  take<T>(who: Asking, work: () => Promise<T>): Promise<T>;
};

type Limits = {
  /** How much is done at once. */
  readonly atOnce: number;
  readonly waitingOfNetwork: number;
  readonly waitingInAll: number;
  /** After a work is done and answered, its place stays taken until this ends. */
  readonly rest?: () => Promise<void>;
};

/** Seconds after which somebody who found too many waiting may come again. */
const COME_AGAIN = 2;

/** Waiting works of one network: each session's in order, the sessions in the order of their next turn. */
type Line = Map<string, (() => void)[]>;

/** Places that are taken by turns; without anybody waiting a work begins at once. */
export function makeTurns({ atOnce, waitingOfNetwork, waitingInAll, rest }: Limits): Turns {
  /** The networks in the order of their next turn. */
  const lines = new Map<string, Line>();
  let taken = 0;
  let waiting = 0;

  function free(): void {
    const next = nextOf(lines);
    if (next === null) taken--;
    else {
      waiting--;
      next();
    }
  }

  function wait({ network, session }: Asking): Promise<void> {
    const line = lines.get(network) ?? new Map();
    const ofNetwork = [...line.values()].reduce((sum, works) => sum + works.length, 0);
    if (waiting >= waitingInAll || ofNetwork >= waitingOfNetwork) throw new Crowded(COME_AGAIN);
    waiting++;
    return new Promise((begin) => {
      line.set(session, [...(line.get(session) ?? []), begin]);
      lines.set(network, line);
    });
  }

  return {
    async take(who, work) {
      if (taken < atOnce) taken++;
      else await wait(who);
      try {
        return await work();
      } finally {
        if (rest === undefined) free();
        else void rest().then(free);
      }
    },
  };
}

/** Takes the first work of the first session of the first network, each of which then goes behind the others. */
function nextOf(lines: Map<string, Line>): (() => void) | null {
  for (const [network, line] of lines) {
    lines.delete(network);
    for (const [session, [first, ...others]] of line) {
      line.delete(session);
      if (others.length > 0) line.set(session, others);
      if (line.size > 0) lines.set(network, line);
      return first ?? null;
    }
  }
  return null;
}
