// The short address: six figures that stand beside a link open its page on the computer where the file lies. A GET uses
// nothing up; figures are looked at no faster than codes.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import { findUploadNumber, takeUploadNumber } from "../../store/people/upload-numbers.ts";
import { countWrong, slowedFor } from "../../store/people/wrong-codes.ts";
import { numberWords } from "../../text/page/upload.ts";
import { refuse } from "../http/refusal.ts";
import type { StrangerTurns } from "../http/stranger-turns.ts";
import { Crowded } from "../http/turns.ts";
import { type DownloadParts, logRefused, orTroublePage } from "./downloads.ts";
import { browserSecret, shownSecret } from "./upload-browser.ts";
import { numberPage } from "./upload-page.ts";

const LARGEST_POST = 4_096;

/** `/t`: leads the browser that types the number to a page of its own for that chat and report. */
export function uploadNumbers(
  app: App,
  parts: Pick<DownloadParts, "mayHave">,
  strangers: StrangerTurns,
): Hono {
  const routes = new Hono();
  routes.get("/t", (c) => {
    browserSecret(app, c);
    return c.html(numberPage(null));
  });
  const limit = bodyLimit({ maxSize: LARGEST_POST, onError: (c) => refuse(c, 413) });
  routes.post("/t", limit, (c) =>
    orTroublePage(app, c, { sentence: "A page could not be opened by its number.", words: numberWords }, () =>
      open(app, parts, strangers, c),
    ),
  );
  return routes;
}

async function open(
  app: App,
  parts: Pick<DownloadParts, "mayHave">,
  strangers: StrangerTurns,
  c: Context,
): Promise<Response> {
  const number = await numberOf(c);
  const who = strangers.who(c, shownSecret(app, c) ?? "");
  if (number === null)
    return strangers.lobby.take(who, async () => c.html(numberPage(numberWords.malformed), 400));
  // By turns, for many at once would all be looked at before any was counted.
  const token = await strangers.codes.take(who, async () => {
    const now = app.clock();
    const seconds = await slowedFor(app.db, who.network, now);
    if (seconds > 0) throw new Crowded(seconds);
    const opened = await tokenFor(app, parts, c, number);
    if (opened === null) await countWrong(app.db, { network: who.network, inChat: false, now });
    return opened;
  });
  return token === null ? c.html(numberPage(numberWords.unknown), 404) : c.redirect(`/u/${token}`, 303);
}

/** A fresh token of the number's page for this browser; null where the number opens none for it. */
async function tokenFor(
  app: App,
  parts: Pick<DownloadParts, "mayHave">,
  c: Context,
  number: string,
): Promise<string | null> {
  const secret = browserSecret(app, c);
  const now = app.clock();
  const link = await findUploadNumber(app.db, number, secret, now);
  if (link === null) return null;
  if (!(await parts.mayHave(link))) {
    await logRefused(app, c, link);
    return null;
  }
  const token = app.newId();
  return (await takeUploadNumber(app.db, number, { secret, token, now })) ? token : null;
}

/** The six figures of the form, however they are parted; null where it has others. */
async function numberOf(c: Context): Promise<string | null> {
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const typed = typeof form.number === "string" ? form.number : "";
  const figures = typed.normalize("NFKC").replace(/[\s.,·–-]+/gu, "");
  return /^\d{6}$/.test(figures) ? figures : null;
}
