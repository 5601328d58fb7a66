// Files handed over: a page with a chooser, and what it posts. A GET uses nothing up. Parses no file itself.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import { lowRoom } from "../../room.ts";
import { inTransaction } from "../../store/db.ts";
import {
  type BrowserLink,
  bindBrowserLink,
  findBrowserLink,
  resendBrowserLink,
} from "../../store/people/browser-links.ts";
import type { Link } from "../../store/people/links.ts";
import { uploadPlace } from "../../store/rounds/uploads.ts";
import type { LinkTarget, UploadTarget } from "../../store/shapes/link-target.ts";
import { uploadWords } from "../../text/page/upload.ts";
import type { StrangerTurns } from "../http/stranger-turns.ts";
import { troublePage } from "./chat/page.ts";
import { type DownloadParts, logRefused, orTroublePage } from "./downloads.ts";
import { shownUploads } from "./handed-uploads.ts";
import { browserSecret, shownSecret } from "./upload-browser.ts";
import { deadPage, handedPage, partlyPage, resentPage, uploadPage } from "./upload-page.ts";
import { type KeptFile, keepPosted, largestPost, postedIn, type Refused } from "./upload-post.ts";

export type UploadParts = Pick<DownloadParts, "mayHave"> & {
  /** Who asks for the reports; null where that is not known. */
  about(): Promise<{ readonly office: string | null }>;
  /** Tells whoever reads files that one was kept. Cheap, never throws. */
  wakeReading(): void;
};

type FoundDoor<T extends LinkTarget = LinkTarget> = {
  readonly link: Link<T>;
  /** It takes nothing any more, or nothing from this browser. */
  readonly dead: boolean;
  /** What was handed over here was handed over by this browser. */
  readonly own: boolean;
};

/** A way to the page: what leads to it, and what it may say before a file comes. */
export type UploadDoor = {
  /** Whose page it is; null for nobody's. */
  find(c: Context): Promise<FoundDoor | null>;
  /** Called once before a post is taken; false where meanwhile another browser came first. */
  claim(c: Context): Promise<boolean>;
  /** What stands above the chooser. */
  lead(unit: string): Promise<string | null>;
};

/**
 * `/u/:token`: a page that takes files for one report, from the browser that posts first. Before that whoever has the
 * link sees no more than whose office asks; a link that is dead is sent anew to its chat alone.
 */
export function uploads(app: App, parts: UploadParts, strangers: StrangerTurns): Hono {
  const routes = new Hono();
  const token = (c: Context) => c.req.param("token") ?? "";
  const find: UploadDoor["find"] = async (c) => {
    const shown = shownSecret(app, c);
    const link = await strangers.lookups.take(strangers.who(c), () =>
      findBrowserLink(app.db, "upload", token(c), { secret: shown, now: app.clock() }),
    );
    if (link?.state === "unused" && c.req.method === "GET") browserSecret(app, c);
    return link && { link, dead: link.state === "dead" || link.state === "over", own: isOwn(link) };
  };
  uploadRoutes(app, parts, routes, "/u/:token", {
    find,
    claim: (c) =>
      bindBrowserLink(app.db, "upload", token(c), { secret: browserSecret(app, c), now: app.clock() }),
    lead: async () => (await parts.about()).office,
  });
  routes.post("/u/:token/resend", (c) =>
    guardedUpload(app, c, async () => {
      const opened = await openUpload(app, parts, c, find);
      if (!opened) return unknown(c);
      const { target } = opened.link;
      const sent = await inTransaction(app.db, (tx) =>
        resendBrowserLink(tx, target, uploadWords.fresh, app.clock()),
      );
      if (sent) app.wake();
      else c.header("Retry-After", "60");
      return c.html(resentPage(sent), sent ? 200 : 429);
    }),
  );
  return routes;
}

function isOwn({ state }: BrowserLink<"upload">): boolean {
  return state === "mine" || state === "over";
}

/** The page and what it posts, at `path`, and the pages of what came of that. */
export function uploadRoutes(
  app: App,
  parts: UploadParts,
  routes: Hono,
  path: string,
  door: UploadDoor,
): void {
  const open = async (c: Context) => {
    const opened = await openUpload(app, parts, c, door.find);
    const place = opened && (await uploadPlace(app.db, opened.link.target));
    return place && { ...opened, place };
  };
  const dead = (c: Context) => c.html(deadPage(c.req.path), 410);
  const tooLarge = (c: Context) =>
    c.html(troublePage(uploadWords.troubleTitle, uploadWords.allTooLarge(largestPost / 1_000_000)), 413);
  routes.get(path, (c) =>
    guardedUpload(app, c, async () => {
      const opened = await open(c);
      if (!opened) return unknown(c);
      if (opened.dead) return dead(c);
      const problems = (await lowRoom(app.room)) === null ? [] : [uploadWords.noRoom];
      return c.html(uploadPage({ lead: await door.lead(opened.place.unit), problems }));
    }),
  );
  /** Before the body is read, which may be kept whole to be measured: of a stranger's there is nothing to keep. */
  const known: MiddlewareHandler = (c, next) =>
    guardedUpload(app, c, async () => {
      if ((await door.find(c)) === null) return unknown(c);
      await next();
      return c.res;
    });
  routes.post(path, known, bodyLimit({ maxSize: largestPost, onError: tooLarge }), (c) =>
    guardedUpload(app, c, async () => {
      const opened = await open(c);
      if (!opened) return unknown(c);
      const { link, place } = opened;
      const foreign = async () => {
        await logRefused(app, c, link);
        // A connection that is closed on a browser in the middle of a file shows no page.
        await c.req.raw.body?.pipeTo(new WritableStream()).catch(() => undefined);
        return dead(c);
      };
      if (opened.dead) return foreign();
      const lead = await door.lead(place.unit);
      if ((await lowRoom(app.room)) !== null)
        return c.html(uploadPage({ lead, problems: [uploadWords.noRoom] }), 507);
      return (await door.claim(c)) ? takePosted(app, parts, c, { link, lead }) : foreign();
    }),
  );
  routes.get(`${path}/files/:files{${oneFile}(?:-${oneFile}){0,10}}`, (c) =>
    guardedUpload(app, c, async () => {
      const opened = await open(c);
      const listed = { files: filesIn(c.req.param("files")), known: numbersIn(c.req.query("known")) };
      const shown = opened?.own ? await shownUploads(app, opened.link, listed) : null;
      if (!opened || !shown) return unknown(c);
      const more = opened.dead ? null : c.req.path.replace(/\/files\/[^/]+$/u, "");
      return c.html(handedPage(shown, { path: more, home: opened.place.address.channel === "web" }));
    }),
  );
}

/** Keeps what was posted, and leads to the page that says what became of it. */
async function takePosted(
  app: App,
  parts: UploadParts,
  c: Context,
  { link, lead }: { readonly link: Link<UploadTarget>; readonly lead: string | null },
): Promise<Response> {
  const again = (status: Refused["status"], ...problems: readonly string[]) =>
    c.html(uploadPage({ lead, problems }), status);
  const posted = await postedIn(c);
  if (!posted) return again(400, uploadWords.none);
  const { files, known, refused } = await keepPosted(app, link, posted);
  if (files.length > 0) parts.wakeReading();
  const problems = refused.map(({ says }) => says);
  if (files.length === 0) return again(refused[0]?.status ?? 400, ...problems);
  const became = `${c.req.path}/files/${addressOf(files)}${known.length === 0 ? "" : `?known=${known.join("-")}`}`;
  // By another address: whoever loads the page anew posts nothing twice.
  return problems.length === 0
    ? c.redirect(became, 303)
    : c.html(partlyPage(problems, { became, path: c.req.path }));
}

const oneFile = "[0-9]{1,12}[.][0-9a-f]{16}";

function addressOf(files: readonly KeptFile[]): string {
  return files.map(({ id, sign }) => `${id}.${sign}`).join("-");
}

/** Each once: a page costs no more than its files. */
function filesIn(list: string | undefined): readonly KeptFile[] {
  const files = new Map<number, KeptFile>();
  for (const one of (list ?? "").split("-")) {
    const [id, sign = ""] = one.split(".");
    files.set(Number(id), { id: Number(id), sign });
  }
  return [...files.values()];
}

function numbersIn(list: string | undefined): readonly number[] {
  return (list ?? "").split("-").map(Number);
}

/** Whose page a request is for, where that person's right to it lasts. */
async function openUpload(
  app: App,
  parts: UploadParts,
  c: Context,
  find: UploadDoor["find"],
): Promise<FoundDoor<UploadTarget> | null> {
  const found = await find(c);
  if (!found || !isUpload(found.link)) return null;
  const { link, dead, own } = found;
  if (await parts.mayHave(link)) return { link, dead, own };
  await logRefused(app, c, link);
  return null;
}

/** The one answer for what is unknown, revoked or not this person's: nobody can tell these apart. */
function unknown(c: Context): Response | Promise<Response> {
  return c.html(troublePage(uploadWords.goneTitle, uploadWords.gone), 404);
}

function isUpload(link: Link<LinkTarget>): link is Link<UploadTarget> {
  return link.target.type === "upload";
}

/** Runs `work` for a person who hands over a file; when it throws they get a page that says so. */
function guardedUpload(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "A file could not be taken.", words: uploadWords }, work);
}
