// Clocks that are wrong: the program's ninety seconds before or behind the platform's and the database's, or stepped.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { runSoak } from "../soak.ts";
import type { Scene } from "./scene.ts";

const preload = pathToFileURL(join(import.meta.dirname, "../shifted-clock.mjs")).href;

/** The program's clock shows so many milliseconds too much, one after the other while people answer. */
function clockScene(name: string, shifts: readonly number[]): Scene {
  return {
    name,
    play: async (size) => {
      const folder = mkdtempSync(join(tmpdir(), "tonghop-soak-clock-"));
      const file = join(folder, "shift");
      writeFileSync(file, String(shifts[0]));
      try {
        return await runSoak({
          platform: "telegram",
          door: "webhook",
          ...(size === "short"
            ? { people: 4, questions: 8, thinkMs: 500 }
            : { people: 20, questions: 30, thinkMs: 2_000 }),
          env: { SHIFT_FILE: file },
          command: (main) => [process.execPath, "--import", preload, main],
          trouble: async ({ platform, crowd, more }) => {
            for (let n = 0; n < (size === "short" ? 4 : 24) && !crowd.ended(); n++) {
              writeFileSync(file, String(shifts[n % shifts.length]));
              // As after a 429, whose end is a time.
              await platform.fault("throttled", 2);
              await more(5);
              await sleep(300);
            }
          },
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

export const clockScenes: readonly Scene[] = [
  clockScene("a clock 90 s fast", [90_000]),
  clockScene("a clock 90 s slow", [-90_000]),
  clockScene("a clock stepped by 90 s, forth and back", [0, 90_000, -90_000]),
];
