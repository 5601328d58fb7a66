// The room of a round that is prepared: what will be asked of whom, and the link by which it is passed on before it starts.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { calendarOf } from "../../../form/rounds/calendar.ts";
import { previewOf } from "../../../form/rounds/preview.ts";
import { inTransaction } from "../../../store/db.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { preparedRound } from "../../../store/rounds/start.ts";
import { previewWords } from "../../../text/page/round-preview.ts";
import { framed } from "./layout.tsx";
import { type Asking, keepAct } from "./rooms.ts";
import { RoundShown } from "./round-shown.tsx";
import { Share, shareRound } from "./share.tsx";
import { nothingHerePage } from "./way-in.tsx";

const path = "/officer/prepared/:round{[0-9]{1,9}}";

/** Adds the room to the routes. */
export function preparedRoutes(app: App, routes: Hono, asking: Asking): void {
  const calendar = calendarOf(app);
  const shown = (share: boolean) => async (c: Context, officer: PageOfficer) => {
    const id = Number(c.req.param("round"));
    const { personId } = officer;
    const seen = await inTransaction(app.db, async (tx) => {
      const round = await preparedRound(tx, personId, id);
      if (!round) return null;
      const preview = previewOf(round, app.clock());
      if (!share) return { form: round.form, preview, shared: null };
      await keepAct(app, tx, c, officer, { command: "round preview", round: id });
      const shared = await shareRound(app, tx, { personId, preview, form: null });
      return { form: round.form, preview, shared };
    });
    if (!seen) return c.html(nothingHerePage(officer, previewWords.noneTitle, previewWords.none), 404);
    const { form, preview, shared } = seen;
    return c.html(
      framed({
        title: previewWords.of(preview.title),
        officer,
        here: "overview",
        children: (
          <>
            <Share shared={shared} zone={calendar.zone} />
            <RoundShown form={form} preview={preview} calendar={calendar} />
          </>
        ),
      }),
    );
  };
  routes.get(path, asking(shown(false)));
  routes.post(path, asking(shown(true)));
}
