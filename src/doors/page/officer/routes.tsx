// The officer's page: its link, its rooms, its end. A GET uses nothing up; each request asks anew what its person may do.
import { type Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { findPageLink, type PageOfficer } from "../../../store/people/officer-pages.ts";
import { wayIn } from "../../../text/page/officer.ts";
import type { StrangerTurns } from "../../http/stranger-turns.ts";
import { orTroublePage } from "../downloads.ts";
import { againRoutes } from "./again-room.tsx";
import { formRoutes, type OfficerParts } from "./form-routes.tsx";
import { linkRoutes } from "./links-room.tsx";
import { overviewPage } from "./overview.tsx";
import { preparedRoutes } from "./prepared-room.tsx";
import { roundRoutes } from "./round-room.ts";
import { currentOfficer, signIn, signOut } from "./session.ts";
import { unitRoutes } from "./units-room.ts";
import { waitingRoutes } from "./waiting-room.tsx";
import { closedPage, goneLinkPage, leftPage, linkPage, notYoursPage } from "./way-in.tsx";

/** `/p/:token` and everything below `/officer`. */
export function officerPages(app: App, parts: OfficerParts, strangers: StrangerTurns): Hono {
  const routes = new Hono();
  const current = (c: Context) => currentOfficer(app, strangers, c);
  const goneLink = async (c: Context) => c.html(goneLinkPage((await current(c)) !== null), 404);

  routes.get("/p/:token", (c) =>
    guarded(app, c, async () => {
      const token = c.req.param("token");
      const officer = await strangers.lookups.take(strangers.who(c), () =>
        findPageLink(app.db, token, app.clock()),
      );
      return officer ? c.html(linkPage(officer)) : goneLink(c);
    }),
  );
  routes.post("/p/:token", (c) =>
    guarded(app, c, async () => {
      const opened = await strangers.lookups.take(strangers.who(c), () =>
        signIn(app, c, c.req.param("token")),
      );
      return opened ? c.redirect("/officer", 303) : goneLink(c);
    }),
  );

  /** For every officer. */
  const opened = (work: (c: Context, officer: PageOfficer) => Promise<Response>) => (c: Context) =>
    guarded(app, c, async () => {
      const officer = await current(c);
      return officer ? work(c, officer) : c.html(closedPage(), 401);
    });
  routes.get(
    "/officer",
    opened(async (c, officer) => {
      const [opened, prepared] = [c.req.query("opened"), c.req.query("prepared")];
      const fresh = opened ? { opened: Number(opened) } : prepared ? { prepared: Number(prepared) } : {};
      return c.html(await overviewPage(app, officer, fresh));
    }),
  );
  roundRoutes(app, routes, opened);
  waitingRoutes(app, routes, opened);
  routes.post("/officer/leave", (c) =>
    guarded(app, c, async () => {
      await signOut(app, c, await current(c));
      return c.html(leftPage());
    }),
  );

  /** For the officers of the office that asks. */
  const asking = (work: (c: Context, officer: PageOfficer) => Promise<Response>) =>
    opened(async (c, officer) => (officer.asks ? work(c, officer) : c.html(notYoursPage(officer), 403)));
  againRoutes(app, routes, asking);
  preparedRoutes(app, routes, asking);
  formRoutes(app, parts, routes, asking);
  unitRoutes(app, parts, routes, asking);
  linkRoutes(app, routes, asking);
  return routes;
}

function guarded(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "The officer's page could not be served.", words: wayIn }, work);
}
