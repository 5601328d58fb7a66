// The room of one open round: the officer's commands as buttons and words, and moving, exempting, adding and closing.
import type { Context, Hono } from "hono";
import type { App } from "../../../app.ts";
import { isOwing, type OfficerView, viewAt } from "../../../commands/shared/officer-view.ts";
import { pageWords } from "../../../engine/officer/page-command.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { hadEarlierForm, keptAnswers } from "../../../store/officer/kept.ts";
import { seesWholeRound } from "../../../store/officer/officer-actions.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { type Standing, standingsOf } from "../../../store/people/people.ts";
import { versionsToMoveTo } from "../../../store/rounds/move-form.ts";
import { addUnit, closeRound, exemptUnit, RoundProblem } from "../../../store/rounds/round-changes.ts";
import { roundTrouble } from "../../../text/operator/rounds.ts";
import { roundWords } from "../../../text/page/officer-round.ts";
import { giveOnPage } from "./given.ts";
import { keptPage } from "./kept-page.tsx";
import { fieldsOf } from "./posted.ts";
import { type Asking, keepAct } from "./rooms.ts";
import { isMove, moveRound } from "./round-move.tsx";
import { roundPage, type Said } from "./round-page.tsx";
import { nothingHerePage } from "./way-in.tsx";

const path = "/officer/rounds/:round{[0-9]{1,9}}";

type Here = { readonly standing: Standing; readonly standings: readonly Standing[]; readonly whole: boolean };

/** Adds the room to the routes: for every officer who stands in the round. */
export function roundRoutes(app: App, routes: Hono, opened: Asking): void {
  const shown = (c: Context, officer: PageOfficer, said: Said = {}, status: 200 | 422 = 200) =>
    inTransaction(app.db, async (tx) => {
      const here = await hereOf(tx, officer, idOf(c));
      if (!here) return nothingHere(c, officer);
      const view = await viewOf(app, tx, here);
      const { id, form } = view.round;
      const newer = here.whole ? await versionsToMoveTo(tx, id, form) : [];
      const moved = await hadEarlierForm(tx, form);
      return c.html(roundPage(officer, { view, whole: here.whole, newer, moved, said }), status);
    });
  routes.get(
    path,
    opened((c, officer) => shown(c, officer)),
  );
  routes.get(
    `${path}/kept`,
    opened((c, officer) =>
      inTransaction(app.db, async (tx) => {
        const here = await hereOf(tx, officer, idOf(c));
        if (!here) return nothingHere(c, officer);
        const { units, round } = await viewOf(app, tx, here);
        return c.html(keptPage(officer, round, await keptAnswers(tx, units, round.form)));
      }),
    ),
  );
  routes.post(
    path,
    opened(async (c, officer) => {
      const fields = await fieldsOf(c);
      const done = isMove(fields)
        ? await move(app, c, officer, fields)
        : await inTransaction(app.db, async (tx) => {
            const here = await hereOf(tx, officer, idOf(c));
            return here && act(app, tx, c, officer, here, fields);
          });
      if (!done) return nothingHere(c, officer);
      if (done === "closed") return c.redirect("/officer", 303);
      return shown(c, officer, done, done.problem === undefined ? 200 : 422);
    }),
  );
}

/** Looks at a move to a newer version of the form, or carries it out. */
async function move(
  app: App,
  c: Context,
  officer: PageOfficer,
  fields: ReadonlyMap<string, string>,
): Promise<Said | null> {
  const at = await inTransaction(app.db, async (tx) => {
    const here = await hereOf(tx, officer, idOf(c));
    return here && { whole: here.whole, view: await viewOf(app, tx, here) };
  });
  if (!at) return null;
  return at.whole ? moveRound(app, c, officer, at.view, fields) : { problem: roundWords.partOnly };
}

/** Where the officer stands in an open round; null where nowhere. */
async function hereOf(tx: Tx, officer: PageOfficer, roundId: number): Promise<Here | null> {
  const standings = await standingsOf(tx, officer.personId);
  const standing = standings.find(
    (one) => one.role === "officer" && one.roundOpen && one.roundId === roundId,
  );
  return standing ? { standing, standings, whole: await seesWholeRound(tx, standing) } : null;
}

function viewOf(app: App, tx: Tx, { standing }: Here): Promise<OfficerView> {
  const { roundId, nodeId, path } = standing;
  return viewAt(tx, { roundId, nodeId, path }, { now: app.clock(), zone: app.settings.TIME_ZONE });
}

async function act(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  here: Here,
  fields: ReadonlyMap<string, string>,
): Promise<Said | "closed"> {
  const field = (name: string) => fields.get(name) ?? "";
  switch (field("do")) {
    case "deadline":
      if (field("day") === "") return { problem: roundWords.needDay };
      return give(app, tx, c, officer, here, {
        name: "deadline",
        args: dayTyped(field("day"), field("time")),
      });
    case "hand":
      if (field("to") === "") return { problem: roundWords.needWhom };
      return give(app, tx, c, officer, here, { name: "hand", args: field("to") });
    case "exempt":
    case "add":
    case "close":
      if (!here.whole) return { problem: roundWords.partOnly };
      return change(app, tx, c, officer, here, fields);
    case "words": {
      const said = pageWords(field("words"));
      return said ? give(app, tx, c, officer, here, said) : { problem: roundWords.unknown };
    }
    case "": {
      const [, name = "", code = ""] = /^([a-z]+) (.+)$/u.exec(field("pick")) ?? [];
      if (name !== "") return give(app, tx, c, officer, here, { name, args: code });
      return give(app, tx, c, officer, here, {
        name: field("name"),
        args: [field("args"), field("text")].filter((part) => part !== "").join(" "),
      });
    }
    default:
      return { problem: roundWords.unknown };
  }
}

/** What an operator does of a round, with the numbers; nothing where it cannot be done. */
async function change(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  here: Here,
  fields: ReadonlyMap<string, string>,
): Promise<Said | "closed"> {
  const round = here.standing.roundId;
  const [what, code, reason] = ["do", "code", "reason"].map((name) => fields.get(name) ?? "");
  const keep = (command: string) => keepAct(app, tx, c, officer, { command, round });
  try {
    if (what === "close") {
      const owing = (await viewOf(app, tx, here)).units.filter(isOwing).length;
      if (Number((fields.get("owing") ?? "").replace(/\D/gu, "") || -1) !== owing)
        return { problem: roundWords.closeWrong };
      await closeRound(tx, round);
      await keep("round close");
      return "closed";
    }
    if (what === "exempt") {
      if (code === "" || reason === "") return { problem: roundWords.needBoth };
      const done = await exemptUnit(tx, round, code ?? "", reason ?? "");
      await keep("round exempt");
      return { done: roundWords.exempted(done) };
    }
    if (code === "") return { problem: roundWords.needCode };
    const done = await addUnit(tx, round, code ?? "");
    await keep("round add-unit");
    return { done: roundWords.added(done) };
  } catch (error) {
    if (error instanceof RoundProblem) return { problem: roundTrouble(error.trouble) };
    throw error;
  }
}

async function give(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  { standing, standings }: Here,
  said: { readonly name: string; readonly args: string },
): Promise<Said> {
  const given = await giveOnPage(app, tx, c, officer, { standing, standings }, said);
  return given ?? { problem: roundWords.unknown };
}

/** A day and an hour of boxes as people type them. */
function dayTyped(day: string, time: string): string {
  const said = day.split("-").reverse().join("/");
  return time === "" ? said : `${time} ${said}`;
}

function idOf(c: Context): number {
  return Number(c.req.param("round"));
}

function nothingHere(c: Context, officer: PageOfficer): Response | Promise<Response> {
  return c.html(nothingHerePage(officer, roundWords.noneTitle, roundWords.none), 404);
}
