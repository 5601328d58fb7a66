// What a round still lacks before it can be opened, and what does not fit its form. Pure; says nothing of rows and columns.
import type { Form } from "../../form/form.ts";
import { mostLettersOfShortName } from "../../form/rounds/settings.ts";
import { lastMoment } from "../deadline.ts";
import type { RoundDraft } from "../draft.ts";
import { type Data, listOf, textOf } from "../things.ts";
import type { DraftFault, FaultWhat } from "./fault.ts";
import type { Finder } from "./found.ts";

/** A longer title is no title: it stands at the head of lists and files. */
export const mostLettersOfTitle = 300;

export function roundFaults(
  round: RoundDraft,
  form: Data,
  { now, zone, finder }: { now: Date; zone: string; finder: Finder },
): DraftFault[] {
  const at = (field: string, what: FaultWhat) => finder.fault({ at: `round/${field}` }, what);
  const title = round.title?.trim() ?? "";
  const shortName = round.shortName ?? "";
  return [
    ...(title === "" ? [at("title", { type: "no-title" })] : []),
    ...tooLong(title, mostLettersOfTitle).map((over) => at("title", { type: "title-too-long", ...over })),
    ...tooLong(shortName, mostLettersOfShortName).map((over) =>
      at("shortName", { type: "short-name-too-long", ...over }),
    ),
    ...(round.deadlines.length === 0 ? [at("deadlines", { type: "no-deadline" })] : []),
    ...round.deadlines.flatMap((deadline, index) => {
      const last = lastMoment(deadline, zone);
      return last > now ? [] : [at(`deadlines/${index}`, { type: "deadline-over", at: last })];
    }),
    ...partsOfDeadlines(round, form, finder),
    ...unitFaults(round, form, at),
  ];
}

function tooLong(text: string, most: number): { most: number; has: number }[] {
  return text.length > most ? [{ most, has: text.length }] : [];
}

/** Of several deadlines each is of some sections, and every section of one; one alone is of all. */
function partsOfDeadlines({ deadlines }: RoundDraft, form: Data, finder: Finder): DraftFault[] {
  const sections = listOf(form.sections).map(({ id }) => textOf(id));
  const [first, ...more] = deadlines;
  if (!first || more.length === 0) return [];
  const named = deadlines.flatMap((one) => one.sections);
  const rest = sections.filter((id) => !named.includes(id));
  const open = deadlines.filter((one) => one.sections.length === 0);
  return [
    ...deadlines.flatMap((one, index) => {
      const isOpen = one === open[0] && rest.length > 0;
      const isOf = one.sections.length > 0 && one.sections.every((id) => sections.includes(id));
      return isOpen || isOf
        ? []
        : [finder.fault({ at: `round/deadlines/${index}` }, { type: "deadline-of-nothing" })];
    }),
    ...(open.length > 0 ? [] : rest.map((at) => finder.fault({ at }, { type: "section-without-deadline" }))),
  ];
}

function unitFaults(
  { units }: RoundDraft,
  form: Data,
  at: (field: string, what: FaultWhat) => DraftFault,
): DraftFault[] {
  const answering = units.filter(({ does }) => does !== "nothing");
  if (answering.length === 0) return [at("units", { type: "no-unit" })];
  return units.flatMap(({ text, kind, does }, index) => {
    if (does === "nothing") return [];
    const where = `units/${index}`;
    if (kind === null) return [at(where, { type: "unit-unknown", text })];
    return isProfile(form, kind) ? [] : [at(where, { type: "unit-not-asked", text })];
  });
}

function isProfile({ profiles }: Data, kind: string): boolean {
  return typeof profiles === "object" && profiles !== null && Object.hasOwn(profiles, kind);
}

/** Where in the round a kind of unit stands that answers. */
export function unitOf({ units }: RoundDraft, form: Form, profile: string): { at: string; text: string } {
  const index = units.findIndex(({ kind }) => kind === profile);
  const label = form.profiles[profile]?.label ?? profile;
  return {
    at: index < 0 ? `form/profiles/${profile}` : `round/units/${index}`,
    text: units[index]?.text ?? label,
  };
}
