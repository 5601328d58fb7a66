// Recognises an officer's browser by a cookie of the page's own, of which only the hash is kept. A GET makes none.
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { App } from "../../../app.ts";
import { inTransaction } from "../../../store/db.ts";
import { hashOf } from "../../../store/hash.ts";
import { closePage, openPage, type PageOfficer, seePage } from "../../../store/people/officer-pages.ts";
import { logSecurity } from "../../../store/people/security-log.ts";
import { clientAddress } from "../../http/client-address.ts";
import { isHttps } from "../../http/guard.ts";
import type { StrangerTurns } from "../../http/stranger-turns.ts";

const NAME = "tonghop_page";

/** The officer whose page this browser has open, as they stand now; null for everybody else. */
export async function currentOfficer(
  app: App,
  strangers: StrangerTurns,
  c: Context,
): Promise<PageOfficer | null> {
  const hash = shownHash(app, c);
  if (hash === null) return null;
  return strangers.lookups.take(strangers.who(c), () => seePage(app.db, hash, app.clock()));
}

/** Uses the link up for this browser; null where it opens nothing any more. */
export async function signIn(app: App, c: Context, token: string): Promise<PageOfficer | null> {
  // Three ids of at least 96 bits each.
  const secret = `${app.newId()}${app.newId()}${app.newId()}`;
  const now = app.clock();
  const officer = await inTransaction(app.db, async (tx) => {
    const opened = await openPage(tx, { token, hash: hashed(app, secret), now });
    if (opened) await logSecurity(tx, { ...from(app, c, opened), what: "signed-in" });
    return opened;
  });
  if (officer) giveCookie(app, c, secret);
  return officer;
}

/** Closes the page in this browser. */
export async function signOut(app: App, c: Context, officer: PageOfficer | null): Promise<void> {
  if (officer)
    await inTransaction(app.db, async (tx) => {
      await closePage(tx, officer.pageId);
      await logSecurity(tx, { ...from(app, c, officer), what: "signed-out" });
    });
  giveCookie(app, c, null);
}

/** Who acts on the page and from where, for the security log. */
export function from(app: App, c: Context, { personId }: Pick<PageOfficer, "personId">) {
  return { personId, at: "web", network: clientAddress(app, c), now: app.clock() } as const;
}

function shownHash(app: App, c: Context): string | null {
  const secret = isHttps(app.settings) ? getCookie(c, NAME, "host") : getCookie(c, NAME);
  return secret ? hashed(app, secret) : null;
}

/** A secret counts only under the name it was given: the bare name may be set by a neighbouring site. */
function hashed(app: App, secret: string): string {
  return hashOf(isHttps(app.settings) ? `__Host-page-${secret}` : `page-${secret}`);
}

/** Null takes it away. It ends with the browser, at the latest when the page was not used for a working day. */
function giveCookie(app: App, c: Context, secret: string | null): void {
  const https = isHttps(app.settings);
  setCookie(c, NAME, secret ?? "", {
    ...(https ? { prefix: "host" as const } : {}),
    httpOnly: true,
    // Lax: the page is opened from a chat. What it posts comes from the page itself either way.
    sameSite: "Lax",
    secure: https,
    path: "/",
    ...(secret === null ? { maxAge: 0 } : {}),
  });
}
