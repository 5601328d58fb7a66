// How many sends of one account run at once, and that slow ones leave room for the others. Counts; sends nothing.

export type SlotLimits = {
  /** How many sends run at once. The platform's own limit shows by its answer, and then all pause. */
  readonly atOnce: number;
  /** After how many milliseconds a send is slow: from then on it counts among the half that slow ones may hold. */
  readonly slowMs: number;
  /** For how many milliseconds a send holds a slot, and the longest that a text is waited for. */
  readonly heldMs: number;
};

export const usualSlots: SlotLimits = { atOnce: 20, slowMs: 2_000, heldMs: 15_000 };

export type Slots = {
  /** Takes a slot, even where there is none. One that was unanswered before counts as slow at once. */
  take(doubtful: boolean): { free(): void };
  /** How many more sends may begin: half of the slots are always for those that are not slow. */
  room(): number;
  /** How many of them may be to addresses that did not answer before. */
  doubtfulRoom(): number;
};

export function makeSlots(limits: SlotLimits, now: () => number = () => performance.now()): Slots {
  const taken = new Set<{ readonly since: number; readonly doubtful: boolean }>();
  const half = Math.floor(limits.atOnce / 2);

  function count(): { slow: number; others: number } {
    const ages = [...taken].map((one) => ({ ...one, ms: now() - one.since }));
    const held = ages.filter(({ ms }) => ms < limits.heldMs);
    const slow = held.filter(({ ms, doubtful }) => doubtful || ms >= limits.slowMs).length;
    return { slow, others: held.length - slow };
  }
  return {
    take(doubtful) {
      const one = { since: now(), doubtful };
      taken.add(one);
      return { free: () => taken.delete(one) };
    },
    room() {
      const { slow, others } = count();
      return Math.max(0, limits.atOnce - others - Math.min(slow, half));
    },
    doubtfulRoom: () => Math.max(0, half - count().slow),
  };
}
