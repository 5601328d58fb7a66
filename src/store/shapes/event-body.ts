// The body of an event in the history: what its type says, kept as it happened and never changed.
import { z } from "zod";
import { asItIs, versioned } from "../../versioned.ts";

/**
 * Every type of event has its own fields, and one that is gone from the program stays in the history: so the body is
 * read as fields by name. `asking` of an officer's act is looked up in SQL (officer/officer-actions.ts).
 */
export type EventBody = Readonly<Record<string, unknown>>;

export const eventBodyShape = versioned<EventBody>("event", z.record(z.string(), z.unknown()), [asItIs]);
