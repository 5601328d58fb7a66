// Whether a message says the day, or the reason, of a wish for more time that is asked about in this chat. Pure.
import { wishOf } from "../../interview/reading/wish.ts";
import type { TextInput } from "../../interview/situation.ts";
import type { Meaning } from "../../language/meaning.ts";
import type { LockedChat } from "../../store/people/chats.ts";

/** The arguments with which the wish is asked about again; null where the message is the report's. */
export function wishedDay({ state }: LockedChat, { text, meaning }: TextInput, now: Date): string | null {
  if (elsewhere.has(meaning.type)) return null;
  const asked = state.offered.find(({ action }) => action.do === "command" && action.name === "extend");
  if (!asked) return null;
  const before = state.offered.flatMap(({ action }) => {
    const kept =
      action.do === "command" && action.name === "extend" ? /^keep\n(.*)$/su.exec(action.args) : null;
    return kept?.[1] ?? [];
  });
  return wishOf(text, now, now).alone ? `for ${before[0] ?? ""}\n ${text}` : null;
}

/** What is no day whatever it holds. */
const elsewhere: ReadonlySet<Meaning["type"]> = new Set(["choice", "command", "no-command", "steer"]);
