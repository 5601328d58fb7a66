// The room where a round is opened on a released form: its boxes, the preview, and the opening with the numbers confirmed.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { countDuties } from "../../../draft/inner-duties.ts";
import { calendarOf } from "../../../form/rounds/calendar.ts";
import type { RoundPreview } from "../../../form/rounds/preview.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { type Askable, askableForms } from "../../../store/officer/askable.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { openedAlready, openRound } from "../../../store/rounds/rounds.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { listUnits } from "../../../store/rounds/units.ts";
import { openProblems, openWords } from "../../../text/page/officer-open.ts";
import { dutyFields, innerChoices } from "./duties.ts";
import { FirstWords } from "./first-words.tsx";
import { framed } from "./layout.tsx";
import { OpenBoxes } from "./open-boxes.tsx";
import {
  choosable,
  firstWish,
  previewReady,
  type Ready,
  type Register,
  readyOf,
  startIn,
  type Wish,
  wishIn,
} from "./opening.ts";
import { allFieldsOf } from "./posted.ts";
import { Problems } from "./problems.tsx";
import { type Asking, keepAct } from "./rooms.ts";
import { Share, type Shared, shareRound } from "./share.tsx";
import { nothingHerePage } from "./way-in.tsx";

const path = "/officer/forms/:form{[a-z0-9-]{1,80}}/open";

/** Adds the room to the routes. */
export function openRoutes(app: App, routes: Hono, asking: Asking): void {
  routes.get(
    path,
    asking(async (c, officer) => {
      const askable = await formOf(app, c);
      if (!askable) return noForm(c, officer);
      const register = await registerOf(app);
      const said = registerProblems(register);
      return c.html(boxesPage(officer, askable, register, firstWish(askable, register), said));
    }),
  );
  routes.post(
    path,
    asking(async (c, officer) => {
      const askable = await formOf(app, c);
      if (!askable) return noForm(c, officer);
      const register = await registerOf(app);
      const fields = await allFieldsOf(c);
      const wish = wishIn(fields);
      const step = fields.get("step")?.at(-1);
      const wrong = (said: readonly string[]) =>
        c.html(boxesPage(officer, askable, register, wish, said), 422);
      const unfit = registerProblems(register);
      if (unfit.length > 0) return wrong(unfit);
      const ready = readyOf(askable, wish, register);
      if ("problems" in ready) return wrong(ready.problems);
      if (step === "back") return c.html(boxesPage(officer, askable, register, wish, []));
      const seen = previewReady(askable.form, ready, wish, register);
      const preview = (problems: readonly string[], status: 200 | 422, shared: Shared | null = null) =>
        c.html(previewPage(app, officer, askable, register, { wish, ready, seen, problems, shared }), status);
      if (step === "share") {
        const shared = await inTransaction(app.db, async (tx) => {
          await keepAct(app, tx, c, officer, { command: "round preview" });
          return shareRound(app, tx, { personId: officer.personId, preview: seen, form: askable });
        });
        return preview([], 200, shared);
      }
      if (step !== "open" && step !== "prepare") return preview([], 200);
      const startsAt = step === "open" ? null : startIn(wish, ready, register);
      if (startsAt !== null && "problem" in startsAt) return preview([startsAt.problem], 422);
      const number = wish.number === "" ? null : wish.number;
      const how = { number, ...(step === "open" ? {} : { prepared: { startsAt } }) };
      const opened = await inTransaction(app.db, async (tx) => {
        const done = await openAt(tx, askable, ready, { ...how, now: app.clock() });
        if ("id" in done) await keepAct(app, tx, c, officer, { command: "round open", round: done.id });
        return done;
      });
      if ("already" in opened) return wrong([openProblems.already(opened.already)]);
      return c.redirect(`/officer?${step === "open" ? "opened" : "prepared"}=${opened.id}`, 303);
    }),
  );
}

async function openAt(
  tx: Tx,
  { form, template }: Askable,
  { title, deadline, settings, codes }: Ready,
  how: Pick<Parameters<typeof openRound>[1], "number" | "prepared" | "now">,
): Promise<{ id: number } | { already: { title: string; codes: readonly string[] } }> {
  const already = await openedAlready(tx, { formId: form.id, title, codes });
  if (already) return { already: { title, codes: already.codes } };
  return openRound(tx, { form, template, title, deadline, settings, demo: false, codes, ...how });
}

async function formOf(app: App, c: Context): Promise<Askable | null> {
  const id = c.req.param("form") ?? "";
  return (await askableForms(app.db, id, null)).find(({ form }) => form.id === id) ?? null;
}

/** The office's own units, or the samples where it has none yet. */
export async function registerOf(app: App): Promise<Register> {
  const kinds = await listUnitKinds(app.db);
  const all = await listUnits(app.db);
  const own = all.filter(({ sample }) => !sample);
  return {
    units: own.length > 0 ? own : all,
    kinds,
    zone: app.settings.TIME_ZONE,
    now: app.clock(),
    opens: app.settings.WORKING_HOURS.slice(0, 5),
  };
}

/** Without a register of the office's own no round opens. */
export function registerProblems({ units }: Register): readonly string[] {
  if (units.length === 0) return [openProblems.noUnits];
  return units.every(({ sample }) => sample) ? [openProblems.samples] : [];
}

function boxesPage(
  officer: PageOfficer,
  askable: Askable,
  register: Register,
  wish: Wish,
  problems: readonly string[],
): string {
  return framed({
    title: openWords.title(askable.form.title),
    officer,
    here: "forms",
    children: (
      <section class="card">
        <Problems said={problems} />
        <OpenBoxes wish={wish} choices={choosable(askable, register)} inner={innerChoices(register)} />
      </section>
    ),
  });
}

function previewPage(
  app: App,
  officer: PageOfficer,
  askable: Askable,
  register: Register,
  given: {
    readonly wish: Wish;
    readonly ready: Ready;
    readonly seen: RoundPreview;
    readonly problems: readonly string[];
    readonly shared: Shared | null;
  },
): string {
  const { wish, ready, seen, problems, shared } = given;
  const { zone } = register;
  const { deadline, codes, settings } = ready;
  const counted = choosable(askable, register).flatMap(({ kind, label }) => {
    const count = register.units.filter((unit) => unit.kind === kind && codes.includes(unit.code)).length;
    return count > 0 ? [{ label, count }] : [];
  });
  return framed({
    title: openWords.previewTitle,
    officer,
    here: "forms",
    children: (
      <>
        <Problems said={problems} />
        <section class="card">
          <p>
            <strong>{openWords.confirm({ expected: codes.length, deadline, zone })}</strong>
          </p>
          <p>{openWords.kinds(counted)}</p>
          {openWords.counted(countDuties(settings, register.units), settings.innerDecides).map((line) => (
            <p>{line}</p>
          ))}
          <form method="post">
            <Kept wish={wish} />
            <p class="row">
              <button type="submit" class="main" name="step" value="open">
                {openWords.open(codes.length)}
              </button>
              <button type="submit" name="step" value="back">
                {openWords.back}
              </button>
            </p>
          </form>
        </section>
        <section class="card">
          <h2>{openWords.prepare}</h2>
          <p>{openWords.prepareLead}</p>
          <form method="post">
            <Kept wish={wish} />
            <label>
              {openWords.startDay}
              <input type="date" name="startDay" value={wish.startDay} />
            </label>
            <label>
              {openWords.startTime}
              <input type="time" name="startTime" value={wish.startTime} />
            </label>
            <button type="submit" name="step" value="prepare">
              {openWords.prepareDo}
            </button>
          </form>
        </section>
        <Share shared={shared} zone={zone}>
          <Kept wish={wish} />
        </Share>
        <FirstWords form={askable.form} preview={seen} calendar={calendarOf(app)} />
      </>
    ),
  });
}

/** The wish goes along with the confirmation: what was looked at is what is opened. */
function Kept({ wish }: { readonly wish: Wish }) {
  const { title, short, number, date, time, counts, kinds, except, ladder, receiver, help, alsoSend } = wish;
  const single = { title, short, number, date, time, except, receiver, help, alsoSend };
  const all: [string, string][] = [
    ...Object.entries(single),
    ["counts", counts ? "yes" : "no"],
    ...kinds.map((kind): [string, string] => ["kind", kind]),
    ...dutyFields(wish),
    ...ladder.map((rung): [string, string] => ["rung", rung]),
  ];
  return (
    <>
      {all.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function noForm(c: Context, officer: PageOfficer): Response | Promise<Response> {
  return c.html(nothingHerePage(officer, openProblems.noForm, openProblems.noFormWords), 404);
}
