// How long a test waits for what must come.

/** A bound, no expectation: it ends what hangs, and a machine ten times as slow stays far below it. */
export const PATIENCE_MS = 120_000;

/** Looks until it is so; throws with `what` when it is not so in the end. Within tests `expect.poll` does the same. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  // Looked ever more rarely: each look asks another process, which takes its time from what is waited for.
  for (let ms = 10; !(await isSo()); ms = Math.min(ms * 1.5, 100)) {
    if (performance.now() > end)
      throw new Error(`In ${PATIENCE_MS / 1_000} s it did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
