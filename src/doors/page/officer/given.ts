// Gives an officer's command on a page, with a link of its own to the file that comes with the answer.
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import type { Reply } from "../../../commands/shared/command.ts";
import { pageCommand } from "../../../engine/officer/page-command.ts";
import type { Tx } from "../../../store/db.ts";
import { createLink } from "../../../store/people/links.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import type { Standing } from "../../../store/people/people.ts";
import { clientAddress } from "../../http/client-address.ts";

const linkMs = 3_600_000;

/** What was answered, and where the file that comes with it is fetched; null where there is no such command on a page. */
export async function giveOnPage(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  at: { readonly standing: Standing; readonly standings: readonly Standing[] },
  said: { readonly name: string; readonly args: string },
): Promise<{ readonly reply: Reply; readonly file: string | null } | null> {
  const { personId } = officer;
  const giver = { personId, ...at, network: clientAddress(app, c), now: app.clock() };
  const reply = await pageCommand(app, tx, giver, said);
  return reply && { reply, file: await linkTo(app, tx, officer, reply) };
}

/** A file that comes with an answer is fetched by a link of its own, as in a chat. */
async function linkTo(
  app: App,
  tx: Tx,
  { personId }: PageOfficer,
  { document }: Reply,
): Promise<string | null> {
  if (!document || document.type === "upload") return null;
  const [token, now] = [app.newId(), app.clock()];
  const expiresAt = new Date(now.getTime() + linkMs);
  await createLink(tx, { personId, target: document, token, now, expiresAt });
  return `/d/${token}`;
}
