// What monitors ask: is the program alive, is it ready, and, for who has the token, what is measured.
import { type Context, Hono } from "hono";
import type { App } from "../../app.ts";
import { probe } from "../../store/health.ts";
import { sameSecret } from "../push-door.ts";
import { inTime } from "./in-time.ts";
import type { Metrics } from "./metrics.ts";
import { makeReadiness, type Ready } from "./readiness.ts";
import { sharedLook } from "./shared-look.ts";

type Shown = Pick<Metrics, "text" | "contentType">;

/** The routes of the program's own door: yes or no for strangers; measures and details for who has the token. */
export function watchRoutes(app: App, metrics: Shown | null): Hono {
  const routes = new Hono();
  const alive = sharedLook(() => inTime(probe(app.db).then(() => true)));
  const ready = makeReadiness(app);
  const { METRICS_TOKEN: token } = app.settings;
  routes.get("/healthz", async (c) => {
    const ok = (await alive()) ?? false;
    return c.json({ ok }, ok ? 200 : 503);
  });
  routes.get("/readyz", async (c) => {
    const found = await ready();
    return sayReady(c, found, knows(c, token));
  });
  if (token !== undefined && metrics !== null) {
    routes.get("/metrics", (c) => (knows(c, token) ? sayMetrics(c, metrics) : c.body(null, 401)));
  }
  return routes;
}

/** The routes of the port that only this machine reaches: there nobody has to show a token. */
export function metricsPort(app: App, metrics: Shown): Hono {
  const routes = new Hono();
  const ready = makeReadiness(app);
  routes.get("/metrics", (c) => sayMetrics(c, metrics));
  routes.get("/readyz", async (c) => sayReady(c, await ready(), true));
  return routes;
}

function sayReady(c: Context, { ok, state, ...details }: Ready, known: boolean): Response {
  return c.json(known ? { ok, ...state, ...details } : { ok }, ok ? 200 : 503);
}

async function sayMetrics(c: Context, { text, contentType }: Shown): Promise<Response> {
  return c.body(await text(), 200, { "Content-Type": contentType, "Cache-Control": "no-store" });
}

function knows(c: Context, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
  return token !== undefined && given !== undefined && sameSecret(given, token);
}
