// `round open`: asks units for their reports on a form until a deadline; on a dispatch with several deadlines, in several rounds.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { lastMoment } from "../../draft/deadline.ts";
import {
  compilingUnasked,
  countDuties,
  type DutiesSaid,
  dutiesMeant,
  withDuties,
} from "../../draft/inner-duties.ts";
import { settingsOf } from "../../draft/usual-settings.ts";
import { released } from "../../form/library/released.ts";
import type { InnerDuty, RoundSettings } from "../../form/rounds/settings.ts";
import { templateRefusals } from "../../report/template/fill-form.ts";
import type { Tx } from "../../store/db.ts";
import type { Askable } from "../../store/officer/askable.ts";
import { closeDemoRounds } from "../../store/rounds/demo-end.ts";
import { openedAlready, openRound } from "../../store/rounds/rounds.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { listUnits } from "../../store/rounds/units.ts";
import { templateText } from "../../text/officer/template.ts";
import { misuse } from "../../text/operator/command-line.ts";
import { dutiesText } from "../../text/operator/duties.ts";
import { roundOpenHelp, roundsText } from "../../text/operator/rounds.ts";
import { partShortName, partTitle } from "../../text/round-parts.ts";
import { listOf, readArguments, readWholeNumber, required } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { deadlineSaid } from "./deadline-said.ts";
import { formsMeant } from "./forms-meant.ts";
import { codesOf, unitsAsked } from "./units-asked.ts";

/** What the operator gave; what was left out the form's draft says, where it has one. */
type Given = {
  readonly title: string | null;
  readonly deadline: Date | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly duties: DutiesSaid;
  readonly wanted: readonly string[] | undefined;
  readonly demo: boolean;
  readonly past: boolean;
  readonly number: string | null;
  /** Null of what opens at once. */
  readonly prepared: { readonly startsAt: Date | null } | null;
  readonly zone: string;
  readonly now: Date;
};

type Opened = {
  readonly id: number;
  readonly asked: Askable;
  readonly title: string;
  readonly deadline: Date;
  readonly settings: RoundSettings;
  readonly expected: number;
  readonly duties: Readonly<Record<InnerDuty, number>>;
};

export const roundOpen: Operation = {
  name: "round open",
  ...roundOpenHelp(released),
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      form: { type: "string" },
      deadline: { type: "string" },
      part: { type: "string" },
      title: { type: "string" },
      short: { type: "string" },
      remind: { type: "string" },
      units: { type: "string" },
      compiles: { type: "string" },
      watches: { type: "string" },
      "leave-out": { type: "string" },
      "inner-decides": { type: "boolean" },
      settings: { type: "string" },
      past: { type: "boolean" },
      number: { type: "string" },
      prepared: { type: "boolean" },
      start: { type: "string" },
      demo: { type: "boolean" },
    });
    const now = context.now();
    const { TIME_ZONE: zone, WORKING_HOURS: hours } = context.settings;
    const name = required(values.form, "--form");
    const part = values.part === undefined ? null : readWholeNumber(values.part, "--part", 1);
    const ladder = listOf(values.remind);
    const short = values.short?.normalize("NFC");
    const file = values.settings === undefined ? {} : await readObject(values.settings);
    if (values.start !== undefined && !values.prepared) throw new Misuse(roundsText.onlyPrepared);
    const opening = { now, zone, wholeDay: hours.slice(0, 5) };
    const startsAt = values.start === undefined ? null : deadlineSaid(values.start, "--start", opening);
    if (startsAt && startsAt <= now) throw new Misuse(roundsText.startsPast(startsAt, zone));
    const given: Given = {
      title: values.title === undefined ? null : required(values.title, "--title").normalize("NFC"),
      deadline:
        values.deadline === undefined ? null : deadlineSaid(values.deadline, "--deadline", { now, zone }),
      settings: {
        ...file,
        ...(ladder ? { ladder } : {}),
        ...(short ? { shortName: short } : {}),
        ...(values["inner-decides"] ? { innerDecides: true } : {}),
      },
      duties: {
        compiles: listOf(values.compiles) ?? [],
        watches: listOf(values.watches) ?? [],
        "left-out": listOf(values["leave-out"]) ?? [],
      },
      wanted: values.units === "all" ? undefined : listOf(values.units),
      number: values.number === undefined ? null : required(values.number, "--number").normalize("NFC"),
      prepared: values.prepared ? { startsAt } : null,
      ...{ demo: values.demo ?? false, past: values.past ?? false, zone, now },
    };
    const { opened, left } = await storeOf(context).db.transaction(async (tx) => {
      const { meant, others } = await formsMeant(tx, name, part);
      // A new demonstration takes the place of the one before, so that no command must be told which is meant.
      if (given.demo) await closeDemoRounds(tx);
      const all: Opened[] = [];
      for (const asked of meant) all.push(await open(tx, asked, given));
      return { opened: all, left: others };
    });
    for (const one of opened) await say(one, given, context.print);
    if (left.length > 0) context.print(roundsText.otherParts(left.map(({ form }) => form.id)));
  },
};

async function open(tx: Tx, asked: Askable, given: Given): Promise<Opened> {
  const { form, template } = asked;
  const { now, demo } = given;
  const title = titleOf(asked, given);
  const deadline = deadlineOf(asked, given);
  if (deadline <= now && !given.past) throw new Misuse(roundsText.past(deadline, given.zone));
  const startsAt = given.prepared?.startsAt ?? null;
  if (startsAt && startsAt >= deadline) throw new Misuse(roundsText.startsLate(startsAt, given.zone));
  const units = unitsAsked(await listUnits(tx), demo);
  const kinds = await listUnitKinds(tx);
  const duties = dutiesMeant(given.duties, units, kinds);
  if ("what" in duties) throw new Misuse(dutiesText.wrong(duties));
  const settings = withDuties(
    withPart(
      asked,
      settingsIn(() => settingsOf(asked, given.settings, units, kinds)),
    ),
    duties,
  );
  const unasked = compilingUnasked(settings, units);
  if (unasked.length > 0) throw new Misuse(dutiesText.unasked(unasked.map(({ code }) => code)));
  const codes = codesOf(units, given.wanted, { settings, kinds, profiles: form.profiles });
  const already = await openedAlready(tx, { formId: form.id, title, codes });
  if (already) throw new Misuse(roundsText.openAlready(already.id, title, already.codes));
  const made = await openRound(tx, {
    ...{ form, template, title, deadline, settings, demo, codes, now },
    number: given.number ?? asked.round?.number ?? null,
    ...(given.prepared ? { prepared: given.prepared } : {}),
  });
  return { ...made, asked, title, deadline, settings, duties: countDuties(settings, units) };
}

async function say(
  { id, asked, title, deadline, settings, expected, duties }: Opened,
  { zone, now, demo, prepared }: Given,
  print: (text: string) => void,
): Promise<void> {
  const { form, template } = asked;
  const { officeShort: office, receiver, ladder } = settings;
  const formAt = `${form.id}@${form.version}`;
  print(
    roundsText.opened({
      prepared,
      id,
      title,
      form: formAt,
      deadline,
      zone,
      office,
      receiver,
      ladder,
      expected,
      duties,
      decides: settings.innerDecides,
    }),
  );
  const cannot = template === null ? [] : await templateRefusals(form, template);
  if (cannot.length > 0) print(templateText.cannot(cannot));
  if (demo) print(roundsText.demoRound);
  if (deadline <= now) print(roundsText.allLate);
}

/** As it is given, or as the draft has it; the rounds of one dispatch are told apart by what they ask. */
function titleOf({ form, round, part }: Askable, { title }: Given): string {
  const whole = required(title ?? round?.title ?? undefined, "--title");
  return part === null ? whole : partTitle(whole, form);
}

function deadlineOf({ round, part }: Askable, { deadline, zone }: Given): Date {
  if (deadline !== null) return deadline;
  const own = round?.deadlines[part === null ? 0 : part - 1];
  if (!own) throw new Misuse(misuse.missing("--deadline"));
  return lastMoment(own, zone);
}

/** Two rounds of one dispatch have no short name in common. */
function withPart({ form, part }: Askable, settings: RoundSettings): RoundSettings {
  return part === null ? settings : { ...settings, shortName: partShortName(settings.shortName, form, part) };
}

/** What the schema finds wrong with what was given is wrong input. */
function settingsIn(read: () => RoundSettings): RoundSettings {
  try {
    return read();
  } catch (error) {
    throw error instanceof z.ZodError ? new Misuse(roundsText.settingsWrong(error.issues)) : error;
  }
}

async function readObject(file: string): Promise<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new Misuse(roundsText.settingsFile(file, error instanceof SyntaxError ? "no-json" : "unreadable"));
  }
}
