// What the rooms of the officer's page share: who may come in, and how what was done there is written down.
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import type { Db, Tx } from "../../../store/db.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { logSecurity } from "../../../store/people/security-log.ts";
import { from } from "./session.ts";

/** Runs a route for an officer of the office that asks; everybody else is told why not. */
export type Asking = (
  work: (c: Context, officer: PageOfficer) => Promise<Response>,
) => (c: Context) => Promise<Response>;

/** Writes down what an officer did on the page, as it is of a command; `round`: in which round. */
export async function keepAct(
  app: App,
  tx: Db | Tx,
  c: Context,
  officer: PageOfficer,
  { command, round }: { readonly command: string; readonly round?: number },
): Promise<void> {
  const detail = { command, ...(round === undefined ? {} : { round }) };
  await logSecurity(tx, { ...from(app, c, officer), what: "officer-act", detail });
}
