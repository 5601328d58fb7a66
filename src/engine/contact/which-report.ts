// Asks which report a word is for, where several are open: the one at hand gives it nothing to do, or was at hand long ago.
import { thenWords } from "../../commands/people/reports.ts";
import { commandOffer } from "../../commands/shared/command.ts";
import { holdsMs } from "../../commands/shared/round-meant.ts";
import { isHandedIn } from "../../form/report-state.ts";
import type { Input } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { type OpenReport, openReports } from "../../store/rounds/open-reports.ts";
import { reportOffer, roundText, tellApart } from "../../text/interview/rounds.ts";
import type { Person } from "../person.ts";
import { type ChatReply, replyKeepingChat } from "../reply.ts";
import { reportsOf, type Workplace } from "../workplace.ts";

type Word = (typeof thenWords)[number];

/** What each word needs of a report to do something there. */
const fits: Readonly<Record<Word, (report: OpenReport) => boolean>> = {
  submit: ({ state, revising, done }) => done > 0 && (!isHandedIn(state) || revising),
  review: ({ done }) => done > 0,
  progress: () => true,
  receipt: ({ sealed }) => sealed,
  draft: ({ done }) => done > 0,
  edit: ({ done }) => done > 0,
};

/** The question; null where the word is for the report at hand. */
export async function whichReport(
  tx: Tx,
  p: Pick<Person, "chat" | "standings" | "now">,
  place: Workplace,
  input: Input,
  zone: string,
): Promise<ChatReply | null> {
  const word = wordTyped(input);
  const open = reportsOf(p.standings).filter(({ roundOpen }) => roundOpen);
  if (!word || place.entering || open.length < 2) return null;
  const stand = new Map(
    (
      await openReports(
        tx,
        open.map(({ nodeId }) => nodeId),
      )
    ).map((one) => [one.nodeId, one]),
  );
  const fitting = open.filter(({ nodeId }) => {
    const report = stand.get(nodeId);
    return report !== undefined && fits[word](report);
  });
  const here = fitting.some(({ nodeId }) => nodeId === place.nodeId);
  // Whoever was told that a report came back means that one, whatever is asked here.
  const back = open.some(({ nodeId }) => stand.get(nodeId)?.state === "returned");
  const elsewhere = word === "edit" && back && stand.get(place.nodeId)?.state !== "returned";
  const lately = !elsewhere && p.now.getTime() - p.chat.state.askedAt <= holdsMs;
  if (fitting.length === 0 || (here && (lately || fitting.length === 1))) return null;
  const all = tellApart(open, zone);
  const names = fitting.map((report) => all[open.indexOf(report)] ?? report.name);
  return {
    ...replyKeepingChat(p.chat, roundText.whichReport(word, names)),
    // What is said now may be any report's: it answers none of them.
    chat: { ...p.chat.state, asked: null },
    offers: fitting.map(({ nodeId }, index) =>
      commandOffer(reportOffer(names[index] ?? "", index), "reports", `${nodeId} then ${word}`),
    ),
  };
}

/** Such a word, typed or given as a command; a choice is about the report that it stood under. */
function wordTyped(input: Input): Word | null {
  const said =
    input.type === "control"
      ? input
      : input.type === "text" && input.meaning.type === "steer" && !input.earlier && !input.forwarded
        ? input.meaning
        : null;
  if (!said || said.no !== null || said.args !== "") return null;
  return thenWords.find((word) => word === said.control) ?? null;
}
