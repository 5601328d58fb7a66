// Files handed over: a page with a chooser, and what it posts. A GET uses nothing up. Parses no file itself.
import { createHash } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import { trueKind } from "../../files/true-kind.ts";
import { lowRoom } from "../../room.ts";
import { inTransaction } from "../../store/db.ts";
import type { Link } from "../../store/people/links.ts";
import { bindUploadLink, findUploadLink, resendUploadLink } from "../../store/people/upload-links.ts";
import { keepUpload, mostFiles, uploadPlace } from "../../store/rounds/uploads.ts";
import type { LinkTarget, UploadTarget } from "../../store/shapes/link-target.ts";
import { uploadWords } from "../../text/page/upload.ts";
import type { StrangerTurns } from "../http/stranger-turns.ts";
import { troublePage } from "./chat/page.ts";
import { type DownloadParts, logRefused, orTroublePage } from "./downloads.ts";
import { cleanFileName, type FileKind, fileKind, mostMegabytes } from "./file-kind.ts";
import { browserSecret, shownSecret } from "./upload-browser.ts";
import { deadPage, resentPage, uploadDonePage, uploadPage } from "./upload-page.ts";

export type UploadParts = Pick<DownloadParts, "mayHave"> & {
  /** Who asks for the reports; null where that is not known. */
  about(): Promise<{ readonly office: string | null }>;
  /** Tells whoever reads files that one was kept. Cheap, never throws. */
  wakeReading(): void;
};

const largest = mostMegabytes * 1_000_000;
/** How many bytes a form adds around a file. */
const envelope = 16_384;

/** A way to the page: what leads to it, and what it may say before a file comes. */
export type UploadDoor = {
  /** Whose page it is; `dead`: a link that takes nothing any more, or nothing from this browser. Null for nobody's. */
  find(c: Context): Promise<{ readonly link: Link<LinkTarget>; readonly dead: boolean } | null>;
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
      findUploadLink(app.db, token(c), shown, app.clock()),
    );
    if (link?.state === "unused" && c.req.method === "GET") browserSecret(app, c);
    return link && { link, dead: link.state === "dead" };
  };
  uploadRoutes(app, parts, routes, "/u/:token", {
    find,
    claim: (c) => bindUploadLink(app.db, token(c), browserSecret(app, c), app.clock()),
    lead: async () => (await parts.about()).office,
  });
  routes.post("/u/:token/resend", (c) =>
    guardedUpload(app, c, async () => {
      const opened = await openUpload(app, parts, c, find);
      if (!opened) return unknown(c);
      const { target } = opened.link;
      const sent = await inTransaction(app.db, (tx) =>
        resendUploadLink(tx, target, uploadWords.fresh, app.clock()),
      );
      if (sent) app.wake();
      else c.header("Retry-After", "60");
      return c.html(resentPage(sent), sent ? 200 : 429);
    }),
  );
  return routes;
}

/** The page and what it posts, at `path`. */
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
    c.html(troublePage(uploadWords.troubleTitle, uploadWords.tooLarge(mostMegabytes)), 413);
  routes.get(path, (c) =>
    guardedUpload(app, c, async () => {
      const opened = await open(c);
      if (!opened) return unknown(c);
      if (opened.dead) return dead(c);
      const problem = (await lowRoom(app.room)) === null ? null : uploadWords.noRoom;
      return c.html(uploadPage({ lead: await door.lead(opened.place.unit), problem }));
    }),
  );
  /** Before the body is read, which may be kept whole to be measured: of a stranger's there is nothing to keep. */
  const known: MiddlewareHandler = (c, next) =>
    guardedUpload(app, c, async () => {
      if ((await door.find(c)) === null) return unknown(c);
      await next();
      return c.res;
    });
  routes.post(path, known, bodyLimit({ maxSize: largest + envelope, onError: tooLarge }), (c) =>
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
      const again = (problem: string, status: 400 | 409 | 413 | 415 | 507) =>
        c.html(uploadPage({ lead, problem }), status);
      if ((await lowRoom(app.room)) !== null) return again(uploadWords.noRoom, 507);
      if (!(await door.claim(c))) return foreign();
      const posted = await fileOf(c);
      if (!posted) return again(uploadWords.none, 400);
      if (posted.size === 0) return again(uploadWords.empty, 400);
      if (posted.size > largest) return again(uploadWords.tooLarge(mostMegabytes), 413);
      const bytes = new Uint8Array(await posted.arrayBuffer());
      const kind = fileKind(posted.name, bytes);
      if (!kind) return again(uploadWords.kind, 415);
      const file = { name: cleanFileName(posted.name, kind.extension), bytes };
      const kept = await keep(app, link, file, kind);
      if (kept === "full") return again(uploadWords.full(mostFiles), 409);
      parts.wakeReading();
      const home = place.address.channel === "web";
      return c.html(uploadDonePage(file.name, { known: kept.known, home }));
    }),
  );
}

/** Whose page a request is for, where that person's right to it lasts. */
async function openUpload(
  app: App,
  parts: UploadParts,
  c: Context,
  find: UploadDoor["find"],
): Promise<{ readonly link: Link<UploadTarget>; readonly dead: boolean } | null> {
  const found = await find(c);
  if (!found || !isUpload(found.link)) return null;
  const { link, dead } = found;
  if (await parts.mayHave(link)) return { link, dead };
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

/** The file of the form; null when there is none. */
async function fileOf(c: Context): Promise<File | null> {
  const form = await c.req.formData().catch(() => null);
  const file = form?.get("file") ?? null;
  return file instanceof File && (file.size > 0 || file.name !== "") ? file : null;
}

function keep(
  app: App,
  { personId, target }: Link<UploadTarget>,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  kind: FileKind,
): ReturnType<typeof keepUpload> {
  return inTransaction(app.db, (tx) =>
    keepUpload(tx, {
      nodeId: target.nodeId,
      personId,
      addressId: target.addressId,
      name,
      mime: kind.mime,
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      kept: kind.sheet ? null : trueKind(name, bytes),
      now: app.clock(),
    }),
  );
}

/** Runs `work` for a person who hands over a file; when it throws they get a page that says so. */
function guardedUpload(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "A file could not be taken.", words: uploadWords }, work);
}
