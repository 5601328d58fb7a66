// Recognises a browser by a random cookie of which only the hash is kept, and gives it another one when its person gains
// rights. A cookie is first made when something is posted, never by a GET.
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { App } from "../../../app.ts";
import { WEB_ACCOUNT } from "../../../channels/web.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { hashOf } from "../../../store/hash.ts";
import { logSecurity } from "../../../store/people/security-log.ts";
import {
  endSession,
  findSession,
  openSession,
  type Session,
  sawSession,
  succeedSession,
} from "../../../store/people/sessions.ts";
import { clientAddress } from "../../http/client-address.ts";
import { isHttps } from "../../http/guard.ts";

const NAME = "tonghop";
/**
 * The longest that browsers keep a cookie. How long a session lives the database says, and a browser that still holds
 * the cookie of one that ended can be told so.
 */
const COOKIE_SECONDS = 400 * 86_400;

/** A living session as a request found it; `renewed`: the answer carries another secret for it. */
export type SeenSession = Session & { readonly renewed: boolean };

/** What a browser showed: the secret, its hash, and whether it came under the name of an earlier release. */
type Cookie = { readonly secret: string; readonly hash: string; readonly old: boolean };

/** Whether the browser shows a cookie of ours, of a living session or of one that ended. */
export function hasCookie(app: App, c: Context): boolean {
  return cookieOf(app, c) !== null;
}

/** The hash of the cookie that the browser shows, whatever it is worth. */
export function shownHash(app: App, c: Context): string | null {
  return cookieOf(app, c)?.hash ?? null;
}

/**
 * The session of a request, or null when it has none that lives. The answer may carry another secret for it: after a
 * gain of rights, and for a cookie under its old name.
 */
export async function currentSession(app: App, c: Context): Promise<SeenSession | null> {
  const cookie = cookieOf(app, c);
  const now = app.clock();
  const session = cookie && (await findSession(app.db, cookie.hash, now));
  if (!session) return null;
  await sawSession(app.db, session, now);
  if (session.gained || cookie.old) return succeed(app, c, cookie, session);
  return { ...session, renewed: false };
}

/** Makes a new session, with its cookie in the answer. */
export async function newSession(app: App, c: Context, now: Date): Promise<SeenSession> {
  // Three ids of at least 96 bits each: past 256 bits.
  const secret = `${app.newId()}${app.newId()}${app.newId()}`;
  const session = await inTransaction(app.db, (tx) =>
    openSession(tx, {
      hash: hashed(app, secret),
      address: { channel: "web", account: WEB_ACCOUNT, chat: app.newId() },
      now,
    }),
  );
  giveCookie(app, c, secret);
  return { ...session, renewed: false };
}

/** Ends the session of a request and takes its cookie away; the person and the chat stay as they are. */
export async function leaveSession(app: App, c: Context): Promise<void> {
  const cookie = cookieOf(app, c);
  const session = cookie && (await findSession(app.db, cookie.hash, app.clock()));
  if (session)
    await inTransaction(app.db, async (tx) => {
      await endSession(tx, session.hash);
      await log(app, c, tx, { what: "signed-out", session });
    });
  giveCookie(app, c, null);
  if (isHttps(app.settings)) setCookie(c, NAME, "", { path: "/", maxAge: 0 });
}

/** Names a session to its own page, which cannot see its cookie: what the page kept for another is not shown. */
export function tagOf({ chat }: Session): string {
  return hashOf(chat).slice(0, 12);
}

/** Gives the browser the secret that follows; from here on the request is of the session that has it. */
async function succeed(
  app: App,
  c: Context,
  { secret, hash }: Cookie,
  session: Session,
): Promise<SeenSession | null> {
  const next = (salt: string) => hashOf(`${secret}${salt}`);
  const given = { salt: app.newId(), hashed: (salt: string) => hashed(app, next(salt)), now: app.clock() };
  const salt = await inTransaction(app.db, async (tx) => {
    const kept = await succeedSession(tx, hash, given);
    // Once for a gain of rights, however many requests bring the old secret.
    if (kept === given.salt && session.gained) await log(app, c, tx, { what: "signed-in", session });
    return kept;
  });
  if (salt === null) return null;
  giveCookie(app, c, next(salt));
  return { ...session, hash: hashed(app, next(salt)), renewed: true };
}

/** Writes into the security log what happened to a session that is somebody's. */
async function log(
  app: App,
  c: Context,
  tx: Tx,
  { what, session }: { readonly what: "signed-in" | "signed-out"; readonly session: Session },
): Promise<void> {
  const { personId, addressId: at } = session;
  if (personId === null) return;
  await logSecurity(tx, { what, personId, at, network: clientAddress(app, c), now: app.clock() });
}

function cookieOf(app: App, c: Context): Cookie | null {
  const secret = isHttps(app.settings) ? getCookie(c, NAME, "host") : getCookie(c, NAME);
  if (secret) return { secret, hash: hashed(app, secret), old: false };
  const old = getCookie(c, NAME);
  // With the prefix written into it, a secret of today would be hashed under the bare name as it is under its own.
  return old && !old.startsWith("__Host-") ? { secret: old, hash: hashOf(old), old: true } : null;
}

/**
 * A secret counts only under the name it was given. The bare name may be set by a neighbouring site under the same
 * domain, so over HTTPS it opens nothing but sessions that an earlier release gave under it.
 */
function hashed(app: App, secret: string): string {
  return hashOf(isHttps(app.settings) ? `__Host-${secret}` : secret);
}

/** Null takes it away. */
function giveCookie(app: App, c: Context, secret: string | null): void {
  const https = isHttps(app.settings);
  setCookie(c, NAME, secret ?? "", {
    ...(https ? { prefix: "host" as const } : {}),
    httpOnly: true,
    sameSite: "Strict",
    secure: https,
    path: "/",
    maxAge: secret === null ? 0 : COOKIE_SECONDS,
  });
  if (https && secret !== null && getCookie(c, NAME) !== undefined)
    setCookie(c, NAME, "", { path: "/", maxAge: 0 });
}
