// The room where an earlier round is opened once more: the list, what it takes over, its title and dates, the opening.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { wholeRounds } from "../../../store/officer/officer-actions.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { standingsOf } from "../../../store/people/people.ts";
import { type EarlierRound, earlierRound } from "../../../store/rounds/earlier-round.ts";
import { openedAlready, openRound } from "../../../store/rounds/rounds.ts";
import { againProblems } from "../../../text/page/officer-again.ts";
import { openProblems } from "../../../text/page/officer-open.ts";
import { againBoxes, againList, againPreview, type Wanted } from "./again-pages.tsx";
import { registerOf, registerProblems } from "./open-room.tsx";
import { deadlineIn, previewReady, type Ready, type Register, startIn } from "./opening.ts";
import { fieldsOf } from "./posted.ts";
import { type Asking, keepAct } from "./rooms.ts";
import { shareRound } from "./share.tsx";
import { nothingHerePage } from "./way-in.tsx";

const path = "/officer/again/:round{[0-9]{1,9}}";
const longestTitle = 200;
const nothing: Wanted = { title: "", date: "", time: "", counts: true, startDay: "", startTime: "" };

/** Adds the room to the routes. */
export function againRoutes(app: App, routes: Hono, asking: Asking): void {
  const zone = app.settings.TIME_ZONE;
  routes.get(
    "/officer/again",
    asking(async (c, officer) => {
      const rounds = await inTransaction(app.db, (tx) => roundsOf(tx, officer));
      return c.html(againList(officer, rounds, zone));
    }),
  );
  routes.get(
    path,
    asking(async (c, officer) => {
      const earlier = await inTransaction(app.db, (tx) => earlierOf(tx, c, officer));
      if (!earlier) return noRound(c, officer);
      const said = unfit(earlier, await registerOf(app));
      return c.html(againBoxes(officer, earlier, nothing, said));
    }),
  );
  routes.post(
    path,
    asking(async (c, officer) => {
      const register = await registerOf(app);
      const fields = await fieldsOf(c);
      const wanted = wantedIn(fields);
      const step = fields.get("step");
      const done = await inTransaction(app.db, async (tx) => {
        const earlier = await earlierOf(tx, c, officer);
        if (!earlier) return null;
        const ready = readyOf(earlier, wanted, register);
        if ("problems" in ready) return { earlier, ready };
        if (step === "share") {
          const preview = previewReady(earlier.form, ready, ready, register);
          await keepAct(app, tx, c, officer, { command: "round preview" });
          const { personId } = officer;
          return { earlier, ready, shared: await shareRound(app, tx, { personId, preview, form: null }) };
        }
        if (step !== "open") return { earlier, ready };
        const { title, deadline, settings, codes, startsAt } = ready;
        const { form, demo } = earlier;
        const already = await openedAlready(tx, { formId: form.id, title, codes });
        if (already) return { earlier, ready: { problems: [againProblems.already] } };
        const { id } = await openRound(tx, {
          ...{ form, kept: true, title, deadline },
          ...{ settings, demo, codes, now: register.now },
          ...(startsAt === null ? {} : { prepared: { startsAt } }),
        });
        await keepAct(app, tx, c, officer, { command: "round again", round: id });
        return { opened: id, prepared: startsAt !== null };
      });
      if (!done) return noRound(c, officer);
      if ("opened" in done)
        return c.redirect(`/officer?${done.prepared ? "prepared" : "opened"}=${done.opened}`, 303);
      const { earlier, ready, shared = null } = done;
      if ("problems" in ready) return c.html(againBoxes(officer, earlier, wanted, ready.problems), 422);
      if (step === "back") return c.html(againBoxes(officer, earlier, wanted, []));
      const preview = previewReady(earlier.form, ready, ready, register);
      return c.html(againPreview(app, officer, earlier, { wanted, ready, preview, shared }));
    }),
  );
}

/** The rounds that this officer may open once more. */
async function roundsOf(tx: Tx, { personId }: PageOfficer) {
  return wholeRounds(tx, await standingsOf(tx, personId));
}

async function earlierOf(tx: Tx, c: Context, officer: PageOfficer): Promise<EarlierRound | null> {
  const id = Number(c.req.param("round"));
  const mine = await roundsOf(tx, officer);
  return mine.some(({ roundId }) => roundId === id) ? earlierRound(tx, id) : null;
}

function wantedIn(fields: ReadonlyMap<string, string>): Wanted {
  const field = (name: string) => fields.get(name) ?? "";
  const [title, date, time] = [field("title").replace(/\s+/gu, " "), field("date"), field("time")];
  const [startDay, startTime] = [field("startDay"), field("startTime")];
  return { title, date, time, counts: field("counts") !== "no", startDay, startTime };
}

/** What keeps this round from opening, whatever is filled in. */
function unfit({ codes }: EarlierRound, register: Register): readonly string[] {
  const said = registerProblems(register);
  return said.length === 0 && codes.length === 0 ? [againProblems.nobody] : said;
}

/** The round as it would open and when it starts by itself (null: at once), or everything that is wrong. */
function readyOf(
  earlier: EarlierRound,
  wanted: Wanted,
  register: Register,
): (Ready & { readonly startsAt: Date | null }) | { readonly problems: readonly string[] } {
  const { zone, now } = register;
  const { title } = wanted;
  const problems = [...unfit(earlier, register)];
  if (title === "") problems.push(openProblems.name);
  if ([...title].length > longestTitle) problems.push(againProblems.longTitle(longestTitle));
  const deadline = deadlineIn(wanted, zone);
  if (typeof deadline === "string") return { problems: [...problems, deadline] };
  if (deadline <= now) problems.push(openProblems.past(deadline, zone));
  const starts = wanted.startDay === "" ? null : startIn({ ...wanted, number: "" }, { deadline }, register);
  if (starts !== null && "problem" in starts) return { problems: [...problems, starts.problem] };
  if (problems.length > 0) return { problems };
  const { settings, codes } = earlier;
  return { title, deadline, settings, codes, startsAt: starts };
}

function noRound(c: Context, officer: PageOfficer): Response | Promise<Response> {
  return c.html(nothingHerePage(officer, againProblems.noneTitle, againProblems.noneWords), 404);
}
