// One look for all who ask at the same moment: what strangers may ask as often as they like costs one look at a time.

/** Looks unless a look is under way; then its answer is everybody's. */
export function sharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let looking: Promise<T> | null = null;
  return () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
}
