// The Official Account's doors: its signed webhook, the proof of our domain, and the way back from the consent page.
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { App } from "../../app.ts";
import { parseJson } from "../../channels/exact-json.ts";
import type { ZaloOaChannel } from "../../channels/zalo/oa.ts";
import { type SignedParts, signedParts } from "../../channels/zalo/oa-signed.ts";
import { timeOf } from "../../channels/zalo/text.ts";
import { hashOf } from "../../store/hash.ts";
import { keepUnreadable } from "../../store/queue/dead-letters.ts";
import { takeConsent } from "../../store/queue/zalo-oa-tokens.ts";
import { consentWords } from "../../text/page/zalo-consent.ts";
import { keepUpdate } from "../keep-received.ts";
import { troublePage, zaloMeta } from "../page/chat/page.ts";
import { answerStored, refused, sameSecret } from "../push-door.ts";
import { strangersBodies } from "../strangers-bodies.ts";
import { ZALO_OA_CALLBACK, ZALO_OA_PATH } from "./channels.ts";

type ZaloOaDoor = {
  readonly channel: ZaloOaChannel;
  readonly secretKey: string;
  /** Something was kept and waits to be worked. */
  readonly kept: () => void;
  /** Exchanges a consent's code for tokens and stores them; null, or why it did not work. */
  acceptConsent(code: string): Promise<string | null>;
};

/** The door's routes. */
export function zaloOaDoor(app: App, door: ZaloOaDoor): Hono {
  const routes = new Hono();
  const { channel, secretKey, kept } = door;
  const account = { channel: channel.name, account: channel.account };

  // Anybody can be refused as often as they like; the log is told once a minute.
  let warned = 0;
  const refuse = (c: Context, why: string) => {
    const now = app.clock().getTime();
    if (Math.abs(now - warned) >= WARN_MS) {
      warned = now;
      app.log.warn(account, `An event was refused: ${why}`);
    }
    return refused(c, 401);
  };

  const bodyOf = strangersBodies({ largest: LARGEST_EVENT, atOnce: EVENTS_AT_ONCE });
  routes.post(ZALO_OA_PATH, async (c) => {
    const given = macIn(c.req.header("X-ZEvent-Signature"));
    if (given === null) return refuse(c, UNSIGNED);
    const body = await bodyOf(c);
    if (body === "too-large") return refused(c, 413);
    if (body === "given-up") return c.body(null, 503, { "Retry-After": "5" });
    const parts = signedParts(body);
    if (parts === null || !isGenuine({ body, parts, given }, channel.account, secretKey))
      return refuse(c, UNSIGNED);
    if (!isTimely(parts, app.clock())) return refuse(c, UNTIMELY);
    return answerStored(app, c, channel.name, () =>
      within(ANSWER_MS, async () => {
        const event = parseJson(body);
        if (event === undefined) return keepUnreadable(app.db, account, body.toString("utf8"), app.clock());
        await keepUpdate(app, channel, event);
        kept();
      }),
    );
  });

  routes.get(ZALO_OA_CALLBACK, async (c) => {
    const { code, state } = c.req.query();
    if (!code) return c.html(troublePage(consentWords.title, consentWords.refused), 400);
    // A redirect without the secret of our own link may be somebody's consent for another account.
    if (!state || !(await takeConsent(app.db, account, hashOf(state)))) {
      return c.html(troublePage(consentWords.title, consentWords.unasked), 400);
    }
    const problem = await door.acceptConsent(code);
    if (problem === null) return c.html(troublePage(consentWords.title, consentWords.done));
    app.log.error({ ...account, reason: problem }, "The consent could not be exchanged for tokens.");
    return c.html(troublePage(consentWords.title, consentWords.failed(problem)), 502);
  });
  return routes;
}

/** The proof that this domain is ours, which Zalo asks for before anything else can be set up there. */
export function zaloVerification(code: string): Hono {
  const routes = new Hono();
  routes.get(`/zalo_verifier${code}.html`, (c) =>
    c.html(html`<!doctype html>
<html lang="en"><head>${zaloMeta(code)}</head>
<body>There Is No Limit To What You Can Accomplish Using Zalo!</body></html>`),
  );
  return routes;
}

/** Zalo calls a webhook failed after two seconds. */
const ANSWER_MS = 1_800;
const WARN_MS = 60_000;

/** No event is larger, in bytes: a text has at most 2,000 letters. */
const LARGEST_EVENT = 64 * 1024;
/** How many events are read at once before it is known who sends them; they take 8 MiB at most. */
const EVENTS_AT_ONCE = 128;
const UNSIGNED = "its signature is not made with ZALO_OA_SECRET_KEY.";
/** Zalo tries for up to two hours, each time with the same body. Older than a day is somebody's recording. */
const OLDEST_MS = 24 * 3_600_000;
const MOST_AHEAD_MS = 10 * 60_000;
const UNTIMELY =
  "it is dated more than a day ago or more than 10 minutes ahead. Is the clock of this machine right?";

/** The signature in its header; null when none of the right form stands there. */
function macIn(header: string | undefined): string | null {
  return /^\s*(?:mac\s*=)?\s*([0-9a-f]{64})\s*$/i.exec(header ?? "")?.[1]?.toLowerCase() ?? null;
}

/**
 * Whether an event is Zalo's: SHA-256 over the app's id, the body's very bytes, its timestamp and the key. Some sources
 * put the Official Account's id first; it proves the same, for only Zalo and we know the key.
 */
function isGenuine(
  { body, parts, given }: { readonly body: Buffer; readonly parts: SignedParts; readonly given: string },
  appId: string,
  key: string,
): boolean {
  return [appId, ...parts.ids].some((first) => {
    const hash = createHash("sha256").update(first).update(body).update(`${parts.timestamp}${key}`);
    return sameSecret(hash.digest("hex"), given);
  });
}

function isTimely({ timestamp }: SignedParts, now: Date): boolean {
  const at = timeOf(timestamp)?.getTime();
  if (at === undefined) return false;
  return at >= now.getTime() - OLDEST_MS && at <= now.getTime() + MOST_AHEAD_MS;
}

/** Rejects when the work takes longer; what it still stores then is a repeat to what comes again. */
async function within(ms: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), ms);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
