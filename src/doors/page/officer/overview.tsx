// The first room: the open rounds in which the officer stands, with the counts of the summary.
import type { App } from "../../../app.ts";
import { viewAt } from "../../../commands/shared/officer-view.ts";
import { countWaiting, placesOf, waitingAt } from "../../../commands/waiting/items.ts";
import type { Form } from "../../../form/form.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { partsLeft } from "../../../store/officer/released-forms.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { standingsOf } from "../../../store/people/people.ts";
import { loadForm } from "../../../store/rounds/forms.ts";
import { expectedIn } from "../../../store/rounds/round-changes.ts";
import { preparedFor } from "../../../store/rounds/start.ts";
import { releaseText } from "../../../text/officer/release.ts";
import { overviewWords } from "../../../text/page/officer.ts";
import { againWords } from "../../../text/page/officer-again.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { roundWords } from "../../../text/page/officer-round.ts";
import { waitingWords } from "../../../text/page/officer-waiting.ts";
import { previewWords } from "../../../text/page/round-preview.ts";
import { sectionsSaid } from "../../../text/round-parts.ts";
import { framed } from "./layout.tsx";
import { Done } from "./problems.tsx";
import { waitingPath } from "./waiting-room.tsx";

/** The round that was opened, or only prepared, just now. */
type Fresh = { readonly opened?: number; readonly prepared?: number };

/** The page, as things stand now, and what is said of a round that is fresh. */
export async function overviewPage(app: App, officer: PageOfficer, fresh: Fresh = {}): Promise<string> {
  const zone = app.settings.TIME_ZONE;
  const { views, prepared, open, left, waits, expected } = await inTransaction(app.db, async (tx) => {
    const standings = await standingsOf(tx, officer.personId);
    const mine = standings.filter(({ role, roundOpen }) => role === "officer" && roundOpen);
    const seen = [];
    for (const { roundId, nodeId, path } of mine)
      seen.push(await viewAt(tx, { roundId, nodeId, path }, { now: app.clock(), zone }));
    const open = seen.find(({ round }) => round.id === (fresh.opened ?? fresh.prepared));
    const left = open && officer.asks ? await formsLeft(tx, open.round.form) : [];
    const waits = countWaiting(await waitingAt(tx, placesOf(standings), officer.personId));
    // Also those that report to a unit which compiles: all of them are asked.
    const expected = open ? await expectedIn(tx, open.round.id) : 0;
    return { waits, views: seen, prepared: await preparedFor(tx, officer.personId), open, left, expected };
  });
  const waiting = prepared.find(({ id }) => id === fresh.prepared);
  const said = () => {
    if (waiting) return openWords.prepared(waiting, zone);
    if (!open) return null;
    const { title } = open.round;
    if (fresh.opened === undefined) return openWords.begun(title);
    return openWords.opened({ title, expected });
  };
  return framed({
    title: overviewWords.title,
    officer,
    here: "overview",
    children: (
      <>
        <Done said={said()} />
        {left.length === 0 ? null : (
          <p class="row">
            {left.map((form) => (
              <a class="button" href={`/officer/forms/${form.id}/open`}>
                {openWords.left(sectionsSaid(form))}
              </a>
            ))}
          </p>
        )}
        {views.length === 0 ? null : (
          <p class="row">
            <span>{waitingWords.count(waits)}</span>
            {waits === 0 ? null : (
              <a class="button" href={waitingPath}>
                {waitingWords.title}
              </a>
            )}
          </p>
        )}
        {prepared.length === 0 ? null : (
          <section class="card">
            <h2>{openWords.preparedRounds}</h2>
            <p class="message">{releaseText.list(prepared, zone)}</p>
            {officer.asks
              ? prepared.map(({ id, title }) => (
                  <p>
                    <a class="button" href={`/officer/prepared/${id}`}>
                      {previewWords.of(title)}
                    </a>
                  </p>
                ))
              : null}
          </section>
        )}
        {views.length === 0 ? <p>{officer.asks ? overviewWords.noneAsks : overviewWords.none}</p> : null}
        {views.map(({ round, progress, moment }) => (
          <section class="card">
            <h2>{round.title}</h2>
            <p>{overviewWords.deadline(moment.deadline, zone)}</p>
            <p>{overviewWords.counts(progress.all)}</p>
            <p>
              <a class="button" href={`/officer/rounds/${round.id}`}>
                {roundWords.manage}
              </a>
            </p>
            {progress.all.late > 0 ? <p>{overviewWords.late(progress.all.late)}</p> : null}
          </section>
        ))}
        {officer.asks ? (
          <p>
            <a class="button" href="/officer/again">
              {againWords.link}
            </a>
          </p>
        ) : null}
      </>
    ),
  });
}

/** The forms of the same dispatch that no round asks yet: each of its deadlines is a round. */
async function formsLeft(tx: Tx, { id, version }: Form): Promise<readonly Form[]> {
  const left: Form[] = [];
  for (const one of await partsLeft(tx, { id, version })) left.push(await loadForm(tx, one.id, one.version));
  return left;
}
