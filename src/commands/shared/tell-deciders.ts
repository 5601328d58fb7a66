// Tells whoever decides what a unit asks: its words, how far the report is, and the choices.
import type { App } from "../../app.ts";
import { calendarOf } from "../../form/rounds/calendar.ts";
import { nextWorking } from "../../form/rounds/ladder.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { OfficerRequest } from "../../store/officer/requests.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { decidersAbove } from "../../store/people/deciders.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import { requestAsked, requestText } from "../../text/officer/request-answers.ts";
import { offersOf } from "../unit/requests.ts";
import { noticeChoice } from "./command.ts";

type Asked = { readonly request: OfficerRequest; readonly path: string; readonly now: Date };

/**
 * The nearest who decide are told in working hours; "passed-on": everybody above once more, because nobody decided. Gives
 * how many doors that are.
 */
export async function tellDeciders(
  app: App,
  tx: Tx,
  { request, path, now }: Asked,
  which: "first" | "passed-on",
): Promise<number> {
  const { id, roundId } = request;
  const { deadline, settings } = await loadOfficerRound(tx, roundId);
  const zone = app.settings.TIME_ZONE;
  const asking = { roundId, path, innerDecides: settings.innerDecides };
  const doors = await decidersAbove(tx, asking, which === "first" ? "nearest" : "all");
  const said = requestAsked(request, deadline, zone);
  const text = which === "first" ? said : requestText.passedOn(said, request.at, zone);
  const choices = offersOf(request).map(({ words: { label, word }, args }) =>
    noticeChoice(app, { label, word }, "requests", args),
  );
  const body = { ...wordsAlone(withTag(tagAmong(await openRoundNames(tx), roundId, zone), text)), choices };
  const about = which === "first" ? `request:${id}` : `request-on:${id}`;
  const notBefore = nextWorking(now, calendarOf(app), "sundays");
  await putNotices(tx, doors, { body, about, now, notBefore });
  return doors.length;
}
