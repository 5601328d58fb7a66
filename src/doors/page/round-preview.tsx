// A round before it opens, for whoever was sent the link: read only, without a login. Makes and changes nothing.
import { Hono } from "hono";
import type { App } from "../../app.ts";
import { calendarOf } from "../../form/rounds/calendar.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { previewWords } from "../../text/page/round-preview.ts";
import type { StrangerTurns } from "../http/stranger-turns.ts";
import { troublePage } from "./chat/page.ts";
import { type DownloadParts, linkOf, orTroublePage } from "./downloads.ts";
import { framed } from "./officer/layout.tsx";
import { RoundShown } from "./officer/round-shown.tsx";

/** `/x/:token`: opens as often as wanted while the link lives and whoever made it is an officer of the office that asks. */
export function roundPreviews(
  app: App,
  { mayHave }: Pick<DownloadParts, "mayHave">,
  strangers: StrangerTurns,
): Hono {
  const routes = new Hono();
  const calendar = calendarOf(app);
  routes.get("/x/:token", (c) =>
    orTroublePage(app, c, { sentence: "A round could not be shown.", words: previewWords }, async () => {
      const link = await linkOf(app, strangers, c);
      if (link?.target.type !== "preview" || !(await mayHave(link)))
        return c.html(troublePage(previewWords.goneTitle, previewWords.gone), 404);
      const { round } = link.target;
      const form = await loadForm(app.db, round.formId, round.formVersion);
      return c.html(
        framed({
          title: previewWords.title(round.title),
          officer: null,
          children: (
            <>
              <p>{previewWords.lead(new Date(round.at), calendar.zone)}</p>
              <RoundShown form={form} preview={round} calendar={calendar} />
            </>
          ),
        }),
      );
    }),
  );
  return routes;
}
