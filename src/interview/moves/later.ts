// What came in below a compiled report after it was sealed: handed in again with it by one word, or left. Pure.
import { laterUnits } from "../../form/compiled.ts";
import type { Steering } from "../../language/meaning.ts";
import { unansweredOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { showBelow } from "./own-part.ts";

/** What a word does to a sealed report beside the usual ones; null where it is not about what came in below. */
export function settleLater(s: Situation, word: Steering["control"], args = ""): Result | null {
  const asked = { asked: { at: "sealed" } } as const;
  if (s.compiled === null) return null;
  if (word === "below") return { ...showBelow(s, args), ...asked };
  if (word !== "again" && word !== "leave-later") return null;
  const later = laterUnits(s.compiled);
  if (later.length === 0) return { events: [{ type: "said", what: "no-later" }], ...asked };
  if (word === "leave-later") {
    const submissions = later.flatMap(({ submissionId }) => submissionId ?? []);
    return { events: [{ type: "later-left", submissions }], ...asked };
  }
  const missing = unansweredOf(s.q, s.answers).map(({ id }) => id);
  return { events: [{ type: "sealed", missing, missingReason: null, again: true }], ...asked };
}
