// Two more rounds beside the first, each of three questions: whatever is said names its round, and nothing is written into another.
import { usualRound } from "../../../src/form/library.ts";
import { openRound } from "../../../src/store/rounds/rounds.ts";
import { countsForm } from "../round/counts-form.ts";
import type { ProvinceUnit } from "./province.ts";
import { type Contact, local, type Stage } from "./stage.ts";

const QUESTIONS = 3;

/** A round beside the first: what it is called, and what each unit meant to write. */
export type SmallRound = {
  readonly id: number;
  readonly name: string;
  readonly meant: ReadonlyMap<string, readonly number[]>;
};

/** Opens two of them and lets these units report to both, one after the other. */
export async function playSmallRounds(
  stage: Stage,
  units: readonly ProvinceUnit[],
  reporting: readonly Contact[],
): Promise<readonly SmallRound[]> {
  const names = ["Hạ tầng số", "Sĩ số đầu năm"];
  const ids = new Map<string, number>();
  for (const name of names) ids.set(name, await openSmall(stage, name, units, reporting));
  const rounds: SmallRound[] = [];
  for (const name of names) {
    const meant = new Map<string, readonly number[]>();
    for (const { unit } of reporting)
      meant.set(
        unit.code,
        Array.from({ length: QUESTIONS }, () => stage.chance.upTo(60)),
      );
    rounds.push({ id: ids.get(name) ?? 0, name, meant });
  }
  // Half of them at once, half after two reminders.
  for (const half of [0, 1]) {
    if (half === 1) await stage.phones.until(local("27T09:00"));
    const here = reporting.filter((_, at) => at % 2 === half);
    for (const { name, meant } of rounds) await reportTo(stage, name, here, meant);
  }
  return rounds;
}

async function openSmall(
  { db, phones }: Stage,
  name: string,
  units: readonly ProvinceUnit[],
  reporting: readonly Contact[],
): Promise<number> {
  const form = countsForm(QUESTIONS);
  const usual = usualRound("tuan-le-htsd-2022");
  const kinds = [...new Set(units.map(({ kind }) => kind))];
  const settings = {
    ...usual,
    shortName: name,
    profiles: Object.fromEntries(kinds.map((kind) => [kind, kind === "so_gddt" ? null : "truong"])),
    kindLabels: { ...usual.kindLabels, ...Object.fromEntries(kinds.map((kind) => [kind, kind])) },
  };
  const codes = reporting.map(({ unit }) => unit.code);
  const opening = { form, template: null, title: name, deadline: local("29T17:00"), settings, codes };
  const { id } = await db.transaction((tx) =>
    openRound(tx, { ...opening, demo: false, now: phones.app.clock() }),
  );
  return id;
}

/** Each chooses the round among those that are open, answers its questions and hands in. */
async function reportTo(
  { phones }: Stage,
  name: string,
  reporting: readonly Contact[],
  meant: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const all = (words: (one: Contact) => string) =>
    phones.turn(new Map(reporting.map((one) => [one.phone, words(one)])));
  await all(() => "đổi");
  await all(({ phone }) => numberOf(phone.last, name));
  for (let at = 0; at < QUESTIONS; at += 1) await all(({ unit }) => String(meant.get(unit.code)?.[at] ?? ""));
  await all(() => "nộp");
  await all(() => "đúng");
  for (const { unit, phone } of reporting)
    if (!phone.last.includes("Mã biên nhận: "))
      throw new Error(`${unit.code} did not hand in:\n${phone.last}`);
}

/** The number of a round in a list of those that are open. */
function numberOf(list: string, name: string): string {
  const line = list.split("\n").find((each) => /^\d+\. /u.test(each) && each.includes(name));
  if (line === undefined) throw new Error(`${name} is not on the list:\n${list}`);
  return line.slice(0, line.indexOf("."));
}
