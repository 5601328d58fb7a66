// The web chat's routes: the page, what it posts, what it is sent, its files. Knows the session; the engine is handed in.
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { etag } from "hono/etag";
import { streamSSE } from "hono/streaming";
import type { App } from "../../../app.ts";
import { readPost, type WebPost, web } from "../../../channels/web.ts";
import type { AttachedRef } from "../../../message.ts";
import { pageFile } from "../../../paths.ts";
import type { Link } from "../../../store/people/links.ts";
import { sessionUploads } from "../../../store/people/session-uploads.ts";
import { type Delivered, deliveredTarget, type Session } from "../../../store/people/sessions.ts";
import { downloadLabels, unreadMessage } from "../../../text/page/page.ts";
import { uploadWords } from "../../../text/page/upload.ts";
import { clientAddress } from "../../http/client-address.ts";
import { ownScriptOnly, pageTag } from "../../http/guard.ts";
import { refuse } from "../../http/refusal.ts";
import type { StrangerTurns } from "../../http/stranger-turns.ts";
import { Crowded } from "../../http/turns.ts";
import type { Receive } from "../../take-update.ts";
import { type DownloadParts, giveFile, gone, guarded, isFile, logRefused } from "../downloads.ts";
import type { PasteParts } from "../grid/paste.ts";
import { gridRoutes, isGrid } from "../grid/routes.ts";
import { type UploadParts, uploadRoutes } from "../uploads.ts";
import { chatPage } from "./page.ts";
import { proofs } from "./proofs.ts";
import { hasCookie, type SeenSession, tagOf } from "./session.ts";
import { makeStreams } from "./streams.ts";
import { makeVisitors, type Taken } from "./visitors.ts";

type About = { readonly office: string | null; readonly demo: boolean };

export type WebChatParts = DownloadParts &
  UploadParts &
  PasteParts & {
    /** Who asks for the reports, and whether it is only a demonstration: the page says both. */
    about(): Promise<About>;
    /** The engine. Throws only when the database cannot be reached. */
    receive: Receive;
  };

/** How old what the page says of the office may be: strangers who open it again and again do not reach the database. */
const ABOUT_MS = 1_000;
const LARGEST_POST = 64 * 1024;
/** How many delivered messages a page shows when it is opened. */
const HISTORY = 50;

const assets = {
  "page.css": "text/css; charset=utf-8",
  "chat.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
  "chat.js": "text/javascript; charset=utf-8",
  "composer.js": "text/javascript; charset=utf-8",
  "log.js": "text/javascript; charset=utf-8",
  "mailbox.js": "text/javascript; charset=utf-8",
  "parts.js": "text/javascript; charset=utf-8",
  "question.js": "text/javascript; charset=utf-8",
  "stream.js": "text/javascript; charset=utf-8",
  "grid.css": "text/css; charset=utf-8",
  "grid.js": "text/javascript; charset=utf-8",
  "grid-boxes.js": "text/javascript; charset=utf-8",
  "grid-keys.js": "text/javascript; charset=utf-8",
  "grid-lines.js": "text/javascript; charset=utf-8",
  "grid-paste.js": "text/javascript; charset=utf-8",
  "upload.js": "text/javascript; charset=utf-8",
  "handed.js": "text/javascript; charset=utf-8",
  "officer.css": "text/css; charset=utf-8",
} as const;

/** The routes, and the end of their streams. */
export function makeWebChat(
  app: App,
  parts: WebChatParts,
  strangers: StrangerTurns,
): { readonly routes: Hono; end(): void } {
  const routes = new Hono();
  const streams = makeStreams(app);
  const about = rememberFor(ABOUT_MS, app.clock, parts.about);
  const visitors = makeVisitors(app, strangers, async () => (await whoAsks()).office);
  // Without the database the page still opens: it keeps what is typed until it can be sent.
  const whoAsks = () => about().catch((): About => ({ office: null, demo: false }));

  const page = async (c: Context, code: string | null) => {
    const { TIME_ZONE: timeZone, ZALO_OA_VERIFICATION: zaloVerification } = app.settings;
    return c.html(chatPage({ ...(await whoAsks()), code, timeZone, zaloVerification }));
  };
  routes.get("/", (c) => page(c, null));
  routes.get("/j/:code", (c) => page(c, c.req.param("code").slice(0, 64)));

  routes.use("/assets/*", etag());
  for (const [name, type] of Object.entries(assets)) {
    const bytes = readFileSync(pageFile(name));
    routes.get(`/assets/${name}`, (c) =>
      c.body(new Uint8Array(bytes), 200, { "Content-Type": type, "Cache-Control": "no-cache" }),
    );
  }

  const limit = bodyLimit({ maxSize: LARGEST_POST, onError: (c) => refuse(c, 413) });
  const take = async (c: Context, session: SeenSession, post: WebPost): Promise<Taken> => {
    const message = web.read({ chat: session.chat, receivedAt: app.clock(), post });
    if (message === null) return { answer: await refuse(c, 400), first: false };
    const how = await parts.receive({ ...message, network: clientAddress(app, c) });
    streams.nudge();
    const answer = c.json({ ok: true, session: tagOf(session), renewed: session.renewed });
    return { answer, first: how !== "duplicate" };
  };
  routes.post("/chat/messages", ownScriptOnly, limit, async (c) => {
    const post = readPost(await c.req.json().catch(() => null));
    if (post === null) return refuse(c, 400);
    try {
      const session = await visitors.recognise(c);
      // Typed while the page was another's, or before its session ended: nobody else may have said it.
      if (pageTag(c) !== null && pageTag(c) !== (session && tagOf(session)))
        return c.json({ error: "session-ended" }, 401);
      if (session === null) return await visitors.answer(c, post, (made) => take(c, made, post));
      return await visitors.hear(c, post, () => take(c, session, post));
    } catch (error) {
      if (error instanceof Crowded) throw error;
      app.log.warn({ error, channel: "web" }, "A message could not be taken in; its page sends it again.");
      c.header("Retry-After", "2");
      return refuse(c, 503);
    }
  });

  routes.post("/chat/leave", ownScriptOnly, limit, async (c) => {
    await visitors.leave(c);
    return c.json({ ok: true });
  });

  routes.get("/chat/events", async (c) => {
    const session = await visitors.recognise(c);
    if (c.req.method === "HEAD") return c.body(null, 204);
    const after = session ? resumeFrom(c, session) : 0;
    c.header("X-Accel-Buffering", "no"); // a proxy that collects an answer first would hold everything back
    const answer = streamSSE(c, async (stream) => {
      await stream.writeSSE({
        event: "hello",
        data: JSON.stringify({
          session: session && tagOf(session),
          ended: session === null && hasCookie(app, c),
          from: after,
          last: session?.lastSeq ?? 0,
        }),
        retry: 2_000,
      });
      // Nobody yet: the page closes, and comes back when it has posted something.
      if (session === null) return;
      await new Promise<void>((end) => {
        const remove = streams.add({
          hash: session.hash,
          after,
          write: (delivered) =>
            stream.writeSSE({ id: String(delivered.seq), data: JSON.stringify(pageMessage(delivered)) }),
          beat: () => stream.writeSSE({ event: "beat", data: "1" }),
          end,
        });
        stream.onAbort(() => {
          remove();
          end();
        });
      });
    });
    answer.headers.set("Cache-Control", "no-store");
    return answer;
  });

  routes.post("/chat/files/:seq{[0-9]{1,9}}", (c) =>
    guarded(app, c, async () => {
      const session = await visitors.recognise(c);
      if (session === null) return gone(c);
      const link = await deliveredTarget(app.db, session.hash, Number(c.req.param("seq")), app.clock());
      if (link === null || !isFile(link)) return gone(c);
      if (await parts.mayHave(link)) return giveFile(app, parts, c, link);
      await logRefused(app, c, link);
      return gone(c);
    }),
  );

  routes.route("/", proofs(app, { ...parts, recognise: (c) => visitors.recognise(c) }));

  const takeFiles = (path: string, findLink: (session: SeenSession, c: Context) => Promise<Link | null>) =>
    uploadRoutes(app, parts, routes, path, {
      find: async (c) => {
        // The session says whose browser it is.
        const session = await visitors.recognise(c);
        const link = session && (await findLink(session, c));
        return link && { link, dead: false, own: true };
      },
      claim: async () => true,
      lead: async (unit) => uploadWords.lead(unit),
    });
  takeFiles("/chat/uploads/:seq{[0-9]{1,9}}", ({ hash }, c) =>
    deliveredTarget(app.db, hash, Number(c.req.param("seq")), app.clock()),
  );
  // The paper clip beside the field: no message leads there.
  takeFiles("/chat/uploads", async ({ hash }) => {
    for (const link of await sessionUploads(app.db, hash, app.clock())) {
      if (await parts.mayHave(link)) return link;
    }
    return null;
  });

  gridRoutes(app, parts, routes, "/chat/grids/:seq{[0-9]{1,9}}", async (c) => {
    const session = await visitors.recognise(c);
    const link =
      session && (await deliveredTarget(app.db, session.hash, Number(c.req.param("seq")), app.clock()));
    return link && isGrid(link) ? { link, state: "mine" } : null;
  });

  return { routes, end: streams.stop };
}

/** The last answer while it is younger than this, for all who ask meanwhile; a failed one is asked again. */
function rememberFor<T>(ms: number, clock: () => Date, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = clock().getTime();
    if (last !== null && Math.abs(now - last.at) < ms) return last.answer;
    const answer = ask();
    last = { at: now, answer };
    answer.catch(() => {
      last = null;
    });
    return answer;
  };
}

/** Where a stream goes on: after what the browser had, else so that the last messages are shown. */
function resumeFrom(c: Context, session: Session): number {
  const had = Number(c.req.header("Last-Event-ID") ?? c.req.query("after") ?? Number.NaN);
  if (Number.isSafeInteger(had) && had >= 0 && had <= session.lastSeq) return had;
  return Math.max(0, session.lastSeq - HISTORY);
}

/** A delivered message as the page gets it: nothing but what it shows. */
function pageMessage({ seq, kind, sentAt, message }: Delivered) {
  const shown = { seq, kind, at: sentAt.getTime() };
  if (message === null) return { ...shown, text: unreadMessage, choices: [], progress: null, file: null };
  return {
    ...shown,
    text: message.text,
    choices: message.choices.map(({ id, label }) => ({ id, label })),
    progress: message.progress,
    file: message.document && fileOf(seq, message.document),
  };
}

/** What the page puts under a message: a button that posts for a file, or opens a page. */
function fileOf(seq: number, document: AttachedRef) {
  const label = downloadLabels[document.type];
  switch (document.type) {
    case "upload":
      return { url: `/chat/uploads/${seq}`, label, method: "get" as const };
    case "grid":
      return { url: `/chat/grids/${seq}#${document.row}`, label, method: "get" as const };
    default:
      return { url: `/chat/files/${seq}`, label, method: "post" as const };
  }
}
