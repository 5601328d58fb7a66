// A disk that is full: /readyz says no while answers could not be kept, and yes once there is room again. Needs a small
// disk of its own, which root alone can make; skipped elsewhere.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { makeReadiness } from "../../src/doors/http/readiness.ts";
import { openStore } from "../../src/open.ts";
import { roomAt } from "../../src/room.ts";
import { testApp, testClock } from "../support/chat/delivery.ts";

const disk = mkdtempSync(join(tmpdir(), "tonghop-disk-"));
const mounted = tried(() => execFileSync("mount", ["-t", "tmpfs", "-o", "size=220m", "tmpfs", disk]));
afterAll(() => {
  if (mounted) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!mounted)("a full disk", () => {
  it("makes the program unready until there is room again", async () => {
    chmodSync(disk, 0o777);
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const store = await openStore(readSettings({ DATA_DIR: join(disk, "data") }), silent, () => new Date());
    try {
      const clock = testClock();
      const ready = makeReadiness({ ...testApp(store.db, clock, []), room: () => roomAt(disk) });
      const first = await ready();
      expect(first).toMatchObject({ ok: true, takesWhatIsNew: true });
      expect(first.room?.free).toBeGreaterThan(10_000_000);

      fill(join(disk, "fill"));
      clock.pass(10_000);
      expect(await ready()).toMatchObject({ ok: false, takesWhatIsNew: false, state: { migrated: true } });
      // It is looked at again at once, and not believed for a while as a yes is.
      rmSync(join(disk, "fill"));
      expect(await ready()).toMatchObject({ ok: true, takesWhatIsNew: true });
    } finally {
      await store.close();
    }
  });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  const piece = Buffer.alloc(65_536);
  while (tried(() => writeFileSync(file, piece, { flag: "a" })));
  while (tried(() => writeFileSync(file, piece.subarray(0, 4_096), { flag: "a" })));
}

function tried(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
