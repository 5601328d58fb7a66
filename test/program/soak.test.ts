// The soak's short form: some twenty kills through every door while people answer and submit. `npm run soak` does it all.
import { afterAll, describe, expect, test } from "vitest";
import { killAll } from "../support/program/process.ts";
import { shortKillScenes } from "../support/soak/scenes/kills.ts";

afterAll(killAll);

describe.concurrent("killed at random, nothing is lost, twice or out of its place, and every reply is heard", () => {
  test.each(shortKillScenes.map(({ name, play }) => [name, play] as const))("%s", async (_, play) => {
    const outcome = await play("short");
    if (typeof outcome === "string") throw new Error(outcome);
    expect(outcome.breaches).toEqual([]);
    // A soak in which nobody was killed or nobody spoke would prove nothing.
    expect(outcome.kills).toBeGreaterThan(1);
    expect(outcome.echoed).toBe(30);
  });
});
