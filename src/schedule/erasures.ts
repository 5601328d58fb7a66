// Keeps the list of erased people in DATA_DIR, where it outlives the database. Knows when; the list is the store's.
import { resolve } from "node:path";
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { backupFolder } from "../store/backup/before-upgrade.ts";
import { keepErasures } from "../store/backup/erasure-list.ts";
import { erasuresOf } from "../store/people/erasures.ts";

const everyMs = 10_000;

/**
 * Runs while the program does: an erasure is on the list within seconds, so that a backup made before it does not bring
 * the person back. Where the list cannot be written, that is said once, and tried on.
 */
export function startKeepingErasures(app: App): Loop {
  const keep = erasureKeeper(app);
  let told = false;
  return startLoop({
    name: "erasures",
    everyMs,
    log: app.log,
    run: async () => {
      try {
        await keep();
        told = false;
      } catch (error) {
        if (!told) app.log.error({ error }, "The list of erased people could not be written; see DATA_DIR.");
        told = true;
      }
    },
  });
}

/** Writes whoever was erased since it was last called; does nothing when nobody was. */
export function erasureKeeper(app: App): () => Promise<void> {
  const folder = backupFolder(resolve(app.settings.DATA_DIR));
  let kept = 0;
  return async () => {
    const erasures = await erasuresOf(app.db);
    if (erasures.length === kept) return;
    await keepErasures(folder, erasures, app.newId);
    kept = erasures.length;
  };
}
