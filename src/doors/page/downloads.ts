// Downloads by link: a page with a button, and the file behind it. A GET gives nothing, for previews fetch every link.
import { type Context, Hono } from "hono";
import type { App } from "../../app.ts";
import type { OutgoingFile } from "../../channels/channel.ts";
import type { DocumentRef } from "../../message.ts";
import { findLink, type Link } from "../../store/people/links.ts";
import { documentDetail, logSecurity } from "../../store/people/security-log.ts";
import type { LinkTarget, PreviewTarget } from "../../store/shapes/link-target.ts";
import { downloadWords } from "../../text/page/page.ts";
import { clientAddress } from "../http/client-address.ts";
import type { StrangerTurns } from "../http/stranger-turns.ts";
import { Crowded } from "../http/turns.ts";
import { downloadPage, troublePage } from "./chat/page.ts";

export type DownloadParts = {
  makeDocument(target: DocumentRef): Promise<OutgoingFile>;
  /** Whether this person may have this now: a right may have ended since the link was made. */
  mayHave(link: Link): Promise<boolean>;
};

/** What comes with messages, too. */
type Attached = Exclude<LinkTarget, PreviewTarget>;

/** Of what a link gives, the files. */
export function isFile(link: Link<LinkTarget>): link is Link<DocumentRef> {
  return !["upload", "grid", "preview"].includes(link.target.type);
}

/** `/d/:token`: works as often as wanted while the link lives and the person's right lasts. */
export function downloads(app: App, parts: DownloadParts, strangers: StrangerTurns): Hono {
  const routes = new Hono();
  const find = async (c: Context): Promise<Link<DocumentRef> | null> => {
    const link = await linkOf(app, strangers, c);
    if (!link || !isFile(link)) return null;
    if (await parts.mayHave(link)) return link;
    await logRefused(app, c, link);
    return null;
  };
  routes.get("/d/:token", (c) =>
    guarded(app, c, async () => {
      const link = await find(c);
      return link ? c.html(downloadPage(link.target)) : gone(c);
    }),
  );
  routes.post("/d/:token", (c) =>
    guarded(app, c, async () => {
      const link = await find(c);
      return link ? giveFile(app, parts, c, link) : gone(c);
    }),
  );
  return routes;
}

/** The link of a request's token, looked for when it is the turn of whoever shows it. */
export function linkOf(app: App, strangers: StrangerTurns, c: Context): Promise<Link | null> {
  const token = c.req.param("token") ?? "";
  return strangers.lookups.take(strangers.who(c), () => findLink(app.db, token, app.clock()));
}

/** Makes the file, writes down who fetched it, and sends it. */
export async function giveFile(
  app: App,
  parts: DownloadParts,
  c: Context,
  link: Link<DocumentRef>,
): Promise<Response> {
  const file = await parts.makeDocument(link.target);
  await logFile(app, c, link, "downloaded");
  return sendFile(c, file);
}

/** A file was asked for or posted by somebody who may not. A GET asks for none: previews fetch every link. */
export async function logRefused(app: App, c: Context, link: Link<Attached>): Promise<void> {
  if (c.req.method === "POST") await logFile(app, c, link, "refused");
}

function logFile(
  app: App,
  c: Context,
  { personId, target }: Link<Attached>,
  what: "downloaded" | "refused",
): Promise<void> {
  const entry = { what, personId, at: "web", network: clientAddress(app, c), now: app.clock() } as const;
  return logSecurity(app.db, { ...entry, detail: documentDetail(target) });
}

/** The one answer for what is unknown, over or not this person's: nobody can tell these apart. */
export function gone(c: Context): Response | Promise<Response> {
  return c.html(troublePage(downloadWords.goneTitle, downloadWords.gone), 404);
}

/** Runs `work` for a person who waits for a file; when it throws they get a page that says so. */
export function guarded(app: App, c: Context, work: () => Promise<Response>): Promise<Response> {
  return orTroublePage(app, c, { sentence: "A file could not be given.", words: downloadWords }, work);
}

/** What is logged when a page's work throws, and what the page says then. */
type PageTrouble = {
  readonly sentence: string;
  readonly words: { readonly troubleTitle: string; readonly trouble: string };
};

/** Runs `work`; when it throws, logs it and answers 503 with a page that says so in words. */
export async function orTroublePage(
  app: App,
  c: Context,
  { sentence, words }: PageTrouble,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Crowded) throw error;
    app.log.error({ error }, sentence);
    c.header("Retry-After", "5");
    return c.html(troublePage(words.troubleTitle, words.trouble), 503);
  }
}

/** The file as a download, its name also in plain letters for what knows no others; kept by no cache. */
export function sendFile(c: Context, file: OutgoingFile): Response {
  const name = file.name.replace(/[^A-Za-z0-9._-]+/g, "_");
  const whole = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return c.body(new Uint8Array(file.bytes), 200, {
    "Content-Type": file.mime,
    "Content-Length": String(file.bytes.byteLength),
    "Content-Disposition": `attachment; filename="${name}"; filename*=UTF-8''${whole}`,
    "Cache-Control": "no-store",
  });
}
