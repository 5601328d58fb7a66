// The HTTP door: which routes there are, and what holds for all of them. Constructs nothing; main.ts hands it the parts.
import { Hono } from "hono";
import { matchedRoutes } from "hono/route";
import type { App } from "../../app.ts";
import { isUnavailable } from "../../store/db.ts";
import { makeWebChat, type WebChatParts } from "../page/chat/routes.ts";
import { type DownloadParts, downloads } from "../page/downloads.ts";
import { type GridParts, grids } from "../page/grid/routes.ts";
import type { OfficerParts } from "../page/officer/form-routes.tsx";
import { officerPages } from "../page/officer/routes.tsx";
import { roundPreviews } from "../page/round-preview.tsx";
import { uploadNumbers } from "../page/upload-number.ts";
import { type UploadParts, uploads } from "../page/uploads.ts";
import { ownHostOnly, sameOriginOnly, securityHeaders } from "./guard.ts";
import type { Metrics } from "./metrics.ts";
import { refuse } from "./refusal.ts";
import { makeStrangerTurns } from "./stranger-turns.ts";
import { Crowded } from "./turns.ts";
import { watchRoutes } from "./watch.ts";

export type HttpParts = DownloadParts &
  UploadParts &
  GridParts &
  OfficerParts &
  WebChatParts & {
    /** The platforms' webhooks; they have their own proof of where a request comes from. */
    readonly webhooks?: Hono;
    /** What is measured; shown to who has METRICS_TOKEN. */
    readonly metrics?: Pick<Metrics, "text" | "contentType">;
  };

export type Http = {
  readonly hono: Hono;
  /** Ends the event streams and what feeds them, without which a server never finishes closing. */
  end(): void;
};

/** All routes of the program. */
export function makeHttp(app: App, parts: HttpParts): Http {
  const strangers = makeStrangerTurns(app);
  const chat = makeWebChat(app, parts, strangers);
  const hono = new Hono();
  hono.use(securityHeaders(app.settings));

  if (parts.webhooks) hono.route("/", parts.webhooks);
  hono.route("/", watchRoutes(app, parts.metrics ?? null));

  // From here on the page: platforms prove themselves otherwise, and monitors ask by the address of the machine.
  hono.use(ownHostOnly(app.settings));
  hono.post("*", sameOriginOnly(app.settings));
  hono.post("*", async (c, next) => {
    await next();
    // A link that is guessed wrongly is answered late, so that guessing many takes long.
    if (c.res.status === 404) await strangers.late();
  });
  hono.route("/", chat.routes);
  hono.route("/", downloads(app, parts, strangers));
  hono.route("/", uploads(app, parts, strangers));
  hono.route("/", grids(app, parts, strangers));
  hono.route("/", uploadNumbers(app, parts, strangers));
  hono.route("/", officerPages(app, parts, strangers));
  hono.route("/", roundPreviews(app, parts, strangers));

  hono.notFound((c) => refuse(c, 404));
  hono.onError(async (error, c) => {
    if (error instanceof Crowded) {
      await strangers.late();
      c.header("Retry-After", String(error.seconds));
      return refuse(c, 429);
    }
    // The route as written, never the path: a path may hold a code or a token.
    const path = matchedRoutes(c).findLast((route) => !route.path.endsWith("*"))?.path;
    app.log.error({ error, method: c.req.method, path }, "A request failed.");
    if (!isUnavailable(error)) return refuse(c, 500);
    c.header("Retry-After", "5");
    return refuse(c, 503);
  });
  return { hono, end: chat.end };
}
