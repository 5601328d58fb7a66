// What a contact asks of the officers: kept as a request, and told to whoever decides above the unit.
import type { App } from "../../app.ts";
import { tellDeciders } from "../../commands/shared/tell-deciders.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import type { RequestKind } from "../../language/request.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { loadRequest } from "../../store/officer/requests.ts";
import { officersAbove } from "../../store/people/people.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import type { LockedReport } from "../../store/rounds/reports.ts";
import { keepRequest } from "../../store/rounds/requests.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import { joinText } from "../../text/people/join.ts";
import type { ReportMessage } from "./report-message.ts";

/** Keeps what these events ask for and queues the notices; a request repeated within the hour is told once. */
export async function tellOfficers(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  events: readonly InterviewEvent[],
): Promise<void> {
  for (const event of events) {
    switch (event.type) {
      case "late-reason":
        await tell(app, tx, turn, loaded, {
          text: joinText.lateNotice(loaded.node.name, event.reason),
          key: `${event.type}:${turn.source}`,
        });
        break;
      case "reopen-asked":
        await ask(app, tx, turn, loaded, "reopen", event.reason);
        break;
      case "requested":
        // More time is asked for with a day, which is asked first (commands/people/extend.ts).
        if (event.kind === "extend") break;
        await ask(app, tx, turn, loaded, event.kind, event.words);
        break;
    }
  }
}

async function ask(
  app: App,
  tx: Tx,
  { nodeId, personId, now }: ReportMessage,
  { deadline, node }: LockedReport,
  kind: RequestKind,
  words: string,
): Promise<void> {
  const id = await keepRequest(tx, { nodeId, personId, kind, words, until: null, deadline, now });
  const request = id === null ? null : await loadRequest(tx, id);
  if (request) await tellDeciders(app, tx, { request, path: node.path, now }, "first");
}

async function tell(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  { node }: LockedReport,
  notice: { readonly text: string; readonly key: string },
): Promise<void> {
  const tag = tagAmong(await openRoundNames(tx), node.roundId, app.settings.TIME_ZONE);
  const text = withTag(tag, notice.text);
  const told = { body: wordsAlone(text), about: notice.key, now: turn.now };
  await putNotices(tx, await officersAbove(tx, node.roundId, node.path), told);
}
