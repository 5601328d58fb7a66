// Recognises a browser by a random cookie of which only the hash is kept. It is made when something is posted, never by
// a GET.
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { App } from "../../../app.ts";
import { WEB_ACCOUNT } from "../../../channels/web.ts";
import { inTransaction } from "../../../store/db.ts";
import { hashOf } from "../../../store/hash.ts";
import { findSession, openSession, type Session } from "../../../store/people/sessions.ts";
import { isHttps } from "../../http/guard.ts";

const COOKIE = "tonghop";
const DAYS = 90;

/** The session of a request, or null when it has none that lives. */
export async function currentSession(app: App, c: Context): Promise<Session | null> {
  const cookie = getCookie(c, COOKIE);
  return cookie ? findSession(app.db, hashOf(cookie), app.clock()) : null;
}

/** The session of a request; a new one, with its cookie in the answer, when it has none. */
export async function sessionOrNew(app: App, c: Context, now: Date): Promise<Session> {
  const found = await currentSession(app, c);
  if (found) return found;
  // Three ids of at least 96 bits each: past 256 bits.
  const cookie = `${app.newId()}${app.newId()}${app.newId()}`;
  const session = await inTransaction(app.db, (tx) =>
    openSession(tx, {
      hash: hashOf(cookie),
      address: { channel: "web", account: WEB_ACCOUNT, chat: app.newId() },
      now,
      expiresAt: new Date(now.getTime() + DAYS * 86_400_000),
    }),
  );
  setCookie(c, COOKIE, cookie, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isHttps(app.settings),
    path: "/",
    maxAge: DAYS * 86_400,
  });
  return session;
}
