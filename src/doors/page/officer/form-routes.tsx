// The routes of the rooms of forms: dropping, a draft and its questions, its release. What was done is written down.
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../../app.ts";
import { draftOf } from "../../../draft/draft-of.ts";
import { inTransaction } from "../../../store/db.ts";
import { draftAt, saveDraft } from "../../../store/officer/drafts.ts";
import { releaseDraft } from "../../../store/officer/release.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { bookPageWords } from "../../../text/page/officer-book.ts";
import { draftWords, dropProblems } from "../../../text/page/officer-forms.ts";
import { largestPost } from "../upload-post.ts";
import { bookRoutes } from "./book-routes.ts";
import { draftPage } from "./draft-page.tsx";
import { viewDraft } from "./draft-view.ts";
import { type DropParts, takeDrop } from "./drop.ts";
import { formsPage } from "./forms.tsx";
import { openRoutes } from "./open-room.tsx";
import { fieldsOf } from "./posted.ts";
import { type Asking, keepAct } from "./rooms.ts";
import { trialRoutes } from "./trial.tsx";
import { nothingHerePage } from "./way-in.tsx";

export type OfficerParts = DropParts;

const draftPath = "/officer/drafts/:draft{[0-9]{1,9}}";

/** Adds the rooms of forms to the routes. */
export function formRoutes(app: App, parts: OfficerParts, routes: Hono, asking: Asking): void {
  const zone = app.settings.TIME_ZONE;
  routes.get(
    "/officer/forms",
    asking(async (c, officer) => c.html(await formsPage(app, officer, { anew: isAnew(c) }))),
  );
  const again = (problems: readonly string[], status: 413 | 422) =>
    asking(async (c, officer) =>
      c.html(await formsPage(app, officer, { problems, anew: isAnew(c) }), status),
    );
  routes.post(
    "/officer/forms",
    bodyLimit({ maxSize: largestPost, onError: again([dropProblems.allLarge], 413) }),
    asking(async (c, officer) => {
      const anew = isAnew(c);
      const taken = await takeDrop(app, parts, c, officer, anew);
      if ("problems" in taken)
        return c.html(await formsPage(app, officer, { problems: taken.problems, anew }), 422);
      if (taken.known) return c.redirect(`/officer/drafts/${taken.draft}?done=known`, 303);
      await keepAct(app, app.db, c, officer, { command: "form draft" });
      return c.redirect(`/officer/drafts/${taken.draft}`, 303);
    }),
  );

  const shown = async (
    c: Context,
    officer: PageOfficer,
    said: Parameters<typeof draftPage>[3] = {},
    status: 200 | 409 | 422 = 200,
  ) => {
    const view = await viewDraft(app, idOf(c));
    if (!view) return nothingHere(c, officer);
    return c.html(draftPage(app, officer, view, said), status);
  };
  routes.get(
    draftPath,
    asking((c, officer) => {
      const done = c.req.query("done");
      const says = { answers: draftWords.answered, book: bookPageWords.saved } as const;
      if (done === "known") return shown(c, officer, { known: true });
      return shown(c, officer, done === "answers" || done === "book" ? { done: says[done] } : {});
    }),
  );
  openRoutes(app, routes, asking);
  trialRoutes(app, routes, draftPath, asking);
  routes.post(
    `${draftPath}/answers`,
    asking(async (c, officer) => {
      const posted = await fieldsOf(c);
      const kinds = await listUnitKinds(app.db);
      const saved = await inTransaction(app.db, async (tx) => {
        const at = await draftAt(tx, idOf(c), versionIn(posted));
        const found = at?.body.found;
        if (!at || !found) return null;
        const answers = answersIn(found.questions, posted);
        const made = await saveDraft(tx, {
          draft: at.id,
          basedOn: at.version,
          body: draftOf(found, answers, kinds),
          by: officer.personId,
          now: app.clock(),
          file: null,
        });
        if ("saved" in made) await keepAct(app, tx, c, officer, { command: "form draft" });
        return made;
      });
      if (!saved) return nothingHere(c, officer);
      if ("meanwhile" in saved)
        return shown(c, officer, { problems: [draftWords.meanwhile(saved.meanwhile, zone)] }, 409);
      return c.redirect(`/officer/drafts/${idOf(c)}?done=answers`, 303);
    }),
  );
  bookRoutes(app, parts, routes, { asking, shown });
  routes.post(
    `${draftPath}/release`,
    asking(async (c, officer) => {
      const version = versionIn(await fieldsOf(c));
      const done = await inTransaction(app.db, async (tx) => {
        const released = await releaseDraft(tx, {
          draft: idOf(c),
          version,
          by: officer.personId,
          now: app.clock(),
        });
        if (released.type === "released") await keepAct(app, tx, c, officer, { command: "form release" });
        return released;
      });
      switch (done.type) {
        case "no-draft":
          return nothingHere(c, officer);
        case "meanwhile":
          return shown(c, officer, { problems: [draftWords.notReleased(done.saved, zone)] }, 409);
        case "not-ready":
          return shown(c, officer, { problems: [draftWords.notReady] }, 422);
        case "released":
          return c.redirect(`/officer/drafts/${idOf(c)}?done=released`, 303);
      }
    }),
  );
}

/** Whether what was dropped is to be read anew though it was dropped before. */
function isAnew(c: Context): boolean {
  return c.req.query("anew") === "yes";
}

function idOf(c: Context): number {
  return Number(c.req.param("draft"));
}

function versionIn(fields: ReadonlyMap<string, string>): number {
  const said = fields.get("version") ?? "";
  return /^[0-9]{1,9}$/.test(said) ? Number(said) : 0;
}

/** The answers that were chosen; a question that was left has none. */
function answersIn(
  questions: readonly { readonly id: string; readonly answers: readonly { readonly id: string }[] }[],
  fields: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(({ id, answers }) => {
      const said = fields.get(`q:${id}`);
      return answers.some((one) => one.id === said) ? [[id, said ?? ""]] : [];
    }),
  );
}

function nothingHere(c: Context, officer: PageOfficer): Response | Promise<Response> {
  return c.html(nothingHerePage(officer, draftWords.noneTitle, draftWords.none), 404);
}
