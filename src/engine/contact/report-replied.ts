// Which report a reply is about: the one whose prompt it replies to, while that is open to the person.
import type { AskedThen } from "../../interview/chat.ts";
import type { Tx } from "../../store/db.ts";
import type { Standing } from "../../store/people/people.ts";
import { roundText } from "../../text/interview/rounds.ts";
import { reportsOf, type Workplace, workplaceAt } from "../workplace.ts";

type Replied = {
  readonly place: Workplace | null;
  /** What the text answers there. */
  readonly answers: AskedThen | "unknown" | "now";
  /** Said above the answer when it is not the report that the chat worked on. */
  readonly moved: string | null;
};

/** The report that a text is about. A reply to another report's prompt goes there, or has to be asked about. */
export async function reportReplied(
  tx: Tx,
  { standings, zone }: { readonly standings: readonly Standing[]; readonly zone: string },
  place: Workplace | null,
  earlier: AskedThen | "unknown" | "now",
): Promise<Replied> {
  // Where no report is worked on nothing is answered, now or then.
  if (!place) return { place, answers: "now", moved: null };
  if (typeof earlier === "string" || earlier.node === place.nodeId)
    return { place, answers: earlier, moved: null };
  const to = reportsOf(standings).find(({ nodeId, roundOpen }) => nodeId === earlier.node && roundOpen);
  if (!to || place.entering) return { place, answers: "unknown", moved: null };
  return {
    place: await workplaceAt(tx, to, standings),
    answers: earlier,
    moved: roundText.moved({ from: null, to, lost: false, zone }),
  };
}
