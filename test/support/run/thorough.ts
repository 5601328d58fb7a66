// Whether proofs over very many cases go through all of them, as `npm run test:long` does, or through a part of them.
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Said by the configuration. */
    thorough: boolean;
  }
}

/**
 * The cases of a proof, or their number: `few` among all tests, `many` in the long run. What is held of a case is the
 * same in both, and the few are drawn from all the many; a file that asks is listed in `vitest.long.config.ts`.
 */
export function casesOf<Cases>({ few, many }: { readonly few: Cases; readonly many: Cases }): Cases {
  return inject("thorough") ? many : few;
}
