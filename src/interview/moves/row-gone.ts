// A chat that was asked a row which its form, changed meanwhile, has no more: that is told before anything else. Pure.
import type { Meaning } from "../../language/meaning.ts";
import { asksGroup } from "../next.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";

/**
 * What becomes of an input where rows that were asked are gone; null where they all stand. Only what needs no prompt is
 * carried out: figures in turn would each be a row further on.
 */
export function besideGoneRows(
  s: Situation,
  input: Input,
  carryOut: (free: Situation) => Result,
): Result | null {
  if (!isGone(s)) return null;
  if (needsPrompt(s, input)) return { events: [{ type: "said", what: "row-gone-unrecorded" }] };
  const result = carryOut({ ...s, chat: { ...s.chat, asked: null, half: null, offered: [] } });
  return { ...result, events: [{ type: "said", what: "row-gone" }, ...result.events] };
}

function isGone({ q, chat: { asked } }: Situation): boolean {
  if (asksGroup(asked) || asked?.at === "proofs") return asked.open.some((id) => !q.byId(id));
  return asked !== null && "id" in asked && q.byId(asked.id) === undefined;
}

/** Whether it answers what was asked, or takes a choice about a row that is gone. */
function needsPrompt({ q }: Situation, input: Input): boolean {
  if (input.type === "action") return "id" in input.action && q.byId(input.action.id) === undefined;
  if (input.type !== "text") return false;
  const { meaning } = input;
  return !elsewhere.has(meaning.type) && !(meaning.type === "entries" && meaning.numbered);
}

const elsewhere: ReadonlySet<Meaning["type"]> = new Set(["steer", "command", "request", "thanks", "talk"]);
