// Files handed over by link: a page with a chooser, and what it posts. A GET uses nothing up. Parses no file itself.
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import type { IncomingMessage } from "../../message.ts";
import { lowRoom } from "../../room.ts";
import { inTransaction } from "../../store/db.ts";
import type { Link } from "../../store/people/links.ts";
import { keepUpload, mostFiles, removeUpload, uploadPlace } from "../../store/rounds/uploads.ts";
import type { LinkTarget, UploadTarget } from "../../store/shapes/link-target.ts";
import type { Cells } from "../../store/shapes/upload-cells.ts";
import { uploadWords } from "../../text/page/page.ts";
import { clientAddress } from "../http/client-address.ts";
import type { Lanes } from "../http/lanes.ts";
import { troublePage } from "./chat/page.ts";
import { type DownloadParts, gone, linkOf, logFile, orTroublePage } from "./downloads.ts";
import { cleanFileName, type FileKind, fileKind, mostMegabytes } from "./file-kind.ts";
import { uploadDonePage, uploadPage } from "./upload-page.ts";

export type UploadParts = Pick<DownloadParts, "mayHave"> & {
  /** The sheets of a workbook; null when it cannot be read. Never throws. */
  readUpload(name: string, bytes: Uint8Array): Promise<Cells | null>;
  /** The engine. Throws only when the database cannot be reached. */
  receive(message: IncomingMessage): Promise<"done" | "duplicate" | "dead" | "kept">;
};

const largest = mostMegabytes * 1_000_000;
/** How many bytes a form adds around a file. */
const envelope = 16_384;

type FindLink = (c: Context) => Promise<Link<LinkTarget> | null>;

/** `/u/:token`: a page that takes files for one report as long as the link lives and the person's right lasts. */
export function uploads(app: App, parts: UploadParts, lanes: Lanes): Hono {
  const routes = new Hono();
  uploadRoutes(app, parts, routes, "/u/:token", (c) => linkOf(app, lanes, c));
  return routes;
}

/** The page and what it posts, at `path`; `find` says whose it is. */
export function uploadRoutes(app: App, parts: UploadParts, routes: Hono, path: string, find: FindLink): void {
  const open = async (c: Context): Promise<Link<UploadTarget> | null> => {
    const link = await find(c);
    if (!link || !isUpload(link)) return null;
    if (await parts.mayHave(link)) return link;
    await logFile(app, c, link, "refused");
    return null;
  };
  const tooLarge = (c: Context) =>
    c.html(troublePage(uploadWords.troubleTitle, uploadWords.tooLarge(mostMegabytes)), 413);
  routes.get(path, (c) =>
    guardedUpload(app, c, async () => {
      const link = await open(c);
      const place = link && (await uploadPlace(app.db, link.target));
      if (!place) return gone(c);
      const problem = (await lowRoom(app.room)) === null ? null : uploadWords.noRoom;
      return c.html(uploadPage({ unit: place.unit, problem }));
    }),
  );
  routes.post(path, bodyLimit({ maxSize: largest + envelope, onError: tooLarge }), (c) =>
    guardedUpload(app, c, async () => {
      const link = await open(c);
      const place = link && (await uploadPlace(app.db, link.target));
      if (!link || !place) return gone(c);
      const again = (problem: string, status: 400 | 409 | 413 | 415 | 507) =>
        c.html(uploadPage({ unit: place.unit, problem }), status);
      if ((await lowRoom(app.room)) !== null) return again(uploadWords.noRoom, 507);
      const posted = await fileOf(c);
      if (!posted) return again(uploadWords.none, 400);
      if (posted.size === 0) return again(uploadWords.empty, 400);
      if (posted.size > largest) return again(uploadWords.tooLarge(mostMegabytes), 413);
      const bytes = new Uint8Array(await posted.arrayBuffer());
      const kind = fileKind(posted.name, bytes);
      if (!kind) return again(uploadWords.kind, 415);
      const file = { name: cleanFileName(posted.name, kind.extension), bytes };
      const id = await keep(app, parts, link, file, kind);
      if (id === "full") return again(uploadWords.full(mostFiles), 409);
      const body = { type: "upload", uploadId: id } as const;
      const key = `upload:${id}`;
      const verdict = await parts.receive({
        key,
        address: place.address,
        sentAt: null,
        displayName: null,
        network: clientAddress(app, c),
        body,
      });
      if (verdict === "dead") {
        // Removed again, so that the person can hand the same file over once more.
        await inTransaction(app.db, (tx) => removeUpload(tx, id, null, app.clock()));
        throw new Error("a file that was handed over could not be worked");
      }
      const home = place.address.channel === "web";
      return c.html(uploadDonePage(file.name, { known: verdict === "duplicate", home }));
    }),
  );
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

async function keep(
  app: App,
  parts: UploadParts,
  { personId, target }: Link<UploadTarget>,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  kind: FileKind,
): Promise<number | "full"> {
  const cells = kind.sheet ? await parts.readUpload(name, bytes) : null;
  return inTransaction(app.db, (tx) =>
    keepUpload(tx, {
      nodeId: target.nodeId,
      personId,
      name,
      mime: kind.mime,
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      cells,
      now: app.clock(),
    }),
  );
}

/** Runs `work` for a person who hands over a file; when it throws they get a page that says so. */
function guardedUpload(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "A file could not be taken.", words: uploadWords }, work);
}
