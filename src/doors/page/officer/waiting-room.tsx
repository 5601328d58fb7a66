// What waits for the officer over all open rounds: the chat's command on a page, with its choices as buttons.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import type { Reply } from "../../../commands/shared/command.ts";
import { bound } from "../../../commands/shared/round-meant.ts";
import { inRound, roundSaid } from "../../../commands/shared/round-said.ts";
import { placesOf } from "../../../commands/waiting/items.ts";
import { inOneRound, isPageCommand } from "../../../engine/officer/page-command.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { type Standing, standingsOf } from "../../../store/people/people.ts";
import { overviewWords } from "../../../text/page/officer.ts";
import { roundWords } from "../../../text/page/officer-round.ts";
import { waitingWords } from "../../../text/page/officer-waiting.ts";
import { Answer } from "./answer.tsx";
import { giveOnPage } from "./given.ts";
import { framed } from "./layout.tsx";
import { fieldsOf } from "./posted.ts";
import type { Asking } from "./rooms.ts";

export const waitingPath = "/officer/waiting";

type Given = { readonly reply: Reply; readonly file: string | null };

/** Adds the room to the routes: for every officer. */
export function waitingRoutes(app: App, routes: Hono, opened: Asking): void {
  const answered = async (c: Context, officer: PageOfficer, said: { name: string; args: string }) => {
    const given = await inTransaction(app.db, (tx) => give(app, tx, c, officer, said));
    return c.html(roomPage(officer, given), given === "unknown" ? 422 : 200);
  };
  routes.get(
    waitingPath,
    opened((c, officer) => answered(c, officer, { name: "waiting", args: "" })),
  );
  routes.post(
    waitingPath,
    opened(async (c, officer) => {
      const fields = await fieldsOf(c);
      const [name = "", args = "", text = ""] = ["name", "args", "text"].map((field) => fields.get(field));
      return answered(c, officer, { name, args: [args, text].filter((part) => part !== "").join(" ") });
    }),
  );
}

/** "none": no round is open to this officer. */
async function give(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  said: { readonly name: string; readonly args: string },
): Promise<Given | "none" | "unknown"> {
  const standings = await standingsOf(tx, officer.personId);
  const places = placesOf(standings);
  const { round } = roundSaid(said.args);
  const standing = places.find(({ roundId }) => round === null || roundId === Number(round));
  if (!standing) return places.length === 0 ? "none" : "unknown";
  const given = await giveOnPage(app, tx, c, officer, { standing, standings }, said);
  if (!given) return "unknown";
  return inOneRound(said.name) ? { ...given, reply: inRoundOf(standing, given.reply) } : given;
}

/** What is pressed or said to an answer about one round is about that round. */
function inRoundOf({ roundId }: Standing, reply: Reply): Reply {
  const { offers = [], ask } = reply;
  return {
    ...reply,
    offers: bound(offers, roundId, inOneRound),
    ...(ask && inOneRound(ask.name) ? { ask: { ...ask, args: inRound(roundId, ask.args) } } : {}),
  };
}

function roomPage(officer: PageOfficer, given: Given | "none" | "unknown"): string {
  return framed({
    title: waitingWords.title,
    officer,
    here: "waiting",
    children: (
      <>
        <p>{waitingWords.lead}</p>
        {given === "none" ? <p>{overviewWords.none}</p> : null}
        {given === "unknown" ? <p role="alert">{roundWords.unknown}</p> : null}
        {typeof given === "string" ? null : (
          <Answer here={waitingPath} reply={onPage(given.reply)} file={given.file} />
        )}
        <p>
          <a class="button" href={waitingPath}>
            {waitingWords.list}
          </a>
        </p>
      </>
    ),
  });
}

/** Without the choices that only a chat carries out. */
function onPage(reply: Reply): Reply {
  const offers = (reply.offers ?? []).filter(
    ({ action }) => action.do === "command" && isPageCommand(action.name),
  );
  return { ...reply, offers };
}
