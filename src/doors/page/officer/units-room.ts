// The room of units and codes: the register, taking a list into it, a unit's people and codes. What was done is written down.
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../../app.ts";
import { endHeldRole } from "../../../commands/shared/end-role.ts";
import { pageOf } from "../../../config/page.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { revokeCodes } from "../../../store/people/code-register.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { findRole } from "../../../store/people/roles.ts";
import { logSecurity } from "../../../store/people/security-log.ts";
import { makeSlipCodes, newestRound } from "../../../store/people/slips.ts";
import { unitsProblems, unitsWords } from "../../../text/page/officer-units.ts";
import { largestPost } from "../upload-post.ts";
import { type DropParts, droppedList } from "./drop.ts";
import { fieldsOf } from "./posted.ts";
import { type Asking, keepAct } from "./rooms.ts";
import { from } from "./session.ts";
import { takeUnitList, type UnitListSaid } from "./unit-list.ts";
import { unitPage, unitsPage } from "./units-pages.tsx";
import { findUnit, registerView, type UnitView, unitView } from "./units-view.ts";
import { nothingHerePage } from "./way-in.tsx";

const path = "/officer/units/:unit{[0-9]{1,9}}";

/** What came of one thing that was done at a unit. */
type Done = { readonly done?: readonly string[]; readonly problem?: string };

/** Adds the room to the routes. */
export function unitRoutes(app: App, parts: DropParts, routes: Hono, asking: Asking): void {
  const register = async (
    c: Context,
    officer: PageOfficer,
    said: UnitListSaid = {},
    status: 200 | 413 | 422 = 200,
  ) => {
    const view = await inTransaction(app.db, (tx) => registerView(tx, app.clock()));
    return c.html(unitsPage(officer, view, said), status);
  };
  routes.get(
    "/officer/units",
    asking((c, officer) => register(c, officer)),
  );
  routes.post(
    "/officer/units",
    bodyLimit({
      maxSize: largestPost,
      onError: asking((c, officer) => register(c, officer, { problems: [unitsProblems.allLarge] }, 413)),
    }),
    asking(async (c, officer) => {
      const fields = await fieldsOf(c);
      const dropped = await droppedList(parts, c);
      if ("problems" in dropped) return register(c, officer, dropped, 422);
      const how = { sheet: fields.get("sheet") || null, letters: fields.get("letters") ?? null };
      const said = await takeUnitList(app, dropped.file, how, (tx) =>
        keepAct(app, tx, c, officer, { command: "units import" }),
      );
      return register(c, officer, said, said.problems === undefined ? 200 : 422);
    }),
  );

  const shown = async (c: Context, officer: PageOfficer, said: Done = {}) => {
    const view = await inTransaction(app.db, (tx) => unitView(tx, Number(c.req.param("unit")), app.clock()));
    if (!view) return c.html(nothingHerePage(officer, unitsProblems.noneTitle, unitsProblems.none), 404);
    const page = unitPage(officer, view, { ...said, zone: app.settings.TIME_ZONE });
    return c.html(page, said.problem === undefined ? 200 : 422);
  };
  routes.get(
    path,
    asking((c, officer) => shown(c, officer)),
  );
  routes.post(
    path,
    asking(async (c, officer) => {
      const fields = await fieldsOf(c);
      const done = await inTransaction(app.db, async (tx) => {
        const unit = await findUnit(tx, Number(c.req.param("unit")));
        return unit ? act(app, tx, c, officer, unit, fields) : {};
      });
      return shown(c, officer, done);
    }),
  );
}

async function act(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  unit: UnitView["unit"],
  fields: ReadonlyMap<string, string>,
): Promise<Done> {
  const now = app.clock();
  switch (fields.get("do")) {
    case "code":
      return unit.parentId === null ? { problem: unitsWords.noCodes } : makeOne(app, tx, c, officer, unit);
    case "end-codes": {
      const count = await revokeCodes(tx, { unitIds: [unit.id], role: "contact", now });
      await keepAct(app, tx, c, officer, { command: "codes revoke" });
      return { done: [unitsWords.ended(count)] };
    }
    case "revoke": {
      const said = fields.get("role") ?? "";
      const held = /^\d{1,9}$/.test(said) ? await findRole(tx, Number(said)) : null;
      if (!held || held.unitId !== unit.id) return { problem: unitsProblems.notThere };
      if (held.personId === officer.personId) return { problem: unitsProblems.self };
      const name = await endHeldRole(tx, held, now);
      const detail = { subject: held.personId, roleId: held.id };
      await logSecurity(tx, { ...from(app, c, officer), what: "role-ended", unitId: unit.id, detail });
      return { done: [unitsWords.revoked(name, unit.name)] };
    }
    default:
      return { problem: unitsProblems.unknown };
  }
}

/** A code as a slip has it, shown this once. */
async function makeOne(
  app: App,
  tx: Tx,
  c: Context,
  officer: PageOfficer,
  unit: UnitView["unit"],
): Promise<Done> {
  const now = app.clock();
  const deadline = (await newestRound(tx))?.deadlines.get(unit.id) ?? now;
  const wish = { unitId: unit.id, unitCode: unit.code, unit: unit.name, deadline };
  const { codes, expiresAt } = await makeSlipCodes(tx, [wish], { random: () => app.newId(), now });
  await logSecurity(tx, {
    ...from(app, c, officer),
    what: "code-made",
    unitId: unit.id,
    detail: { role: "contact" },
  });
  return {
    done: codes.flatMap(({ code }) => [
      unitsWords.made(code, expiresAt, app.settings.TIME_ZONE),
      unitsWords.link(`${pageOf(app.settings)}/j/${code}`),
    ]),
  };
}
