// Platforms that answer 429, 500, a page, half an answer, late, or nothing.
import { setTimeout as sleep } from "node:timers/promises";
import type { PlatformName, Trouble } from "../platform.ts";
import { runSoak, type Troubled } from "../soak.ts";
import type { Scene } from "./scene.ts";

const troubles: readonly Trouble[] = [
  "throttled",
  "error",
  "page",
  "cut-before",
  "cut-after",
  "half",
  "slow",
  "hang",
];
const platforms: readonly PlatformName[] = ["telegram", "zalo-bot", "zalo-oa"];

export const platformScenes: readonly Scene[] = platforms.map((platform) => ({
  name: `${platform} answers wrongly, late or not at all`,
  play: (size) =>
    runSoak({
      platform,
      door: "webhook",
      ...(size === "short"
        ? { people: 5, questions: 40, thinkMs: 500 }
        : { people: 20, questions: 200, thinkMs: 2_000 }),
      trouble: async (troubled) => {
        for (let round = 0; round < (size === "short" ? 1 : 2); round++) {
          for (const trouble of troubles) {
            await troubled.platform.fault(trouble, 2);
            await sleep(TROUBLED_MS);
            await troubled.platform.calm();
            await quiet(troubled);
          }
        }
      },
    }),
}));

/**
 * How long a trouble stands, at most: well below the half minute after which what was not answered goes once more, for a
 * message that meets a second trouble has failed for good, as it should.
 */
const TROUBLED_MS = 3_000;
/** How often it is looked, with a second between: what was not answered goes once more after half a minute. */
const LOOKS = 120;

/** Waits until nothing is left that was not answered. */
async function quiet({ ask }: Troubled): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const [row] = await ask(
      "select count(*)::int as n from outbox where state = 'sending' or unknowns > 0 and state = 'queued'",
    );
    if (row?.n === 0) return;
    await sleep(1_000);
  }
}
