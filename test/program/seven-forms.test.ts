// The seven forms through the running program: a school at Telegram, one at Zalo, one on the web; given back and exported.
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberPlaces } from "../../src/report/places.ts";
import { rollUp } from "../../src/report/rollup.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { streamUnitReports } from "../../src/store/rounds/reports-read.ts";
import { written } from "../support/forms/decimal.ts";
import { type FormName, formNames, testForm } from "../support/forms/forms.ts";
import { walks } from "../support/forms/walks.ts";
import { type Caller, type Door, type Doors, openDoors } from "../support/program/all-doors.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import type { TestDatabase } from "../support/run/database.ts";

/** The codes of a form's units: its Sở, and the schools at each door. */
const unitsOf = (name: FormName) => {
  const no = formNames.indexOf(name) + 1;
  return { office: `S-${no}`, schools: [`T${no}-1`, `T${no}-2`, `T${no}-3`] as const, person: no * 10 };
};

const at: readonly Door[] = ["telegram", "zalo-bot", "web"];
const rounds = new Map<FormName, Seeded>();

async function seedSeven({ db }: TestDatabase, now: Date, deadline: Date): Promise<void> {
  for (const name of formNames) {
    const { office, schools } = unitsOf(name);
    const form = testForm(name);
    const units = [
      { code: office, kind: "so" },
      ...schools.map((code) => ({ code, kind: "truong", parent: office })),
    ];
    const settings = {
      profiles: { so: null, truong: "truong" },
      kindLabels: { so: "Sở", truong: "Trường" },
    };
    rounds.set(name, await seedRound(db, { form, units, settings, openedAt: now, deadline }));
  }
}

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors(undefined, new Date(), seedSeven);
});
afterAll(() => doors?.close());

async function typeAll(contact: Caller, texts: readonly string[]): Promise<void> {
  const heard: string[] = [];
  for (const text of texts) heard.push(`> ${text}`, await contact.say(text));
  expect(heard.at(-1), heard.join("\n")).toContain("Mã biên nhận: ");
}

/** The officer gives the second school's report back. */
async function giveBack(name: FormName): Promise<void> {
  const { office, schools, person } = unitsOf(name);
  const officer = doors.caller("telegram", person + 9);
  await officer.join(office, "officer");
  expect(await officer.say(`/return ${schools[1]} xin xem lại số liệu`)).toContain("xin xem lại số liệu");
  expect(await officer.say("đúng")).toContain("trả lại");
}

async function unitsIn(name: FormName): Promise<UnitReport[]> {
  const seeded = rounds.get(name);
  if (!seeded) throw new Error(`${name} was not seeded`);
  const top = seeded.node(unitsOf(name).office).id;
  return doors.database.db.transaction(async (tx) => {
    const units: UnitReport[] = [];
    for await (const unit of streamUnitReports(tx, testForm(name), [top])) units.push(unit);
    return units;
  });
}

test.each(formNames)("%s", async (name) => {
  const { schools, person } = unitsOf(name);
  const { typed, again, totals } = walks[name];
  const contacts = await Promise.all(
    schools.map(async (code, index) => {
      const contact = doors.caller(at[index] ?? "web", person + index);
      await contact.join(code);
      await typeAll(contact, typed[index] ?? []);
      return contact;
    }),
  );
  await giveBack(name);
  if (contacts[1]) await typeAll(contacts[1], again);
  const { figures } = rollUp(testForm(name), await unitsIn(name));
  expect(written(numberPlaces(testForm(name)), figures, Object.keys(totals))).toEqual(totals);
  expect(await doors.violations()).toEqual([]);
});
