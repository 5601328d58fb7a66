// What stays of an event of the history once what was said of people is to be forgotten: what changed, and nothing of the
// words. Pure.
import { z } from "zod";
import { type Gone, hidden } from "../form/personal.ts";

/** What an officer or the operator did has no words of the report, and is kept as it is. */
const ofOffice: ReadonlySet<string> = new Set([
  ...["accepted", "returned", "entering", "deadline-moved", "unit-deadline", "announced", "reminded"],
  ...[
    "line-forgotten",
    "exported",
    "handed-over",
    "not-reached",
    "round-handed",
    "round-again",
    "unit-added",
    "unit-exempted",
    "request-decided",
  ],
  ...["acceptance-taken-back", "accepted-together", "taken-back-together", "late-judged"],
  ...["round-locked", "round-unlocked"],
]);

/** What names a part of the form, a count or a cause; whatever else an event has may be words of a person. */
const kept: ReadonlySet<string> = new Set([
  ...[
    "v",
    "type",
    "id",
    "ids",
    "group",
    "edited",
    "named",
    "revised",
    "seen",
    "upload",
    "taken",
    "reason",
    "why",
  ],
  ...["checkId", "check", "stem", "hash", "kind", "missing", "missingReason", "times", "version", "asking"],
  ...["did", "lines"],
]);

const change = z.object({
  place: z.string(),
  value: z.unknown(),
  state: z.unknown(),
  origin: z.unknown(),
  old: z.unknown(),
  /** As it was typed; empty where nothing was, or once it is forgotten. */
  raw: z.string().default(""),
});

/** What an event changed: at which places, by which words, and what stood there before. */
export function changesIn(body: Readonly<Record<string, unknown>>): readonly z.infer<typeof change>[] {
  return change.array().optional().parse(body.changes) ?? [];
}

/** An event as its body is kept, without its words and without the values that are gone. */
export function forgotten(
  gone: Gone,
  type: string,
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (ofOffice.has(type)) return body;
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => kept.has(key)));
  return body.changes === undefined
    ? rest
    : { ...rest, changes: changesIn(body).map((one) => changed(gone, one)) };
}

function changed(gone: Gone, { place, value, state, origin, old }: z.infer<typeof change>) {
  const left = (what: unknown) => (what !== null && gone(place, what) ? hidden : what);
  return { place, value: left(value), raw: "", state, origin, old: left(old) };
}
