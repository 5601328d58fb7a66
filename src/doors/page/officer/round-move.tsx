// An open round that goes on in a newer version of its form, on its page: what would change is said first, then confirmed.
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import type { OfficerView } from "../../../commands/shared/officer-view.ts";
import { columnPlace } from "../../../form/place.ts";
import { isHandedIn } from "../../../form/report-state.ts";
import { inTransaction } from "../../../store/db.ts";
import { loadAnswers } from "../../../store/officer/report.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { type FormMove, moveForm, previewMove } from "../../../store/rounds/move-form.ts";
import { moveWords } from "../../../text/page/officer-move.ts";
import { keepAct } from "./rooms.ts";

/** What a move would do, in numbers, beside what it changes. */
export type MoveShown = Parameters<typeof moveWords.lines>[0];

/** What is said of a move that was asked for. */
type Moved =
  | { readonly problem: string }
  | { readonly done: string }
  | { readonly problem?: string; readonly move: MoveShown };

/** Whether what was posted is about the form's version. */
export function isMove(fields: ReadonlyMap<string, string>): boolean {
  return fields.get("do") === "move" || fields.get("do") === "move-now";
}

/**
 * Shows what the move to the posted version would do, or carries it out where it was shown before. In transactions of its
 * own: the reports move some at a time.
 */
export async function moveRound(
  app: App,
  c: Context,
  officer: PageOfficer,
  view: OfficerView,
  fields: ReadonlyMap<string, string>,
): Promise<Moved> {
  const { id } = view.round;
  const [version, from] = [numberIn(fields, "version"), numberIn(fields, "from")];
  const planned = await previewMove(app.db, id, version);
  // A second press of the same button finds it done.
  if ("type" in planned)
    return planned.type === "not-newer" && planned.version === version
      ? { done: moveWords.moved(version) }
      : { problem: moveWords.refused(planned) };
  if (fields.get("do") === "move") return { move: await shownOf(app, view, planned) };
  if (planned.from !== from) return { problem: moveWords.changed, move: await shownOf(app, view, planned) };
  const done = await moveForm(app.db, id, version);
  if ("type" in done) return { problem: moveWords.refused(done) };
  await keepAct(app, app.db, c, officer, { command: "round move-form", round: id });
  return { done: moveWords.moved(version) };
}

async function shownOf(app: App, { units }: OfficerView, move: FormMove): Promise<MoveShown> {
  const { from, to, differences, profiles } = move;
  const placesOf = (profile: string | null) => (profile === null ? undefined : profiles.get(profile));
  const owing = units.filter(({ state }) => !isHandedIn(state));
  const answers = await inTransaction(app.db, (tx) =>
    loadAnswers(
      tx,
      units.map(({ nodeId }) => nodeId),
    ),
  );
  const kept = units.filter(({ nodeId, profile }) => {
    const gone = new Set(placesOf(profile)?.gone);
    return [...(answers.get(nodeId)?.values() ?? [])].some(
      ({ place, value }) => value !== null && gone.has(columnPlace(place)),
    );
  });
  return {
    ...{ from, to, differences },
    ...{ open: owing.length, sealed: units.length - owing.length },
    asked: owing.filter(({ profile }) => (placesOf(profile)?.asked.length ?? 0) > 0).length,
    kept: kept.length,
  };
}

function numberIn(fields: ReadonlyMap<string, string>, name: string): number {
  const said = fields.get(name) ?? "";
  return /^[0-9]{1,9}$/.test(said) ? Number(said) : 0;
}

/** The newer versions of the form, each to be looked at. */
export function MoveCard(props: {
  readonly here: string;
  readonly version: number;
  readonly newer: readonly number[];
}) {
  const { here, version, newer } = props;
  if (newer.length === 0) return null;
  return (
    <section class="card">
      <h2>{moveWords.title}</h2>
      <p>{moveWords.lead(version)}</p>
      <form method="post" action={here}>
        <input type="hidden" name="do" value="move" />
        <p class="row">
          {newer.map((one) => (
            <button type="submit" name="version" value={String(one)}>
              {moveWords.see(one)}
            </button>
          ))}
        </p>
      </form>
    </section>
  );
}

/** What the move would do, with its button. */
export function MoveQuestion({ here, move }: { readonly here: string; readonly move: MoveShown }) {
  return (
    <section class="card">
      <h2>{moveWords.question(move)}</h2>
      {moveWords.lines(move).map((line) => (
        <p>{line}</p>
      ))}
      <form method="post" action={here}>
        <input type="hidden" name="do" value="move-now" />
        <input type="hidden" name="version" value={String(move.to)} />
        <input type="hidden" name="from" value={String(move.from)} />
        <p class="row">
          <button type="submit" class="main">
            {moveWords.move(move.to)}
          </button>
          <a class="button" href={here}>
            {moveWords.keep}
          </a>
        </p>
      </form>
    </section>
  );
}
