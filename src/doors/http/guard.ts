// What stands before every route: security headers, and the refusal of what another site sent or another host is asked for.
import type { Context, MiddlewareHandler } from "hono";
import type { Settings } from "../../config/settings.ts";
import { PAGE_HEADER, refuse, refuseHost } from "./refusal.ts";

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

/** Headers of every answer, also of errors. Nothing is kept by a cache unless a route says otherwise. */
export function securityHeaders(settings: Settings): MiddlewareHandler {
  const https = isHttps(settings);
  return async (c, next) => {
    c.header("Content-Security-Policy", POLICY);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("X-Frame-Options", "DENY");
    // Never a path, which may hold a code or a token and would stand in a proxy's log beside the files of its page. With
    // "no-referrer" our own forms would send "Origin: null".
    c.header("Referrer-Policy", "strict-origin");
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
 * Refuses what is asked for under another host than PUBLIC_URL's: a name that somebody else let point here. Ports are
 * not compared, for a proxy may leave them out. Without PUBLIC_URL every host is taken.
 */
export function ownHostOnly({ PUBLIC_URL: page }: Settings): MiddlewareHandler {
  const own = page ? new URL(page).hostname : null;
  return async (c, next) => {
    if (page && hostnameOf(c.req.header("Host") ?? "") !== own) return refuseHost(c, page);
    return next();
  };
}

/**
 * Refuses what another site's page sent. Browsers tell where a request comes from by `Sec-Fetch-Site`, which is asked
 * first since an app's own browser may send odd origins; they leave it out over plain HTTP, and then `Origin` decides. A
 * program sends neither.
 */
export function sameOriginOnly(settings: Settings): MiddlewareHandler {
  const own = settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL).origin : null;
  return async (c, next) => {
    if (fromElsewhere(c, own)) return refuse(c, 403);
    return next();
  };
}

/** The session for which the page's script says that something was typed; null where it names none. */
export function pageTag(c: Context): string | null {
  const tag = c.req.header(PAGE_HEADER) ?? "";
  return /^[0-9a-f]{12}$/.test(tag) ? tag : null;
}

/** Whether our own script asks: no other page can set its header. */
export function asksOwnScript(c: Context): boolean {
  return c.req.header(PAGE_HEADER) !== undefined;
}

/** Refuses what is not posted by our own script: JSON, with the header that only it can set. */
export const ownScriptOnly: MiddlewareHandler = async (c, next) => {
  const json = /^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? "");
  if (!asksOwnScript(c)) return refuse(c, 403);
  if (!json) return refuse(c, 415);
  return next();
};

function fromElsewhere(c: Context, own: string | null): boolean {
  const site = c.req.header("Sec-Fetch-Site");
  if (site !== undefined) return site !== "same-origin";
  const origin = c.req.header("Origin");
  if (origin === undefined) return false;
  return own === null ? hostOf(origin) !== c.req.header("Host") : origin !== own;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function hostnameOf(host: string): string | null {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}
