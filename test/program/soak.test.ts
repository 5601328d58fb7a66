// The soak's short form: ten kills at the doors of every platform while people answer and submit; in the long run at each
// door there is. `npm run soak` does it all.
import { afterAll, describe, expect, test } from "vitest";
import { killAll } from "../support/program/process.ts";
import { casesOf } from "../support/run/thorough.ts";
import { killScenes, shortKillScenes } from "../support/soak/scenes/kills.ts";

afterAll(killAll);

const scenes = casesOf({ few: shortKillScenes, many: killScenes });

describe.concurrent("killed at random, nothing is lost, twice or out of its place, and every reply is heard", () => {
  test.each(scenes.map(({ name, play }) => [name, play] as const))("%s", async (_, play) => {
    const outcome = await play("short");
    if (typeof outcome === "string") throw new Error(outcome);
    expect(outcome.breaches).toEqual([]);
    // A soak in which nobody was killed or nobody spoke would prove nothing.
    expect(outcome.kills).toBeGreaterThan(1);
    expect(outcome.echoed).toBe(30);
  });
});
