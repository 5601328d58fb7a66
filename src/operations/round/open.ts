// `round open`: asks units for their reports on a form until a deadline. Ends the demonstration.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { newest, released, shippedForm, usualRound } from "../../form/library.ts";
import { atLocal } from "../../form/rounds/days.ts";
import { parseRoundSettings, type RoundSettings, unmappedKinds } from "../../form/rounds/settings.ts";
import type { Tx } from "../../store/db.ts";
import { endDemo } from "../../store/rounds/demo-end.ts";
import { openRound } from "../../store/rounds/rounds.ts";
import { adoptSamples, listUnits } from "../../store/rounds/units.ts";
import { listOf, readArguments, required } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const roundOpen: Operation = {
  name: "round open",
  summary: "open a round: ask units for their reports",
  help: `round open --form ID --deadline DATE --title TITLE [--remind RUNGS] [--units CODES|all] [--settings FILE.json]

  --form      a form that ships: ${released.join(", ")} (without @version: the newest)
  --deadline  2022-10-15 (until 23:59:59 of that day) or an ISO time with its zone, 2022-10-15T17:00:00+07:00
  --remind    when to remind, e.g. D-7,D-3,D-1,D,D@16:00,D+1 or durations before the deadline, PT3H
  --units     codes of the units that report, separated by commas; otherwise all whose kind has a profile
  --settings  changes to the form's usual settings: office, receiver, profiles by kind of unit, forms of address …

The list of units is a snapshot: later imports do not change an open round (see round add-unit, round exempt).
The first round ends the demonstration; when no units were imported, the sample units become the office's own.`,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      form: { type: "string" },
      deadline: { type: "string" },
      title: { type: "string" },
      remind: { type: "string" },
      units: { type: "string" },
      settings: { type: "string" },
    });
    const { settings: installation, now, print } = context;
    const form = shippedForm(formName(required(values.form, "--form")));
    const deadline = deadlineSaid(
      required(values.deadline, "--deadline"),
      "--deadline",
      installation.TIME_ZONE,
    );
    const title = required(values.title, "--title").normalize("NFC");
    const given = values.settings === undefined ? {} : await readObject(values.settings);
    const ladder = listOf(values.remind);
    const changes = { ...given, ...(ladder ? { ladder } : {}) };
    const wanted = values.units === "all" ? undefined : listOf(values.units);
    const opened = await storeOf(context).db.transaction(async (tx) => {
      const demo = await endTheDemo(tx, now());
      const units = (await listUnits(tx)).filter((unit) => !unit.sample);
      if (units.length === 0) throw new Misuse("there are no units yet; import them first (units import)");
      const settings = settingsOf(form.id, changes, units);
      const codes = codesOf(units, wanted, settings);
      const made = await openRound(tx, { form, title, deadline, settings, demo: false, codes, now: now() });
      return { ...made, ...demo, settings };
    });
    if (opened.closed) print("The demonstration has ended.");
    if (opened.adopted > 0) {
      print(`No units were imported: the ${opened.adopted} sample units are now the office's own.`);
    }
    const { officeShort, receiver, ladder: rungs } = opened.settings;
    print(`Round ${opened.id} is open: ${title}`);
    print(`  form       ${form.id}@${form.version}`);
    print(`  deadline   ${shownAt(deadline, installation)}`);
    print(`  office     ${officeShort}; reports go to ${receiver}`);
    print(`  reminders  ${rungs.length > 0 ? rungs.join(", ") : "none"}`);
    print(`  expected   ${opened.expected} reports`);
    if (deadline <= now()) print("The deadline has passed already: every report will count as late.");
  },
};

/** "id" or "id@version"; without a version the newest that ships. */
function formName(said: string): string {
  if (said.includes("@")) return known(said);
  return known(newest(said));
}

function known(name: string): string {
  if (released.some((one) => one === name)) return name;
  throw new Misuse(`there is no form ${name}; there are: ${released.join(", ")}`);
}

/** A date means the end of that day where the office is. */
export function deadlineSaid(said: string, option: string, zone: string): Date {
  const wrong = new Misuse(
    `${option} must be a date (2022-10-15) or an ISO time with its zone (2022-10-15T17:00:00+07:00)`,
  );
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) {
    if (!z.iso.date().safeParse(said).success) throw wrong;
    return atLocal(said, "23:59:59", zone);
  }
  if (!z.iso.datetime({ offset: true }).safeParse(said).success) throw wrong;
  return new Date(said);
}

async function readObject(file: string): Promise<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const why = error instanceof SyntaxError ? "holds no JSON" : "cannot be read as an object of settings";
    throw new Misuse(`${file} ${why}`);
  }
}

type Unit = Awaited<ReturnType<typeof listUnits>>[number];

/** The form's usual settings for this office, with what the operator changed. */
function settingsOf(formId: string, changes: Record<string, unknown>, units: readonly Unit[]): RoundSettings {
  const usual = usualRound(formId);
  const top = units.find((unit) => unit.parentId === null);
  // The usual settings are one office's; another office must not ask in its name nor have papers sent there.
  const own =
    top && top.name !== usual.office
      ? { office: top.name, officeShort: top.shortName, receiver: top.name, mustAlsoSend: null, about: [] }
      : {};
  try {
    return parseRoundSettings({ ...usual, ...own, ...withUsual(changes, usual) });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const lines = error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Misuse(`The round's settings are wrong.\n${lines.join("\n")}`);
  }
}

/** What is set by kind of unit is added to the usual, kind by kind. */
function withUsual(changes: Record<string, unknown>, usual: RoundSettings): Record<string, unknown> {
  const byKind = ["profiles", "kindLabels", "addressForms"] as const;
  const merged = byKind.flatMap((name) => {
    const given = z.record(z.string(), z.unknown()).safeParse(changes[name]);
    return given.success ? [[name, { ...usual[name], ...given.data }]] : [];
  });
  return { ...changes, ...Object.fromEntries(merged) };
}

/** The units that report. Kinds that the settings do not map are an error, never left out silently. */
function codesOf(
  units: readonly Unit[],
  wanted: readonly string[] | undefined,
  settings: RoundSettings,
): readonly string[] {
  const byCode = new Map(units.map((unit) => [unit.code.toUpperCase(), unit]));
  const unknown = wanted?.filter((code) => !byCode.has(code.normalize("NFC").toUpperCase())) ?? [];
  if (unknown.length > 0) throw new Misuse(`no unit has the code ${unknown.join(", ")}`);
  const taking = wanted?.flatMap((code) => byCode.get(code.normalize("NFC").toUpperCase()) ?? []) ?? units;
  const unmapped = unmappedKinds(
    settings,
    taking.map((unit) => unit.kind),
  );
  if (unmapped.length > 0) {
    throw new Misuse(
      `these kinds of unit have no profile: ${unmapped.join(", ")}; map them with --settings, a file such as ` +
        JSON.stringify({ profiles: Object.fromEntries(unmapped.map((kind) => [kind, "thpt"])) }),
    );
  }
  const collecting = taking.filter((unit) => settings.profiles[unit.kind] === null).map((unit) => unit.code);
  if (wanted && collecting.length > 0) {
    throw new Misuse(`these units only collect and answer nothing: ${collecting.join(", ")}`);
  }
  const codes = taking.filter((unit) => settings.profiles[unit.kind] !== null).map((unit) => unit.code);
  if (codes.length === 0) throw new Misuse("no unit is of a kind that reports");
  return codes;
}

async function endTheDemo(tx: Tx, now: Date) {
  const all = await listUnits(tx);
  const own = all.some((unit) => !unit.sample);
  const samples = own ? [] : all.map((unit) => unit.code.toUpperCase());
  const ended = await endDemo(tx, now, new Set(samples));
  return { closed: ended.closed, adopted: own ? 0 : await adoptSamples(tx) };
}
