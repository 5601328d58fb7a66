// What stands before every route: security headers, and the refusal of requests that another site sent.
import type { Context, MiddlewareHandler } from "hono";
import type { Settings } from "../../config/settings.ts";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * A header only our own script can set: a form of another site cannot, and its script is stopped by the browser. It
 * names the session for which something was typed, where the page knows one.
 */
const PAGE_HEADER = "X-Tonghop-Page";

/** Headers of every answer, also of errors. Nothing is kept by a cache unless a route says otherwise. */
export function securityHeaders(settings: Settings): MiddlewareHandler {
  const https = isHttps(settings);
  return async (c, next) => {
    c.header("Content-Security-Policy", POLICY);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("X-Frame-Options", "DENY");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    c.header("Cache-Control", "no-store");
    if (https) c.header("Strict-Transport-Security", "max-age=31536000");
    await next();
  };
}

/** Whether people reach the page over HTTPS: cookies are then marked `Secure`. */
export function isHttps(settings: Settings): boolean {
  return settings.PUBLIC_URL?.startsWith("https:") ?? false;
}

/**
 * Refuses what another site's page sent. Browsers tell where a request comes from by `Sec-Fetch-Site` (not over
 * plain HTTP) and by `Origin` ("null" for a form of our own page, since we send no referrer); a program sends neither.
 */
export function sameOriginOnly(settings: Settings): MiddlewareHandler {
  const own = settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL).origin : null;
  return async (c, next) => {
    if (fromElsewhere(c, own)) return c.json({ error: "forbidden" }, 403);
    return next();
  };
}

/** The session for which the page's script says that something was typed; null where it names none. */
export function pageTag(c: Context): string | null {
  const tag = c.req.header(PAGE_HEADER) ?? "";
  return /^[0-9a-f]{12}$/.test(tag) ? tag : null;
}

/** Refuses what is not posted by our own script: JSON, with the header that only it can set. */
export const ownScriptOnly: MiddlewareHandler = async (c, next) => {
  const json = /^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? "");
  if (c.req.header(PAGE_HEADER) === undefined) return c.json({ error: "forbidden" }, 403);
  if (!json) return c.json({ error: "not-json" }, 415);
  return next();
};

function fromElsewhere(c: Context, own: string | null): boolean {
  const site = c.req.header("Sec-Fetch-Site");
  if (site !== undefined) return site !== "same-origin";
  const origin = c.req.header("Origin");
  if (origin === undefined || origin === "null") return false;
  return origin !== own && hostOf(origin) !== c.req.header("Host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
