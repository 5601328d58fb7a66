// Texts that do not simply answer what is asked: a reply to another prompt, a text that somebody else may have written.

import type { Meaning } from "../../language/meaning.ts";
import type { AskedThen } from "../chat.ts";
import { type InterviewEvent, leavesOpen } from "../events.ts";
import { changesOf } from "../fold.ts";
import { idsAsked } from "../next.ts";
import { askedAgain } from "../reading/prompt.ts";
import type { Result } from "../result.ts";
import type { Situation, TextInput } from "../situation.ts";
import { isBare, overNothingNewer } from "./out-of-order.ts";

type Read = (s: Situation, input: TextInput) => Result;

/** What comes of a text that was passed on or replies to something; null where it is an ordinary one. */
export function readApart(s: Situation, input: TextInput, read: Read): Result | null {
  const { earlier, forwarded, ...plain } = input;
  if (forwarded) return askWhose(s, input.text, "forwarded");
  if (earlier === undefined) return null;
  const { meaning } = input;
  // Its number says more about a row than the prompt that was replied to.
  if (meaning.type === "entries" && meaning.numbered)
    return overNothingNewer(s, read(s, plain), revOf(earlier));
  const stood = earlier === "unknown" ? null : stoodThen(s, earlier, meaning);
  if (stood && earlier !== "unknown") {
    const result = overNothingNewer(stood, read(stood, { ...plain, sentAt: null }), earlier.rev);
    return goingOn(s, result);
  }
  const steers = meaning.type === "steer" && (earlier === "unknown" || earlier.asked === null);
  return steers ? read(s, plain) : askWhose(s, input.text, "reply");
}

function revOf(earlier: AskedThen | "unknown"): number {
  return earlier === "unknown" ? -1 : earlier.rev;
}

/** The chat as it stood when it was asked that; null where it asked no place, or the answer means no value there. */
function stoodThen(s: Situation, earlier: AskedThen, meaning: Meaning): Situation | null {
  const { asked, rev, half, offered } = earlier;
  if (asked === null || idsAsked(asked).some((id) => s.q.byId(id) === undefined)) return null;
  const at = askedAgain(earlier);
  // The choices that stood there are gone: "không" to "Số này có đúng không ạ?" is no zero.
  if (at?.at !== asked.at && isBare(meaning)) return null;
  return {
    ...s,
    chat: {
      ...s.chat,
      asked: at,
      askedRev: rev,
      half,
      offered,
      refusals: 0,
      chosen: null,
      flowing: null,
      lastSaid: null,
    },
    promptDelivered: null,
    promptAt: null,
    firstAsked: null,
  };
}

/** What was asked stands again, unless the reply answered it or has itself to be asked about. */
function goingOn(s: Situation, result: Result): Result {
  const here = idsAsked(s.chat.asked);
  const events = result.events.map((event) => (event.type === "answered" ? told(event, here) : event));
  const changed = changesOf(events);
  const asks = events.some(leavesOpen);
  if (changed.length === 0 || asks) return { ...result, events };
  const { asked, half, refusals, chosen, byRow, offered } = s.chat;
  const filled = here.some((id) =>
    s.q.byId(id)?.places.some((place) => changed.some((change) => change.place === place)),
  );
  const patch = { ...result.patch, half, refusals, chosen, byRow };
  if (asked === null || filled) return { events, patch };
  return { events, asked, patch: { ...patch, ...(asked.at === "confirm" ? { offered } : {}) } };
}

/** With its number where it was not asked, and with what it replaces: a reply is nearer to that than to the last prompt. */
function told(event: Answered, here: readonly string[]): InterviewEvent {
  const replaces = event.changes.some(({ old }) => old !== null);
  return {
    ...event,
    ...(here.includes(event.id) ? {} : { named: true }),
    ...(replaces ? { revised: true } : {}),
  };
}

type Answered = Extract<InterviewEvent, { type: "answered" }>;

/** Asks before such a text counts; nothing is written meanwhile. */
function askWhose(s: Situation, said: string, why: "forwarded" | "reply"): Result {
  const { asked, half, refusals } = s.chat;
  return { events: [{ type: "whose", why, said }], ...(asked ? { asked } : {}), patch: { half, refusals } };
}
