// How rounds are called in a list over several of them, and a command's context in one of them. Pure.
import type { Standing } from "../../store/people/people.ts";
import { roundTags } from "../../text/interview/rounds.ts";
import type { CommandContext } from "../shared/command.ts";
import { placesOf, type WaitingItem } from "./items.ts";

/** How each open round of this person is called; null of the only one, which need not be named. */
export function tagsOf({ standings, app }: Pick<CommandContext, "standings" | "app">) {
  const tags = roundTags(placesOf(standings), app.settings.TIME_ZONE);
  const several = tags.size > 1;
  return {
    /** Beside a unit, where several are open. */
    beside: (roundId: number | null) => (several && roundId !== null ? (tags.get(roundId) ?? null) : null),
    /** How many of which. */
    count: (items: readonly WaitingItem[]) =>
      [...tags].flatMap(([id, tag]) => {
        const count = items.filter(({ roundId }) => roundId === id).length;
        return count > 0 ? [{ tag, count }] : [];
      }),
  };
}

/** The context of a command in the round of this unit, from the place that sees it; null where none does. */
export function contextIn(
  context: CommandContext,
  at: { readonly roundId: number; readonly nodeId: number },
  path?: string,
): CommandContext | null {
  const places = placesOf(context.standings).filter(({ roundId }) => roundId === at.roundId);
  const place = places.find((one) => path === undefined || path.startsWith(one.path)) ?? null;
  return place && inPlace(context, place);
}

function inPlace(
  context: CommandContext,
  { roundId, nodeId: id, path, name, code }: Standing,
): CommandContext {
  return { ...context, roundId, node: { id, path, name, code } };
}
