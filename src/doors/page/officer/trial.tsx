// The room where an officer answers a draft as an imaginary unit. Everything is made anew from what they said.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { lastMoment } from "../../../draft/deadline.ts";
import type { RoundDraft } from "../../../draft/draft.ts";
import { type Trial, type TrialSaid, tryForm } from "../../../engine/trial.ts";
import { defaultAddressForm } from "../../../form/library/usual-round.ts";
import { inTransaction } from "../../../store/db.ts";
import { draftTried } from "../../../store/officer/drafts.ts";
import { keepTrial, trialOf } from "../../../store/officer/trials.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { draftWords } from "../../../text/page/officer-forms.ts";
import { trialWords } from "../../../text/page/officer-trial.ts";
import { type DraftView, viewDraft } from "./draft-view.ts";
import { framed } from "./layout.tsx";
import { fieldsOf } from "./posted.ts";
import type { Asking } from "./rooms.ts";
import { nothingHerePage } from "./way-in.tsx";

/** More nobody says to try a form; each page is made of all of them. */
const mostSaid = 400;
const longestText = 4_000;
const dayMs = 86_400_000;

type Tried = { readonly view: DraftView; readonly profile: string; readonly label: string };

/** Adds the room to the routes. */
export function trialRoutes(app: App, routes: Hono, path: string, asking: Asking): void {
  const at = `${path}/trial/:profile{[a-z][a-z0-9_]{0,63}}`;
  const tried = async (c: Context): Promise<Tried | null> => {
    const view = await viewDraft(app, Number(c.req.param("draft")));
    const profile = c.req.param("profile") ?? "";
    const label = view?.form?.profiles[profile]?.label;
    return view && view.faults.length === 0 && label !== undefined ? { view, profile, label } : null;
  };
  routes.get(
    at,
    asking(async (c, officer) => {
      const here = await tried(c);
      if (!here) return notYet(c, officer);
      const { said, changed } = await saidSoFar(app, officer, here);
      return c.html(trialPage(app, officer, here, said, changed ? [trialWords.changed] : []));
    }),
  );
  routes.post(
    at,
    asking(async (c, officer) => {
      const here = await tried(c);
      if (!here) return notYet(c, officer);
      const fields = await fieldsOf(c);
      const { said } = await saidSoFar(app, officer, here);
      const one = fields.has("again") ? null : saidIn(fields);
      if (one && said.length >= mostSaid)
        return c.html(trialPage(app, officer, here, said, [trialWords.full(mostSaid)]), 422);
      const next = fields.has("again") ? [] : one ? [...said, one] : said;
      await keep(app, officer, here, next);
      return c.redirect(`${c.req.path}#last`, 303);
    }),
  );
}

/** What was said to this version; of another version nothing counts. */
async function saidSoFar(
  app: App,
  officer: PageOfficer,
  { view, profile }: Tried,
): Promise<{ readonly said: readonly TrialSaid[]; readonly changed: boolean }> {
  const { id: draftId, version } = view.at;
  const kept = await trialOf(app.db, { draftId, profile, personId: officer.personId }, app.clock());
  if (!kept) return { said: [], changed: false };
  if (kept.version !== version) return { said: [], changed: kept.said.length > 0 };
  return { said: kept.said.flatMap(readSaid), changed: false };
}

async function keep(
  app: App,
  officer: PageOfficer,
  { view, profile }: Tried,
  said: readonly TrialSaid[],
): Promise<void> {
  const { id: draftId, version } = view.at;
  await inTransaction(app.db, async (tx) => {
    await keepTrial(
      tx,
      { draftId, profile, personId: officer.personId },
      { version, said: said.map(({ type, text }) => `${type}:${text}`), at: app.clock() },
    );
    if (said.length > 0) await draftTried(tx, draftId, version);
  });
}

function readSaid(kept: string): TrialSaid[] {
  const [, type, text = ""] = /^(text|press):([\s\S]*)$/.exec(kept) ?? [];
  return type === "text" || type === "press" ? [{ type, text }] : [];
}

function saidIn(fields: ReadonlyMap<string, string>): TrialSaid | null {
  const press = fields.get("press");
  if (press !== undefined) return { type: "press", text: press.slice(0, longestText) };
  const text = (fields.get("text") ?? "").slice(0, longestText);
  return text === "" ? null : { type: "text", text };
}

function trialPage(
  app: App,
  officer: PageOfficer,
  { view, profile, label }: Tried,
  said: readonly TrialSaid[],
  notes: readonly string[],
): string {
  const { form, at } = view;
  if (!form) throw new Error("a draft that is no form is not tried");
  const { round } = at.body;
  const trial: Trial = tryForm(
    form,
    profile,
    said,
    {
      unit: trialWords.unit(label),
      title: round.title ?? form.title,
      receiver: round.receiver ?? round.office ?? trialWords.receiver,
      you: defaultAddressForm,
      mustAlsoSend: round.mustAlsoSend,
      helpContact: round.help,
      tag: trialWords.tag,
      deadline: deadlineOf(app, round),
      zone: app.settings.TIME_ZONE,
    },
    app.clock(),
  );
  const here = `/officer/drafts/${at.id}/trial/${profile}`;
  return framed({
    title: trialWords.title(label),
    officer,
    here: "forms",
    children: (
      <>
        <section class="card trial-lead">
          <p>
            <strong>{trialWords.tag}</strong>. {trialWords.lead}
          </p>
          {notes.map((note) => (
            <p class="problem">{note}</p>
          ))}
        </section>
        <ol class="trial">
          {trial.turns.map(({ by, text }, index) => (
            <li class={by} id={index === trial.turns.length - 1 ? "last" : undefined}>
              <span class="unseen">{trialWords[by]}</span>
              {text}
            </li>
          ))}
        </ol>
        {trial.sealed ? <p class="done">{trialWords.done}</p> : null}
        {trial.choices.length === 0 ? null : (
          <form method="post" action={here} class="row">
            {trial.choices.map((choice) => (
              <button type="submit" name="press" value={choice}>
                {choice}
              </button>
            ))}
          </form>
        )}
        <form method="post" action={here}>
          <label for="said">{trialWords.answer}</label>
          <textarea id="said" name="text" rows={2} autocomplete="off" />
          <button type="submit" class="main">
            {trialWords.send}
          </button>
        </form>
        <form method="post" action={here} class="row">
          <button type="submit" name="again" value="yes">
            {trialWords.again}
          </button>
          <a class="button" href={`/officer/drafts/${at.id}`}>
            {trialWords.back}
          </a>
        </form>
      </>
    ),
  });
}

/** The dispatch's own where it has not gone by; else there is a week. */
function deadlineOf({ clock, settings }: App, { deadlines }: RoundDraft): Date {
  const now = clock();
  const [first] = deadlines.map((one) => lastMoment(one, settings.TIME_ZONE)).filter((at) => at > now);
  return first ?? new Date(now.getTime() + 7 * dayMs);
}

function notYet(c: Context, officer: PageOfficer): Response | Promise<Response> {
  return c.html(
    nothingHerePage(officer, trialWords.notYet, `${trialWords.notYetWhy} ${draftWords.none}`),
    404,
  );
}
