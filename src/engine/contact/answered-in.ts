// What a message answered, kept with it so that its later edit finds its place.
import type { InterviewEvent } from "../../interview/events.ts";
import { choiceTaken } from "../../interview/moves/choice-taken.ts";
import { idsAsked } from "../../interview/next.ts";
import type { Input, Situation } from "../../interview/situation.ts";
import type { AnsweredThere } from "../../store/shapes/answered-places.ts";

/**
 * The places that the events recorded, else the place that was asked: a text that was refused or not understood may
 * be put right there. None for words that steer: that happened, and an edit undoes nothing.
 */
export function answeredIn(
  events: readonly InterviewEvent[],
  input: Input,
  rev: number,
  before: Situation,
  node: number,
): AnsweredThere[] {
  if (input.type !== "text" && input.type !== "edited") return [];
  const chosen = choiceIn(before, input);
  if (chosen === "steers") return [];
  const recorded = events.flatMap((event): AnsweredThere[] => {
    switch (event.type) {
      case "answered":
        return [{ id: event.id, rev: chosen === "takes" ? -1 : rev, node }];
      case "lines":
        return event.did === "added" || event.did === "changed" ? [{ id: event.id, rev, node }] : [];
      // Only a part of the text that stands there now: the whole is not replaced by it.
      case "appended":
        return [{ id: event.id, rev: -1, node }];
      case "gated":
      case "rest-zeroed":
      case "file-zeroed":
        return event.ids.map((id) => ({ id, rev, node }));
      default:
        return [];
    }
  });
  if (recorded.length > 0) return [...recorded, ...leftAlone(input, recorded, node)];
  const about = events.flatMap((event) =>
    event.type === "refused" || event.type === "unsure" || event.type === "doubted" || event.type === "half"
      ? [event.id]
      : [],
  );
  const ids = about.length > 0 ? about : input.type === "text" ? idsAsked(before.chat.asked) : [];
  return ids.map((id) => ({ id, rev: revAt(before, id), node }));
}

/** What an edited message answered before and its edit says nothing of stays its own. */
function leftAlone(input: Input, recorded: readonly AnsweredThere[], node: number): AnsweredThere[] {
  if (input.type !== "edited") return [];
  const others = input.answered.filter(({ id }) => recorded.every((one) => one.id !== id));
  return others.map(({ id, rev }) => ({ id, rev, node }));
}

/** What a text was to the choices standing there: "takes" wrote what was shown, and is no answer in words of its own. */
function choiceIn(s: Situation, input: Input): "steers" | "takes" | null {
  if (input.type === "text" && input.meaning.type === "steer") return "steers";
  const does = choiceTaken(s, input)?.do;
  if (does === undefined) return null;
  if (does === "take" || does === "overwrite" || does === "check") return "takes";
  return does === "none" || does === "gate-no" || does === "zero" ? null : "steers";
}

/** -1 where nothing stands yet. */
function revAt(s: Situation, id: string): number {
  const answer = s.answers.get(s.q.byId(id)?.places[0] ?? "");
  return answer?.state === "answered" ? answer.rev : -1;
}
