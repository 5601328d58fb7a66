// All scenes of the soak.
import { backupScene } from "./backup.ts";
import { clockScenes } from "./clocks.ts";
import { databaseScenes } from "./database.ts";
import { killScenes } from "./kills.ts";
import { platformScenes } from "./platforms.ts";
import type { Scene } from "./scene.ts";

export const scenes: readonly Scene[] = [
  ...killScenes,
  ...databaseScenes,
  ...platformScenes,
  ...clockScenes,
  backupScene,
];
