// Chooses the next of the waiting chats: each once in a round, people who have joined first. Knows no database.

/**
 * One of so many turns goes to a stranger, even while people who joined wait; otherwise nobody could join while the
 * others are busy.
 */
const STRANGERS_TURN = 8;

export type Queued = { readonly key: string; readonly joined: boolean };

type FairQueue<T extends Queued> = {
  /** Puts a chat at the end; one that waits already keeps its place. */
  add(one: T): void;
  /** Takes the next chat that is not `busy`; undefined when there is none. */
  next(busy: (key: string) => boolean): T | undefined;
};

/** Makes an empty queue. */
export function makeFairQueue<T extends Queued>(): FairQueue<T> {
  const joined = new Map<string, T>();
  const strangers = new Map<string, T>();
  let turn = 0;

  const firstFree = (line: Map<string, T>, busy: (key: string) => boolean): T | undefined => {
    for (const one of line.values()) if (!busy(one.key)) return one;
    return undefined;
  };
  return {
    add(one) {
      const [own, other] = one.joined ? [joined, strangers] : [strangers, joined];
      other.delete(one.key);
      if (!own.has(one.key)) own.set(one.key, one);
    },
    next(busy) {
      const lines = (turn + 1) % STRANGERS_TURN === 0 ? [strangers, joined] : [joined, strangers];
      for (const line of lines) {
        const one = firstFree(line, busy);
        if (!one) continue;
        turn++;
        line.delete(one.key);
        return one;
      }
      return undefined;
    },
  };
}
