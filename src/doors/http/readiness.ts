// Whether the program can do its work now: asked by load balancers and monitors, answered without costing much.
import type { App } from "../../app.ts";
import type { Room } from "../../room.ts";
import { readiness, takesWhatIsNew } from "../../store/health.ts";
import { inTime } from "./in-time.ts";
import { sharedLook } from "./shared-look.ts";

/** What a monitor with the token is told; strangers hear `ok` alone. */
export type Ready = {
  readonly ok: boolean;
  /** Null where the database did not answer. */
  readonly state: Awaited<ReturnType<typeof readiness>> | null;
  /** Whether the database takes what is new; false on a full disk. */
  readonly takesWhatIsNew: boolean;
  readonly room: Room | null;
};

/** How long, in milliseconds, the database is believed to take what is new. */
const BELIEVED_MS = 10_000;

/**
 * Asks the database whether it is of this release, and at most every ten seconds whether what is new finds room. Any
 * number of askers at one moment cost one look.
 */
export function makeReadiness(app: App): () => Promise<Ready> {
  let tookAt = Number.NEGATIVE_INFINITY;

  async function takes(): Promise<boolean> {
    const now = app.clock().getTime();
    if (now - tookAt < BELIEVED_MS && now >= tookAt) return true;
    const took = (await inTime(takesWhatIsNew(app.db))) ?? false;
    if (took) tookAt = now;
    return took;
  }

  async function look(): Promise<Ready> {
    const [state, takesNew, room] = await Promise.all([
      inTime(readiness(app.db, app.clock())),
      takes(),
      app.room?.().catch(() => null) ?? null,
    ]);
    // A backlog does not make the program unready: a load balancer that removed it for one slow platform would close
    // the other doors too.
    const ok = (state?.migrated ?? false) && takesNew;
    return { ok, state, takesWhatIsNew: takesNew, room };
  }

  return sharedLook(look);
}
