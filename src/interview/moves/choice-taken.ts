// The choice that an input takes: by a press, or by the word that was typed for it. Pure.
import type { Action } from "../chat.ts";
import type { Input, Situation } from "../situation.ts";

/** What the taken choice does; null where none was taken. */
export function choiceTaken({ chat }: Pick<Situation, "chat">, input: Input): Action | null {
  if (input.type === "action") return input.action;
  if (input.type !== "text" || input.meaning.type !== "choice") return null;
  const { id } = input.meaning;
  return chat.offered.find((offer) => offer.id === id)?.action ?? null;
}
