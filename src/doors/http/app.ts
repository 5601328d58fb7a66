// The HTTP door: which routes there are, and what holds for all of them. Constructs nothing; main.ts hands it the parts.
import { Hono } from "hono";
import { matchedRoutes } from "hono/route";
import type { App } from "../../app.ts";
import { probe, readiness } from "../../store/health.ts";
import { makeWebChat, type WebChatParts } from "../page/chat/routes.ts";
import { type DownloadParts, downloads } from "../page/downloads.ts";
import { type UploadParts, uploads } from "../page/uploads.ts";
import { sameOriginOnly, securityHeaders } from "./guard.ts";

export type HttpParts = DownloadParts &
  UploadParts &
  WebChatParts & {
    /** The platforms' webhooks; they have their own proof of where a request comes from. */
    readonly webhooks?: Hono;
  };

export type Http = {
  readonly hono: Hono;
  /** Ends the event streams and what feeds them, without which a server never finishes closing. */
  end(): void;
};

/** All routes of the program. */
export function makeHttp(app: App, parts: HttpParts): Http {
  const chat = makeWebChat(app, parts);
  const hono = new Hono();
  hono.use(securityHeaders(app.settings));

  if (parts.webhooks) hono.route("/", parts.webhooks);
  hono.get("/healthz", async (c) => {
    const ok = await answers(probe(app.db));
    return c.json({ ok: ok !== null }, ok !== null ? 200 : 503);
  });
  hono.get("/readyz", async (c) => {
    const state = await answers(readiness(app.db, app.clock()));
    // A backlog does not make the program unhealthy: a load balancer that removed it for one slow platform would close
    // the other doors too.
    return c.json({ ok: state?.migrated ?? false, ...state }, state?.migrated ? 200 : 503);
  });

  hono.post("*", sameOriginOnly(app.settings));
  hono.route("/", chat.routes);
  hono.route("/", downloads(app, parts));
  hono.route("/", uploads(app, parts));

  hono.notFound((c) => c.json({ error: "not-found" }, 404));
  hono.onError((error, c) => {
    // The route as written, never the path: a path may hold a code or a token.
    const path = matchedRoutes(c).findLast((route) => !route.path.endsWith("*"))?.path;
    app.log.error({ error, method: c.req.method, path }, "A request failed.");
    return c.json({ error: "internal" }, 500);
  });
  return { hono, end: chat.end };
}

/** What the database answered within 3 seconds; null when it did not. */
async function answers<T>(question: Promise<T>): Promise<{ readonly [K in keyof T]: T[K] } | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), 3_000);
  });
  try {
    return await Promise.race([question, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
