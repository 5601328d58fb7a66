// The Official Account's doors: its signed webhook, the proof of our domain, and the way back from the consent page.
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";
import { z } from "zod";
import type { App } from "../../app.ts";
import { parseJson } from "../../channels/exact-json.ts";
import type { ZaloOaChannel } from "../../channels/zalo/oa.ts";
import { loosely, looseText } from "../../channels/zalo/text.ts";
import { hashOf } from "../../store/hash.ts";
import { keepUnreadable } from "../../store/queue/dead-letters.ts";
import { takeConsent } from "../../store/queue/zalo-oa-tokens.ts";
import { consentWords } from "../../text/page/zalo-consent.ts";
import { keepUpdate } from "../keep-received.ts";
import { troublePage, zaloMeta } from "../page/chat/page.ts";
import { answerStored, LARGEST, sameSecret } from "../push-door.ts";
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
  const warn = () => {
    const now = app.clock().getTime();
    if (now - warned < WARN_MS) return;
    warned = now;
    app.log.warn(account, "An event was refused: its signature is not made with ZALO_OA_SECRET_KEY.");
  };

  routes.post(ZALO_OA_PATH, bodyLimit({ maxSize: LARGEST, onError: (c) => c.body(null, 413) }), async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    if (!isGenuine(body, c.req.header("X-ZEvent-Signature"), channel.account, secretKey)) {
      warn();
      return c.body(null, 401);
    }
    return answerStored(app, c, channel.name, () =>
      within(ANSWER_MS, async () => {
        const event = parseJson(body.toString("utf8"));
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

const signed = z.object({
  timestamp: looseText,
  recipient: loosely(z.object({ id: looseText })),
  oa_id: looseText,
});

/**
 * Whether an event is Zalo's: SHA-256 over the app's id, the body's very bytes, its timestamp and the key. Some sources
 * put the Official Account's id first; it proves the same, for only Zalo and we know the key.
 */
function isGenuine(body: Buffer, header: string | undefined, appId: string, key: string): boolean {
  const event = signed.safeParse(parseJson(body.toString("utf8")));
  if (header === undefined || !event.success) return false;
  const given = header
    .trim()
    .replace(/^mac\s*=\s*/i, "")
    .toLowerCase();
  const { timestamp, recipient, oa_id } = event.data;
  const first = [appId, oa_id, recipient?.id].filter((id) => id !== undefined);
  const macs = first.map((id) =>
    createHash("sha256")
      .update(id)
      .update(body)
      .update(`${timestamp ?? ""}${key}`)
      .digest("hex"),
  );
  return macs.map((mac) => sameSecret(mac, given)).includes(true);
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
