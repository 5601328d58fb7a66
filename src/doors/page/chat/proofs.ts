// The page of a proof, to which a workbook leads: a file for whoever may have it, and its address opens it for nobody else.
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { App } from "../../../app.ts";
import type { DocumentRef } from "../../../message.ts";
import type { Link } from "../../../store/people/links.ts";
import type { Session } from "../../../store/people/sessions.ts";
import { downloadWords } from "../../../text/page/page.ts";
import { proofWords } from "../../../text/page/proof.ts";
import { type DownloadParts, giveFile, gone, guarded, logRefused } from "../downloads.ts";
import { type Html, plainPage } from "./page.ts";

type ProofParts = DownloadParts & {
  /** The living session of a request; null without one. */
  recognise(c: Context): Promise<Session | null>;
};

/**
 * `/chat/proofs/:upload`: the right is that of the browser's session, as of every file of a unit. Everybody else is told
 * how to get there, with 200: a spreadsheet asks for an address by itself first, and opens no browser where that fails.
 */
export function proofs(app: App, parts: ProofParts): Hono {
  const routes = new Hono();
  const path = "/chat/proofs/:upload{[0-9]{1,12}}";
  const linkOf = async (c: Context): Promise<Link<DocumentRef> | null> => {
    const session = await parts.recognise(c);
    if (session === null || session.personId === null) return null;
    const target = { type: "stored", uploadId: Number(c.req.param("upload")) } as const;
    return { personId: session.personId, target };
  };
  routes.get(path, (c) =>
    guarded(app, c, async () => {
      const link = await linkOf(c);
      c.header("Cache-Control", "no-store");
      return c.html(link && (await parts.mayHave(link)) ? proofPage() : closedPage(c.req.path));
    }),
  );
  routes.post(path, (c) =>
    guarded(app, c, async () => {
      const link = await linkOf(c);
      if (link === null) return gone(c);
      if (await parts.mayHave(link)) return giveFile(app, parts, c, link);
      await logRefused(app, c, link);
      return gone(c);
    }),
  );
  return routes;
}

function proofPage(): Html {
  return plainPage(
    proofWords.title,
    html`<p>${proofWords.lead}</p>
  <form method="post"><button class="main wide">${proofWords.get}</button></form>`,
  );
}

/** The one page for who has no session, no right to this file, or asks for a file that is not there. */
function closedPage(path: string): Html {
  return plainPage(
    proofWords.closedTitle,
    html`<p>${proofWords.closed}</p>
  <p><a href="${path}">${proofWords.again}</a></p>
  <p>${proofWords.how}</p>
  <p>${proofWords.chat}</p>
  <p><a href="/">${downloadWords.home}</a></p>`,
  );
}
