// The two runs of the bench: answers by one, ten and a hundred people, and a long form from its first question to its last.
import type { BotSide, Measured, Side } from "./side.ts";

/** A size of the bench. */
export type Size = {
  readonly people: number;
  readonly rounds: number;
  /** People at once, and how many answers each person gives then in a round. */
  readonly loads: readonly (readonly [atOnce: number, each: number])[];
  /** How many answers each person gives before anything is measured. */
  readonly warmUp: number;
  readonly questions: number;
  /** Questions of the long form, and where in it is measured: the first of so many questions. */
  readonly long: { readonly questions: number; readonly at: readonly number[]; readonly width: number };
};

/** What a side was measured at, by people at once or by the question. */
export type Runs = ReadonlyMap<Side, ReadonlyMap<number, readonly Measured[]>>;

/** Nobody gives more answers in one go: a bot may let those wait who write much at once. */
const LONGEST_STEP = 10;

/** A side after the other, again and again, so that whatever else the machine does falls on all of them. */
export async function measureAnswers(sides: readonly Side[], { rounds, loads, warmUp }: Size): Promise<Runs> {
  const runs = emptyRuns(sides);
  for (const side of sides) await side.run(warmUp, 10);
  for (let round = 0; round < rounds; round++) {
    for (const side of sides) {
      for (const [atOnce, each] of loads) note(runs, side, atOnce, await side.run(each, atOnce));
    }
  }
  for (const side of sides) await side.check();
  return runs;
}

/** Both walk the long form side by side. What is measured is cut into as many pieces as there are rounds. */
export async function measureLong(sides: readonly BotSide[], { rounds, long }: Size): Promise<Runs> {
  const runs = emptyRuns(sides);
  let asked = 0;
  const walkTo = async (question: number) => {
    while (asked < question) {
      const step = Math.min(LONGEST_STEP, question - asked);
      for (const side of sides) await side.run(step, 10);
      asked += step;
    }
  };
  for (const from of long.at) {
    await walkTo(from - 1);
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) note(runs, side, from, await side.run(long.width / rounds, 10));
    }
    asked += long.width;
  }
  for (const side of sides) await side.check();
  return runs;
}

function emptyRuns(sides: readonly Side[]): Map<Side, Map<number, Measured[]>> {
  return new Map(sides.map((side) => [side, new Map()]));
}

function note(
  runs: ReadonlyMap<Side, Map<number, Measured[]>>,
  side: Side,
  at: number,
  measured: Measured,
): void {
  const of = runs.get(side);
  of?.set(at, [...(of.get(at) ?? []), measured]);
}
