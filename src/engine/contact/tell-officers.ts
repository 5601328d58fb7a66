// What a contact asks of the officers: kept as a request, and told to every officer above the unit.
import type { App } from "../../app.ts";
import { progressOf } from "../../form/progress.ts";
import { calendarOf } from "../../form/rounds/calendar.ts";
import { nextWorking } from "../../form/rounds/ladder.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import type { Situation } from "../../interview/situation.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { officersAbove } from "../../store/people/people.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import type { LockedReport } from "../../store/rounds/reports.ts";
import { keepRequest } from "../../store/rounds/requests.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import { requestNotice } from "../../text/officer/requests.ts";
import { joinText } from "../../text/people/join.ts";
import type { ReportMessage } from "./report-message.ts";

type After = { readonly answers: Situation["answers"]; readonly q: Situation["q"] };

/** Keeps what these events ask for and queues the notices; a request repeated within the hour is told once. */
export async function tellOfficers(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  events: readonly InterviewEvent[],
  after: After,
): Promise<void> {
  for (const event of events) {
    switch (event.type) {
      case "late-reason":
        await tell(app, tx, turn, loaded, {
          text: joinText.lateNotice(loaded.node.name, event.reason),
          key: `${event.type}:${turn.source}`,
        });
        break;
      case "reopen-asked": {
        const id = await keep(tx, turn, loaded, "reopen", event.reason);
        if (id === null) break;
        const text = joinText.reopenNotice(loaded.node.name, event.reason);
        await tell(app, tx, turn, loaded, { text, key: `request:${id}` });
        break;
      }
      case "requested": {
        const id = await keep(tx, turn, loaded, event.kind, event.words);
        if (id === null) break;
        const { done, total } = progressOf(after.q, after.answers);
        const text = requestNotice({
          unit: loaded.node,
          kind: event.kind,
          words: event.words,
          done,
          total,
          deadline: loaded.deadline,
          zone: app.settings.TIME_ZONE,
        });
        const notBefore = nextWorking(turn.now, calendarOf(app), "sundays");
        await tell(app, tx, turn, loaded, { text, key: `request:${id}`, notBefore });
        break;
      }
    }
  }
}

function keep(
  tx: Tx,
  { nodeId, personId, now }: ReportMessage,
  { deadline }: LockedReport,
  kind: Parameters<typeof keepRequest>[1]["kind"],
  words: string,
): Promise<number | null> {
  return keepRequest(tx, { nodeId, personId, kind, words, until: null, deadline, now });
}

async function tell(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  { node }: LockedReport,
  notice: { readonly text: string; readonly key: string; readonly notBefore?: Date },
): Promise<void> {
  const { key: about, notBefore } = notice;
  const tag = tagAmong(await openRoundNames(tx), node.roundId, app.settings.TIME_ZONE);
  const text = withTag(tag, notice.text);
  const told = { body: wordsAlone(text), about, now: turn.now, ...(notBefore ? { notBefore } : {}) };
  await putNotices(tx, await officersAbove(tx, node.roundId, node.path), told);
}
