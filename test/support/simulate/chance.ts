// Chance that a seed repeats: the same seed plays the same month. Knows nothing else.

export type Chance = {
  /** A whole number from 0 up to, but not, `below`. */
  upTo(below: number): number;
  /** Whether something happens that happens so often: 0.2 is once in five times. */
  happens(often: number): boolean;
  one<T>(of: readonly T[]): T;
};

/** Draws by a 32-bit counter that is mixed well (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    upTo,
    happens: (often) => next() < often,
    one: (of) => {
      const drawn = of[upTo(of.length)];
      if (drawn === undefined) throw new Error("there is nothing to draw from");
      return drawn;
    },
  };
}
