// Grids: a page of boxes for the rows of one report, and what it posts. A GET uses nothing up. Reads no figure itself: what
// is posted is a message of the chat like any other, and the page is made anew of what became of it.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../../app.ts";
import { emptyBoxes, gridOf } from "../../../engine/contact/grid-view.ts";
import { closingEntry, droppingEntry } from "../../../interview/cells/entries.ts";
import { inTransaction } from "../../../store/db.ts";
import { bindBrowserLink, findBrowserLink, resendBrowserLink } from "../../../store/people/browser-links.ts";
import type { Link } from "../../../store/people/links.ts";
import { uploadPlace } from "../../../store/rounds/uploads.ts";
import type { GridTarget, LinkTarget } from "../../../store/shapes/link-target.ts";
import { gridWords } from "../../../text/page/grid-words.ts";
import { uploadWords } from "../../../text/page/upload.ts";
import { clientAddress } from "../../http/client-address.ts";
import { asksOwnScript } from "../../http/guard.ts";
import type { StrangerTurns } from "../../http/stranger-turns.ts";
import type { Receive } from "../../take-update.ts";
import { troublePage } from "../chat/page.ts";
import { type DownloadParts, logRefused, orTroublePage } from "../downloads.ts";
import { browserSecret, shownSecret } from "../upload-browser.ts";
import { resentPage } from "../upload-page.ts";
import { noticeOf, noticeText, rowOf } from "./notices.ts";
import { deadGridPage, gridPage, toldPage, unopenedPage } from "./page.ts";
import { largestPaste, type PasteParts, readPasted } from "./paste.ts";
import { largestPost, type PostedBoxes, postedBoxes } from "./posted-boxes.ts";

export type GridParts = Pick<DownloadParts, "mayHave"> &
  PasteParts & {
    /** Who asks for the reports; null where that is not known. */
    about(): Promise<{ readonly office: string | null }>;
    /** The engine. Throws only when the database cannot be reached. */
    receive: Receive;
  };

type FoundGrid = {
  readonly link: Link<GridTarget>;
  /** "mine": this browser fills it in. "unused": nobody has opened it. "dead": it has run out, or is another browser's. */
  readonly state: "mine" | "unused" | "dead";
};

export function isGrid(link: Link<LinkTarget>): link is Link<GridTarget> {
  return link.target.type === "grid";
}

/** Whose page a request is for; null for nobody's. */
type FindGrid = (c: Context) => Promise<FoundGrid | null>;

/** `/g/:token`: a table for one report, for the browser that opens it first; a dead link is sent anew to its chat alone. */
export function grids(app: App, parts: GridParts, strangers: StrangerTurns): Hono {
  const routes = new Hono();
  const token = (c: Context) => c.req.param("token") ?? "";
  const find: FindGrid = async (c) => {
    const secret = shownSecret(app, c);
    const link = await strangers.lookups.take(strangers.who(c), () =>
      findBrowserLink(app.db, "grid", token(c), { secret, now: app.clock() }),
    );
    if (link?.state === "unused" && c.req.method === "GET") browserSecret(app, c);
    return link && { link, state: link.state === "over" ? "dead" : link.state };
  };
  gridRoutes(app, parts, routes, "/g/:token", find);
  routes.post("/g/:token/open", (c) =>
    guardedGrid(app, c, async () => {
      const found = await mayFill(app, parts, c, find);
      if (!found) return unknown(c);
      const given = { secret: browserSecret(app, c), now: app.clock() };
      const mine = found.state !== "dead" && (await bindBrowserLink(app.db, "grid", token(c), given));
      return mine ? c.redirect(`/g/${token(c)}`, 303) : dead(c);
    }),
  );
  routes.post("/g/:token/resend", (c) =>
    guardedGrid(app, c, async () => {
      const found = await mayFill(app, parts, c, find);
      if (!found) return unknown(c);
      const { target } = found.link;
      const sent = await inTransaction(app.db, (tx) =>
        resendBrowserLink(tx, target, gridWords.fresh, app.clock()),
      );
      if (sent) app.wake();
      else c.header("Retry-After", "60");
      return c.html(resentPage(sent), sent ? 200 : 429);
    }),
  );
  return routes;
}

/** The page and what it posts, at `path`, and the same of the report's other tables. */
export function gridRoutes(app: App, parts: GridParts, routes: Hono, path: string, find: FindGrid): void {
  const tooLarge = (c: Context) => c.html(troublePage(gridWords.tooMuchTitle, gridWords.tooMuch), 413);
  const limit = bodyLimit({ maxSize: largestPost, onError: tooLarge });
  for (const at of [path, `${path}/tables/:table{[a-z][a-z0-9_]{0,63}}`]) {
    routes.get(at, (c) =>
      guardedGrid(app, c, async () => {
        const found = await mayFill(app, parts, c, find);
        if (!found) return unknown(c);
        if (found.state === "dead") return dead(c);
        if (found.state === "unused")
          return c.html(unopenedPage((await parts.about()).office, baseOf(c.req.path)));
        return shown(app, c, found.link, null);
      }),
    );
    const whenMine = (work: (c: Context, link: Link<GridTarget>) => Promise<Response>) => (c: Context) =>
      guardedGrid(app, c, async () => {
        const found = await mayFill(app, parts, c, find);
        if (!found) return unknown(c);
        if (found.state === "mine") return work(c, found.link);
        await logRefused(app, c, found.link);
        return dead(c);
      });
    routes.post(
      at,
      limit,
      whenMine((c, link) => take(app, parts, c, link)),
    );
    routes.post(
      `${at}/paste`,
      bodyLimit({ maxSize: largestPaste, onError: tooLarge }),
      whenMine((c, link) => readPasted(app, parts, c, link)),
    );
  }
}

/** Hands the boxes to the engine, and shows what became of them. */
async function take(app: App, parts: GridParts, c: Context, link: Link<GridTarget>): Promise<Response> {
  const posted = await postedBoxes(c);
  const place = posted && (await uploadPlace(app.db, link.target));
  if (!posted || !place) return c.html(troublePage(gridWords.tooMuchTitle, gridWords.tooMuch), 400);
  const { id, settled, done } = posted;
  const { address } = place;
  const verdict = await parts.receive({
    // Within its chat, and in it the page's own: nobody can claim another's.
    key: `${address.chat}:cells:${id}`,
    address,
    sentAt: null,
    displayName: null,
    body: {
      type: "cells",
      nodeId: link.target.nodeId,
      entries: await entriesOf(app, c, link, posted),
      settled,
      done,
    },
    network: clientAddress(app, c),
  });
  if (verdict === "dead") return c.html(troublePage(gridWords.troubleTitle, gridWords.trouble), 500);
  if (asksOwnScript(c)) return shown(app, c, link, posted);
  if (!done) return c.redirect(await noticed(app, c, link, posted), 303);
  return address.channel === "web" ? c.redirect("/", 303) : c.html(toldPage(c.req.path));
}

/** The page's own address, with what it has to say of its last post. */
async function noticed(app: App, c: Context, link: Link<GridTarget>, posted: PostedBoxes): Promise<string> {
  const sheet = await gridOf(app, link, { table: tableOf(c, link), posted: [] });
  const notice = sheet && noticeOf(sheet, posted);
  return notice ? `${c.req.path}?notice=${notice}` : c.req.path;
}

/** What was typed, with zeros in the boxes that are empty where that is wanted. */
async function entriesOf(
  app: App,
  c: Context,
  link: Link<GridTarget>,
  { entries, drops, closes, zeros, rev }: PostedBoxes,
): Promise<PostedBoxes["entries"]> {
  const pressed = [
    ...drops.map((line) => droppingEntry(line, rev)),
    ...closes.map((list) => closingEntry(list, rev)),
  ];
  if (!zeros) return [...entries, ...pressed];
  const typed = entries.filter(({ said }) => said.trim() !== "");
  const empty = await emptyBoxes(app, link, tableOf(c, link));
  const left = empty.filter((place) => typed.every((one) => one.place !== place));
  return [...typed, ...left.map((place) => ({ place, said: "0", rev })), ...pressed];
}

/** The whole table; to the script that posted boxes only the rows that may look otherwise now. */
async function shown(
  app: App,
  c: Context,
  link: Link<GridTarget>,
  posted: PostedBoxes | null,
): Promise<Response> {
  const sheet = await gridOf(app, link, { table: tableOf(c, link), posted: posted?.entries ?? [] });
  if (!sheet) return unknown(c);
  const notice = noticeText(sheet, posted ? noticeOf(sheet, posted) : (c.req.query("notice") ?? null));
  const home = c.req.path.startsWith("/chat/");
  const page = { sheet, path: c.req.path, id: app.newId(), home, notice };
  if (!posted) return c.html(gridPage(page));
  const touched = new Set([
    ...posted.entries.map(({ place }) => rowOf(place)),
    ...posted.settled.map(({ id }) => id),
    ...posted.drops,
  ]);
  const changed = sheet.rows.filter((row) => {
    if (row.role === "total" || row.role === "lines-end" || touched.has(row.id)) return true;
    if (row.role !== "line" || row.state !== "empty") return row.rev > posted.rev;
    // One to be copied, for a list that had no room for any.
    return (
      sheet.rows.find((one) => one.role === "line" && one.list === row.list && one.state === "empty") === row
    );
  });
  return c.html(gridPage({ ...page, only: new Set(changed.map(({ id }) => id)) }));
}

/** The table that the address names, else the one that its prompt was about. */
function tableOf(c: Context, { target }: Link<GridTarget>): string {
  return c.req.param("table") ?? target.table;
}

function baseOf(path: string): string {
  return path.replace(/\/tables\/[^/]*$/u, "");
}

/** Whose page a request is for, where that person's right to it lasts. */
async function mayFill(app: App, parts: GridParts, c: Context, find: FindGrid): Promise<FoundGrid | null> {
  const found = await find(c);
  if (!found) return null;
  if (await parts.mayHave(found.link)) return found;
  await logRefused(app, c, found.link);
  return null;
}

function dead(c: Context): Response | Promise<Response> {
  return c.html(deadGridPage(baseOf(c.req.path).replace(/\/open$/u, ""), uploadWords.resend), 410);
}

/** The one answer for what is unknown, revoked or not this person's: nobody can tell these apart. */
function unknown(c: Context): Response | Promise<Response> {
  return c.html(troublePage(gridWords.goneTitle, gridWords.gone), 404);
}

function guardedGrid(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "A table could not be shown or taken.", words: gridWords }, work);
}
