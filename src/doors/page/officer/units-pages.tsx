// Draws the room of units and codes: the register with the box for a list, and one unit. Reads nothing.
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { unitsWords } from "../../../text/page/officer-units.ts";
import { roleNames } from "../../../text/people/people.ts";
import { Box } from "./boxes.tsx";
import { framed } from "./layout.tsx";
import { Problems } from "./problems.tsx";
import type { UnitListSaid } from "./unit-list.ts";
import type { UnitView } from "./units-view.ts";

export function unitsPage(officer: PageOfficer, units: readonly UnitView[], said: UnitListSaid): string {
  const kinds = [...new Set(units.map(({ kind }) => kind))];
  const samples = units.length > 0 && units.every(({ unit }) => unit.sample);
  return framed({
    title: unitsWords.title,
    officer,
    here: "units",
    children: (
      <>
        <Import said={said} />
        <p>
          <a class="button" href="/officer/units/links">
            {unitsWords.links}
          </a>
        </p>
        {samples ? <p>{unitsWords.samples}</p> : null}
        {units.length === 0 ? <p>{unitsWords.none}</p> : null}
        {kinds.map((kind) => (
          <Kind name={kind} units={units.filter((one) => one.kind === kind)} />
        ))}
      </>
    ),
  });
}

function Kind({ name, units }: { readonly name: string; readonly units: readonly UnitView[] }) {
  return (
    <section class="card">
      <h2>{name}</h2>
      <p class="soft">{unitsWords.count(units.length)}</p>
      <ul class="list">
        {units.map(({ unit, parent, held, unused }) => (
          <li>
            <p>
              <span class="code">{unit.code}</span> <a href={`/officer/units/${unit.id}`}>{unit.name}</a>
            </p>
            <p class="soft">
              {[
                ...(parent === null ? [] : [unitsWords.below(parent)]),
                held.length === 0 ? unitsWords.nobody : unitsWords.people(held.map((one) => one.name)),
                ...(unused === null ? [] : [unitsWords.openCode]),
              ].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Import({ said }: { readonly said: UnitListSaid }) {
  const { taken, problems, letters } = said;
  return (
    <section class="card">
      <h2>{unitsWords.import}</h2>
      {taken === undefined ? null : (
        <p class="message" role="status">
          {taken.join("\n")}
        </p>
      )}
      {problems === undefined ? null : (
        <p class="problem message" role="alert">
          {problems.join("\n")}
        </p>
      )}
      <p id="how-list">{unitsWords.importLead}</p>
      <form method="post" action="/officer/units" enctype="multipart/form-data">
        <label>
          {unitsWords.file}
          <input
            type="file"
            name="file"
            accept=".xlsx,.xlsm,.docx,.csv"
            aria-describedby="how-list"
            required
          />
        </label>
        <Box name="sheet" label={unitsWords.sheet} value="" />
        {letters === undefined ? null : (
          <label class="choice">
            <input type="checkbox" name="letters" value={letters} />
            <span>{unitsWords.letters}</span>
          </label>
        )}
        <button type="submit">{unitsWords.importDo}</button>
      </form>
    </section>
  );
}

type Said = { readonly done?: readonly string[]; readonly problem?: string; readonly zone: string };

export function unitPage(officer: PageOfficer, view: UnitView, { done, problem, zone }: Said): string {
  const { unit, kind, parent } = view;
  return framed({
    title: unit.name,
    officer,
    here: "units",
    children: (
      <>
        <Problems said={problem === undefined ? [] : [problem]} />
        {done === undefined ? null : (
          <p class="done message" role="status">
            {done.join("\n")}
          </p>
        )}
        <section class="card">
          <p>{unitsWords.code(unit.code)}</p>
          <p>{unitsWords.kind(kind)}</p>
          {parent === null ? null : <p>{unitsWords.parent(parent)}</p>}
          {unit.phone === null ? null : <p>{unitsWords.phone(unit.phone)}</p>}
          {unit.email === null ? null : <p>{unitsWords.email(unit.email)}</p>}
          <p>
            <a href="/officer/units">{unitsWords.back}</a>
          </p>
        </section>
        <People view={view} zone={zone} />
        <Codes view={view} zone={zone} />
      </>
    ),
  });
}

type Part = { readonly view: UnitView; readonly zone: string };

function People({ view: { held }, zone }: Part) {
  return (
    <section class="card">
      <h2>{unitsWords.who}</h2>
      <p>{held.length === 0 ? unitsWords.nobody : unitsWords.revokeLead}</p>
      <ul class="list">
        {held.map(({ id, name, role, since }) => (
          <li>
            <p>
              <strong>{name}</strong>{" "}
              <span class="soft">{unitsWords.since(roleNames[role], since, zone)}</span>
            </p>
            <form method="post">
              <input type="hidden" name="do" value="revoke" />
              <button type="submit" name="role" value={String(id)} aria-label={unitsWords.revokeOf(name)}>
                {unitsWords.revoke}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Codes({ view: { unit, unused }, zone }: Part) {
  if (unit.parentId === null)
    return (
      <section class="card">
        <h2>{unitsWords.codes}</h2>
        <p>{unitsWords.noCodes}</p>
      </section>
    );
  return (
    <section class="card">
      <h2>{unitsWords.codes}</h2>
      <p>{unitsWords.codesLead}</p>
      <p>{unused === null ? unitsWords.noneUnused : unitsWords.unused(unused.count, unused.until, zone)}</p>
      <form method="post" class="row">
        <button type="submit" name="do" value="code">
          {unitsWords.make}
        </button>
        {unused === null ? null : (
          <button type="submit" name="do" value="end-codes">
            {unitsWords.end}
          </button>
        )}
      </form>
    </section>
  );
}
