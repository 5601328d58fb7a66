// `round open`: asks units for their reports on a form until a deadline.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Form } from "../../form/form.ts";
import { released } from "../../form/library/released.ts";
import { newest, shippedForm, shippedTemplate, usualRound } from "../../form/library.ts";
import { parseRoundSettings, type RoundSettings, unmappedKinds } from "../../form/rounds/settings.ts";
import type { UnitKind } from "../../register/kinds.ts";
import { templateRefusals } from "../../report/template/fill-form.ts";
import { closeDemoRounds } from "../../store/rounds/demo-end.ts";
import { openedAlready, openRound } from "../../store/rounds/rounds.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { listUnits } from "../../store/rounds/units.ts";
import { templateText } from "../../text/officer/template.ts";
import { roundOpenHelp, roundsText } from "../../text/operator/rounds.ts";
import { listOf, readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { deadlineSaid } from "./deadline-said.ts";

export const roundOpen: Operation = {
  name: "round open",
  ...roundOpenHelp(released),
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      form: { type: "string" },
      deadline: { type: "string" },
      title: { type: "string" },
      short: { type: "string" },
      remind: { type: "string" },
      units: { type: "string" },
      settings: { type: "string" },
      past: { type: "boolean" },
      demo: { type: "boolean" },
    });
    const { settings: installation, now, print } = context;
    const form = shippedForm(formName(required(values.form, "--form")));
    const template = shippedTemplate(form);
    const { TIME_ZONE: zone } = installation;
    const said = required(values.deadline, "--deadline");
    const deadline = deadlineSaid(said, "--deadline", { now: now(), zone });
    const title = required(values.title, "--title").normalize("NFC");
    if (deadline <= now() && !values.past) throw new Misuse(roundsText.past(deadline, zone));
    const given = values.settings === undefined ? {} : await readObject(values.settings);
    const ladder = listOf(values.remind);
    const short = values.short?.normalize("NFC");
    const changes = { ...given, ...(ladder ? { ladder } : {}), ...(short ? { shortName: short } : {}) };
    const wanted = values.units === "all" ? undefined : listOf(values.units);
    const demo = values.demo ?? false;
    const opened = await storeOf(context).db.transaction(async (tx) => {
      const units = unitsAsked(await listUnits(tx), demo);
      const kinds = await listUnitKinds(tx);
      const settings = settingsOf(form.id, changes, units, kinds);
      const codes = codesOf(units, wanted, { settings, kinds, profiles: form.profiles });
      const already = await openedAlready(tx, { formId: form.id, title, codes });
      if (already) throw new Misuse(roundsText.openAlready(already.id, title, already.codes));
      // A new demonstration takes the place of the one before, so that no command must be told which is meant.
      if (demo) await closeDemoRounds(tx);
      const made = await openRound(tx, {
        form,
        template,
        title,
        deadline,
        settings,
        demo,
        codes,
        now: now(),
      });
      return { ...made, settings };
    });
    const { officeShort: office, receiver, ladder: rungs } = opened.settings;
    const { id, expected } = opened;
    const formAt = `${form.id}@${form.version}`;
    print(
      roundsText.opened({
        id,
        title,
        form: formAt,
        deadline,
        zone,
        office,
        receiver,
        ladder: rungs,
        expected,
      }),
    );
    const cannot = template === null ? [] : await templateRefusals(form, template);
    if (cannot.length > 0) print(templateText.cannot(cannot));
    if (demo) print(roundsText.demoRound);
    if (deadline <= now()) print(roundsText.allLate);
  },
};

/** The office's own units, or for a demonstration the sample ones: never both. */
function unitsAsked(all: readonly Unit[], demo: boolean): readonly Unit[] {
  if (all.length === 0) throw new Misuse(roundsText.noUnits);
  const own = all.filter((unit) => !unit.sample);
  if (demo) {
    if (own.length > 0) throw new Misuse(roundsText.notSamples);
    return all;
  }
  if (own.length === 0) throw new Misuse(roundsText.samplesOnly(all.length));
  return own;
}

/** "id" or "id@version"; without a version the newest that ships. */
function formName(said: string): string {
  if (said.includes("@")) return known(said);
  return known(newest(said));
}

function known(name: string): string {
  if (released.some((one) => one === name)) return name;
  throw new Misuse(roundsText.noForm(name, released));
}

async function readObject(file: string): Promise<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new Misuse(roundsText.settingsFile(file, error instanceof SyntaxError ? "no-json" : "unreadable"));
  }
}

type Unit = Awaited<ReturnType<typeof listUnits>>[number];

/**
 * The form's usual settings for this office, with what the operator changed. What kinds of unit are called and how they
 * are addressed is the register's, unless the operator gives it for this round.
 */
function settingsOf(
  formId: string,
  changes: Record<string, unknown>,
  units: readonly Unit[],
  kinds: readonly UnitKind[],
): RoundSettings {
  const usual = usualRound(formId);
  const top = units.find((unit) => unit.parentId === null);
  // The form's usual settings belong to one office: another office must not ask in its name nor have papers sent there.
  const own =
    top && top.name !== usual.office
      ? { office: top.name, officeShort: top.shortName, receiver: top.name, mustAlsoSend: null, about: [] }
      : {};
  try {
    return parseRoundSettings({ ...usual, ...own, ...byKind(changes, usual, usedKinds(units, kinds)) });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new Misuse(roundsText.settingsWrong(error.issues));
  }
}

function usedKinds(units: readonly Unit[], kinds: readonly UnitKind[]): readonly UnitKind[] {
  return kinds.filter(({ id }) => units.some((unit) => unit.kind === id));
}

/** What is set by kind of unit is added to the usual and to what the register says, kind by kind. */
function byKind(
  changes: Record<string, unknown>,
  usual: RoundSettings,
  kinds: readonly UnitKind[],
): Record<string, unknown> {
  const registered = {
    profiles: {},
    kindLabels: Object.fromEntries(kinds.map(({ id, name }) => [id, name])),
    addressForms: Object.fromEntries(kinds.map(({ id, addressForm }) => [id, addressForm])),
  };
  const merged = (["profiles", "kindLabels", "addressForms"] as const).map((name) => {
    const given = z.record(z.string(), z.unknown()).safeParse(changes[name] ?? {});
    // A value that is no list by kind is left for the schema to refuse.
    return [name, given.success ? { ...usual[name], ...registered[name], ...given.data } : changes[name]];
  });
  return { ...changes, ...Object.fromEntries(merged) };
}

/** The units that report. Kinds that the settings do not map are an error, never left out silently. */
function codesOf(
  units: readonly Unit[],
  wanted: readonly string[] | undefined,
  asked: {
    readonly settings: RoundSettings;
    readonly kinds: readonly UnitKind[];
    readonly profiles: Form["profiles"];
  },
): readonly string[] {
  const { settings, kinds, profiles } = asked;
  const byCode = new Map(units.map((unit) => [unit.code.toUpperCase(), unit]));
  const unknown = wanted?.filter((code) => !byCode.has(code.normalize("NFC").toUpperCase())) ?? [];
  if (unknown.length > 0) throw new Misuse(roundsText.unknownCodes(unknown));
  const taking = wanted?.flatMap((code) => byCode.get(code.normalize("NFC").toUpperCase()) ?? []) ?? units;
  const unmapped = unmappedKinds(
    settings,
    taking.map((unit) => unit.kind),
  );
  if (unmapped.length > 0) {
    const named = unmapped.map((id) => ({ id, name: kinds.find((kind) => kind.id === id)?.name ?? id }));
    const example = {
      profiles: Object.fromEntries(unmapped.map((kind) => [kind, Object.keys(profiles).at(-1) ?? null])),
    };
    const parts = Object.entries(profiles).map(([id, { label }]) => ({ id, name: label }));
    throw new Misuse(roundsText.unmapped(named, parts, JSON.stringify(example)));
  }
  const collecting = taking.filter((unit) => settings.profiles[unit.kind] === null).map((unit) => unit.code);
  if (wanted && collecting.length > 0) {
    throw new Misuse(roundsText.onlyCollect(collecting));
  }
  const codes = taking.filter((unit) => settings.profiles[unit.kind] !== null).map((unit) => unit.code);
  if (codes.length === 0) throw new Misuse(roundsText.nobodyReports);
  return codes;
}
