// One thing that waits, as it is shown: what is to be looked at, and what can be done with it. Marks a version as looked at.
import { waiversWithoutPersonal, withoutPersonal } from "../../form/personal.ts";
import { questionnaire } from "../../form/questions.ts";
import type { NewOffer } from "../../interview/chat.ts";
import { loadSealed } from "../../store/officer/report.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import type { WaitingReport } from "../../store/officer/waiting.ts";
import { markSeen } from "../../store/queue/to-tell.ts";
import { doubtLines } from "../../text/officer/doubts.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { requestAsked } from "../../text/officer/request-answers.ts";
import { rowsOffers } from "../../text/officer/returned-rows.ts";
import { waitingOffers, waitingText } from "../../text/officer/waiting.ts";
import { type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { targetArgs } from "../shared/decision.ts";
import { differenceOf } from "../shared/difference-of.ts";
import { inRound } from "../shared/round-said.ts";
import { offersOf } from "../unit/requests.ts";
import type { WaitingItem } from "./items.ts";
import { tagsOf } from "./round-words.ts";

/** What a choice carries to find a thing again, and what comes after it when it is gone: "new 1665536400000.12". */
export function itemArgs({ group, at, id }: WaitingItem): string {
  return `${group} ${at.getTime()}.${id}`;
}

/** The thing as it is shown; `above`: what was done before. */
export async function itemReply(
  context: CommandContext,
  item: WaitingItem,
  { no, all, above }: { readonly no: number; readonly all: number; readonly above: readonly string[] },
): Promise<Reply> {
  const { said, offers, concerns } = await shown(context, item);
  const next = commandOffer(waitingOffers.next, "waiting", `next ${itemArgs(item)}`);
  return {
    text: [...above, `${waitingText.place(item.group, no, all)}\n${said}`].join("\n\n"),
    offers: [...offers, next],
    logged: [
      {
        what: "officer-act",
        ...(concerns === null ? {} : { unitId: concerns }),
        detail: item.roundId === null ? {} : { round: item.roundId },
      },
    ],
  };
}

type Shown = {
  readonly said: string;
  readonly offers: readonly NewOffer[];
  /** The unit that it is about; null where it is about nobody's report. */
  readonly concerns: number | null;
};

async function shown(context: CommandContext, item: WaitingItem): Promise<Shown> {
  const zone = context.app.settings.TIME_ZONE;
  const tag = tagsOf(context).beside(item.roundId);
  const offer = (words: Parameters<typeof commandOffer>[0], act: string) =>
    commandOffer(words, "waiting", `${act} ${itemArgs(item)}`);
  switch (item.type) {
    case "report": {
      const { unit, sealed } = item.report;
      const args = targetArgs(unit, sealed);
      return {
        said: await reportWords(context, item.report, tag),
        offers: [
          commandOffer(waitingOffers.accept, "waiting", `accept ${itemArgs(item)}@${sealed.version}`),
          commandOffer(rowsOffers.lookAgain, "recheck", inRound(unit.roundId, args)),
          commandOffer(officerOffers.return, "return", inRound(unit.roundId, args)),
          commandOffer(waitingOffers.view, "unit", inRound(unit.roundId, unit.code)),
        ],
        concerns: unit.unitId,
      };
    }
    case "request": {
      const { request } = item;
      const { deadline } = await loadOfficerRound(context.tx, request.roundId);
      return {
        said: waitingText.request(requestAsked(request, deadline, zone), tag, request.at, zone),
        offers: offersOf(request).map(({ words, args }) =>
          commandOffer(words, "waiting", `${itemArgs(item)} ${args}`),
        ),
        concerns: request.unitId,
      };
    }
    case "file":
      return {
        said: waitingText.file(item.of.name, item.file.name, item.at, zone),
        offers: [
          offer(waitingOffers.open, "open"),
          offer(waitingOffers.opened, "opened"),
          commandOffer(waitingOffers.openedAll, "waiting", "opened-all"),
        ],
        concerns: item.of.unitId,
      };
    case "person":
      return {
        said: waitingText.person(item.person.name, item.unit, item.at, zone),
        offers: [offer(waitingOffers.admit, "admit"), offer(waitingOffers.refuse, "refuse")],
        concerns: null,
      };
    case "message": {
      const { unit, code, phone, unitId } = item.message;
      return {
        said: waitingText.message(unit, code, phone, item.at, zone),
        offers: [offer(waitingOffers.spoken, "spoken")],
        concerns: unitId,
      };
    }
  }
}

async function reportWords(
  { tx, app, personId, now }: CommandContext,
  { unit, sealed, covers }: WaitingReport,
  tag: string | null,
): Promise<string> {
  const { form } = await loadOfficerRound(tx, unit.roundId);
  const { answers, waivers, missingReason } = await loadSealed(tx, sealed.id);
  await markSeen(tx, { personId, nodeId: unit.nodeId, submissionId: sealed.id, now });
  const q = questionnaire(form, unit.profile ?? "");
  return waitingText.report({
    ...{ unit: unit.name, tag, covers, missingReason, zone: app.settings.TIME_ZONE },
    ...{ version: sealed.version, at: sealed.at, late: sealed.late, missing: sealed.missing },
    doubts: doubtLines(q, withoutPersonal(form, answers), waiversWithoutPersonal(form, waivers)),
    difference: sealed.version > 1 ? await differenceOf(tx, unit, sealed.id) : null,
  });
}
