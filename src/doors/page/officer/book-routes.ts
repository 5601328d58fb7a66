// The routes of a draft's workbook: a GET gives it, a POST takes it back.
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../../app.ts";
import type { Clash } from "../../../draft/merge.ts";
import { inTransaction } from "../../../store/db.ts";
import { draftAt, type SavedVersion } from "../../../store/officer/drafts.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { dropProblems } from "../../../text/page/officer-forms.ts";
import { cleanFileName } from "../../file-kind.ts";
import { sendFile } from "../downloads.ts";
import { largestPost } from "../upload-post.ts";
import { bookFile, type Picked, takeBook } from "./book.ts";
import { type DropParts, droppedBook } from "./drop.ts";
import { fieldsOf } from "./posted.ts";
import { type Asking, keepAct } from "./rooms.ts";

const path = "/officer/drafts/:draft{[0-9]{1,9}}/book";
const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Parts = {
  readonly asking: Asking;
  /** The draft's page, with what is said above it. */
  shown(
    c: Context,
    officer: PageOfficer,
    said: {
      readonly problems?: readonly string[];
      readonly clashes?: readonly Clash[];
      readonly saved?: SavedVersion;
    },
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
      const picked = pickedIn(await fieldsOf(c));
      const taken = await inTransaction(app.db, async (tx) => {
        const done = await takeBook(app, tx, officer, { ...dropped, expected: idOf(c), picked });
        if ("draft" in done) await keepAct(app, tx, c, officer, { command: "form draft" });
        return done;
      });
      if ("problems" in taken) return shown(c, officer, taken, 422);
      if ("clashes" in taken) return shown(c, officer, taken, 409);
      if (taken.told.length > 0) return shown(c, officer, { problems: taken.told });
      return c.redirect(`/officer/drafts/${taken.draft}?done=book`, 303);
    }),
  );
}

/** The answers to clashes that came along with the workbook. */
function pickedIn(fields: ReadonlyMap<string, string>): Picked {
  const asked = [...fields].flatMap(([name, value]) => {
    const key = /^clash:(.+)$/s.exec(name)?.[1];
    return key !== undefined && (value === "mine" || value === "theirs") ? [{ key, value }] : [];
  });
  return {
    asked: new Set(asked.map(({ key }) => key)),
    mine: new Set(asked.flatMap(({ key, value }) => (value === "mine" ? [key] : []))),
  };
}
