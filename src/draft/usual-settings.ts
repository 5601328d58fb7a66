// The settings of a new round: the form's usual ones, what its draft says of the round, and what whoever opens it gives.
import { z } from "zod";
import type { Form } from "../form/form.ts";
import { isShipped, roundWithout, usualRound } from "../form/library.ts";
import { parseRoundSettings, type RoundSettings } from "../form/rounds/settings.ts";
import type { UnitKind } from "../register/kinds.ts";
import type { RoundDraft } from "./draft.ts";

type Said = Partial<RoundSettings>;

/** Of a unit of the register what its round's settings need. */
type Unit = {
  readonly kind: string;
  readonly parentId: number | null;
  readonly name: string;
  readonly shortName: string;
};

/**
 * The form's usual settings for this office, with what its draft says and then what is given for this round. What kinds of
 * unit are called and how they are addressed is the register's, unless it is given.
 *
 * @throws ZodError that names the spot, when what is given is no setting.
 */
export function settingsOf(
  { form, round }: { readonly form: Form; readonly round: RoundDraft | null },
  given: Readonly<Record<string, unknown>>,
  units: readonly Unit[],
  kinds: readonly UnitKind[],
): RoundSettings {
  const usual = isShipped(form.id) ? usualRound(form.id) : roundWithout(form);
  const all = kinds.map(({ id }) => id);
  const said = round === null ? {} : settingsSaid(round, all);
  const top = units.find((unit) => unit.parentId === null);
  // The form's usual settings belong to one office: another office must not ask in its name nor have papers sent there.
  const own =
    top && top.name !== usual.office
      ? { office: top.name, officeShort: top.shortName, receiver: top.name, mustAlsoSend: null, about: [] }
      : {};
  const known = { ...usual, ...own, ...said };
  const used = kinds.filter(({ id }) => units.some((unit) => unit.kind === id));
  return parseRoundSettings({ ...known, ...byKind(given, known, used) });
}

/** What is set by kind of unit is added to the usual and to what the register says, kind by kind. */
function byKind(
  changes: Readonly<Record<string, unknown>>,
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

/**
 * What the draft knows; the rest is usual. Units of a kind that the dispatch does not name owe nothing.
 */
function settingsSaid(round: RoundDraft, kinds: readonly string[]): Said {
  const { receiver, help, mustAlsoSend, shortName, ladder, period } = round;
  return {
    ...(receiver === null ? {} : { receiver }),
    ...(help === null ? {} : { helpContact: help }),
    ...(mustAlsoSend === null ? {} : { mustAlsoSend }),
    ...(shortName === null ? {} : { shortName }),
    ...(ladder === null ? {} : { ladder }),
    ...(period === null ? {} : { week: period }),
    ...profilesSaid(round, kinds),
  };
}

function profilesSaid(
  { units }: RoundDraft,
  kinds: readonly string[],
): Pick<Said, "profiles" | "ofThemselves" | "inner"> {
  const asked = units.flatMap(({ kind, does }) => (kind === null || does === "nothing" ? [] : [kind]));
  if (asked.length === 0) return {};
  const own = (kind: string) => [kind, asked.includes(kind) ? kind : null] as const;
  // Who compiles reports what lies below as well; whoever only reports is counted beside it.
  const compiling = units.flatMap(({ kind, does }) => (does === "compiles" ? (kind ?? []) : []));
  return {
    profiles: Object.fromEntries([...new Set([...kinds, ...asked])].map(own)),
    ofThemselves: [...new Set(asked)].filter((kind) => !compiling.includes(kind)),
    inner: Object.fromEntries(compiling.map((kind) => [kind, "compiles"])),
  };
}
