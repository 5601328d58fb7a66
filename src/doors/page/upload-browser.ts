// Recognises the browser that hands over files by a random cookie, which says nothing of who it is.
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { App } from "../../app.ts";
import { isHttps } from "../http/guard.ts";

const NAME = "tonghop_upload";
const SECONDS = 86_400;

/** The secret that the browser shows; null when it shows none. */
export function shownSecret(app: App, c: Context): string | null {
  return (isHttps(app.settings) ? getCookie(c, NAME, "host") : getCookie(c, NAME)) || null;
}

/**
 * The browser's secret, with a new one in the answer where it shows none. A GET may give one, for nothing is kept of it:
 * a first post that is sent twice, or whose answer is lost, comes with the same secret and is taken again.
 */
export function browserSecret(app: App, c: Context): string {
  const shown = shownSecret(app, c);
  if (shown !== null) return shown;
  // Two ids of at least 96 bits each.
  const secret = `${app.newId()}${app.newId()}`;
  const https = isHttps(app.settings);
  setCookie(c, NAME, secret, {
    ...(https ? { prefix: "host" as const } : {}),
    httpOnly: true,
    // Not Strict: the page is opened from a chat, which may be another site, and the browser's own link must not look
    // foreign then. Posts come from the page itself either way.
    sameSite: "Lax",
    secure: https,
    path: "/",
    maxAge: SECONDS,
  });
  return secret;
}
