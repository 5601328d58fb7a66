// What stays of an event of the history once what was said of people is to be forgotten: what changed, and nothing of the
// words. Pure.
import { z } from "zod";
import type { Form } from "../form/form.ts";
import { hidden, isPersonal } from "../form/personal.ts";

/** What an officer did has no words of the report, and is kept as it is. */
const ofOfficers: ReadonlySet<string> = new Set([
  ...["accepted", "returned", "entering", "deadline-moved", "unit-deadline", "announced", "reminded"],
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
]);

const change = z.object({
  place: z.string(),
  value: z.unknown(),
  state: z.unknown(),
  origin: z.unknown(),
  old: z.unknown(),
});

/** An event as its body is kept, without its words and without what it says of people. */
export function forgotten(
  form: Form,
  type: string,
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (ofOfficers.has(type)) return body;
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => kept.has(key)));
  const changes = change.array().optional().parse(body.changes);
  return changes ? { ...rest, changes: changes.map((one) => changed(form, one)) } : rest;
}

function changed(form: Form, { place, value, state, origin, old }: z.infer<typeof change>) {
  const personal = isPersonal(form, place);
  const left = (what: unknown) => (personal && what !== null ? hidden : what);
  return { place, value: left(value), raw: "", state, origin, old: left(old) };
}
