// An answer within three seconds or none: what a monitor asks never waits for a database that hangs.
const PATIENCE_MS = 3_000;

/** What was answered in time; null when it was not, or failed. */
export async function inTime<T>(question: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([question, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
