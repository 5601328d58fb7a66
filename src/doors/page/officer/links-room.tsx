// The links that still open, one's own and those of the units below, each ended by its button: the chat's command on a page.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { links } from "../../../commands/people/links.ts";
import { inTransaction } from "../../../store/db.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { standingsOf } from "../../../store/people/people.ts";
import { logSecurity } from "../../../store/people/security-log.ts";
import { unitsWords } from "../../../text/page/officer-units.ts";
import { Answer } from "./answer.tsx";
import { framed } from "./layout.tsx";
import { fieldsOf } from "./posted.ts";
import type { Asking } from "./rooms.ts";
import { from } from "./session.ts";

const here = "/officer/units/links";

/** Adds the room to the routes. */
export function linkRoutes(app: App, routes: Hono, asking: Asking): void {
  const given = async (c: Context, officer: PageOfficer, args: string) => {
    const reply = await inTransaction(app.db, async (tx) => {
      const { personId } = officer;
      const standings = await standingsOf(tx, personId);
      const said = await links.run({ app, tx, now: app.clock(), personId, standings }, args);
      for (const note of said.logged ?? [])
        await logSecurity(tx, {
          ...from(app, c, officer),
          ...note,
          detail: { ...note.detail, command: links.name },
        });
      return said;
    });
    return c.html(
      framed({
        title: unitsWords.links,
        officer,
        here: "units",
        children: (
          <>
            <p>{unitsWords.linksLead}</p>
            <Answer here={here} reply={reply} file={null} />
          </>
        ),
      }),
    );
  };
  routes.get(
    here,
    asking((c, officer) => given(c, officer, "")),
  );
  routes.post(
    here,
    asking(async (c, officer) => given(c, officer, (await fieldsOf(c)).get("args") ?? "")),
  );
}
