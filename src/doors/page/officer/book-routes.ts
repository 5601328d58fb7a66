// The routes of a draft's workbook: a GET gives it, a POST takes it back.
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../../app.ts";
import { inTransaction } from "../../../store/db.ts";
import { draftAt } from "../../../store/officer/drafts.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { dropProblems } from "../../../text/page/officer-forms.ts";
import { cleanFileName } from "../../file-kind.ts";
import { sendFile } from "../downloads.ts";
import { largestPost } from "../upload-post.ts";
import { bookFile, takeBook } from "./book.ts";
import { type DropParts, droppedBook } from "./drop.ts";
import { type Asking, keepAct } from "./rooms.ts";

const path = "/officer/drafts/:draft{[0-9]{1,9}}/book";
const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Parts = {
  readonly asking: Asking;
  /** The draft's page, with what is said above it. */
  shown(
    c: Context,
    officer: PageOfficer,
    said: { readonly problems?: readonly string[] },
    status?: 200 | 409 | 422,
  ): Promise<Response>;
};

/** Adds them to the routes. */
export function bookRoutes(app: App, drop: DropParts, routes: Hono, { asking, shown }: Parts): void {
  const idOf = (c: Context) => Number(c.req.param("draft"));
  routes.get(
    path,
    asking(async (c, officer) => {
      const at = await draftAt(app.db, idOf(c));
      if (!at) return shown(c, officer, {});
      const bytes = await bookFile(at);
      await keepAct(app, app.db, c, officer, { command: "form export" });
      return sendFile(c, { name: cleanFileName(at.title, "xlsx"), mime, bytes });
    }),
  );
  routes.post(
    path,
    bodyLimit({
      maxSize: largestPost,
      onError: asking((c, officer) => shown(c, officer, { problems: [dropProblems.allLarge] }, 422)),
    }),
    asking(async (c, officer) => {
      if (!(await draftAt(app.db, idOf(c)))) return shown(c, officer, {});
      const dropped = await droppedBook(drop, c);
      if ("problems" in dropped) return shown(c, officer, dropped, 422);
      const taken = await inTransaction(app.db, async (tx) => {
        const done = await takeBook(app, tx, officer, { ...dropped, expected: idOf(c) });
        if (!("problems" in done)) await keepAct(app, tx, c, officer, { command: "form draft" });
        return done;
      });
      if ("problems" in taken) return shown(c, officer, taken, taken.draft === undefined ? 422 : 409);
      if (taken.told.length > 0) return shown(c, officer, { problems: taken.told });
      return c.redirect(`/officer/drafts/${taken.draft}?done=book`, 303);
    }),
  );
}
