// A round as an officer wishes it on the page: read from the form's draft or from what was posted, and whether it may open.
import { lastMoment } from "../../../draft/deadline.ts";
import type { RoundDraft } from "../../../draft/draft.ts";
import { compilingUnasked, dutiesMeant, withDuties } from "../../../draft/inner-duties.ts";
import { settingsOf } from "../../../draft/usual-settings.ts";
import type { Form } from "../../../form/form.ts";
import { localTime } from "../../../form/rounds/days.ts";
import { previewOf, type RoundPreview } from "../../../form/rounds/preview.ts";
import { handsIn, mostLettersOfShortName, type RoundSettings, rung } from "../../../form/rounds/settings.ts";
import type { UnitKind } from "../../../register/kinds.ts";
import type { Askable } from "../../../store/officer/askable.ts";
import { openProblems } from "../../../text/page/officer-open.ts";
import { partShortName, partTitle } from "../../../text/round-parts.ts";
import { type Choosable, codesWritten, type DutyWish, dutiesIn, dutiesSaid, firstDuties } from "./duties.ts";

/** Of a unit of the register what opening needs. */
export type Unit = {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly parentId: number | null;
  readonly sample: boolean;
};

/** What stands in the boxes. */
export type Wish = DutyWish & {
  readonly title: string;
  readonly short: string;
  readonly number: string;
  readonly date: string;
  readonly time: string;
  readonly counts: boolean;
  readonly kinds: readonly string[];
  readonly except: string;
  readonly ladder: readonly string[];
  readonly receiver: string;
  readonly help: string;
  readonly alsoSend: string;
  /** Of a round that is only prepared: when it starts by itself; empty where somebody starts it. */
  readonly startDay: string;
  readonly startTime: string;
};

/** Everything that opening is made of, besides the wish. */
export type Register = {
  readonly units: readonly Unit[];
  readonly kinds: readonly UnitKind[];
  readonly zone: string;
  readonly now: Date;
  /** When the office opens: "07:00". */
  readonly opens: string;
};

/** A round that may open. */
export type Ready = {
  readonly title: string;
  readonly deadline: Date;
  readonly settings: RoundSettings;
  readonly codes: readonly string[];
};

/** The kinds of the register that the form can be asked; of a form for everybody all that have a unit above them. */
export function choosable(askable: Askable, register: Register): readonly Choosable[] {
  const profiles = profilesOf(askable, register);
  return register.kinds.flatMap(({ id, name }) => {
    const count = register.units.filter(({ kind }) => kind === id).length;
    return count > 0 && profiles.get(id) !== undefined ? [{ kind: id, label: name, count }] : [];
  });
}

/** What the dispatch says, to begin with. */
export function firstWish(askable: Askable, register: Register): Wish {
  const { form, round, part } = askable;
  const usual = settingsOf(askable, {}, register.units, register.kinds);
  const deadline = round?.deadlines[part === null ? 0 : part - 1];
  const [date = "", time = ""] = deadline?.at.split("T") ?? [];
  const whole = round?.title ?? form.title;
  const title = part === null ? whole : partTitle(whole, form);
  const short = part === null ? usual.shortName : partShortName(usual.shortName, form, part);
  return {
    ...{ title, date, time, short: short ?? "", counts: time !== "" || (deadline?.inclusive ?? true) },
    number: round?.number ?? "",
    kinds: choosable(askable, register)
      .map(({ kind }) => kind)
      .filter((kind) => asked(round, kind)),
    except: "",
    ...firstDuties(usual, register),
    ladder: usual.ladder,
    receiver: usual.receiver,
    help: usual.helpContact ?? "",
    alsoSend: usual.mustAlsoSend ?? "",
    ...{ startDay: "", startTime: "" },
  };
}

/** Of a dispatch that names kinds those; else all. */
function asked(round: RoundDraft | null, kind: string): boolean {
  const named = round?.units.filter((one) => one.kind !== null && one.does !== "nothing") ?? [];
  return named.length === 0 || named.some((one) => one.kind === kind);
}

/** What was posted; several boxes of one name come joined by a line break. */
export function wishIn(fields: ReadonlyMap<string, readonly string[]>): Wish {
  const one = (name: string) => fields.get(name)?.at(-1) ?? "";
  return {
    ...{
      title: one("title"),
      short: one("short"),
      number: one("number"),
      date: one("date"),
      time: one("time"),
    },
    counts: one("counts") !== "no",
    kinds: fields.get("kind") ?? [],
    except: one("except"),
    ...dutiesIn(fields),
    ladder: (fields.get("rung") ?? []).filter((said) => rung.safeParse(said).success),
    ...{ receiver: one("receiver"), help: one("help"), alsoSend: one("alsoSend") },
    ...{ startDay: one("startDay"), startTime: one("startTime") },
  };
}

/** The round of this wish, or everything that is wrong with it. */
export function readyOf(
  askable: Askable,
  wish: Wish,
  register: Register,
): Ready | { readonly problems: readonly string[] } {
  const { zone, now } = register;
  const problems: string[] = [];
  if (wish.title === "") problems.push(openProblems.name);
  const short = [...wish.short].length > mostLettersOfShortName ? "" : wish.short;
  if (short !== wish.short) problems.push(openProblems.short);
  const deadline = deadlineIn(wish, zone);
  if (typeof deadline === "string") problems.push(deadline);
  else if (deadline <= now) problems.push(openProblems.past(deadline, zone));
  const duties = dutiesMeant(dutiesSaid(wish), register.units, register.kinds);
  if ("what" in duties) return { problems: [...problems, openProblems.duties(duties)] };
  const given = {
    ...givenBy(askable, { ...wish, short }, register),
    inner: {},
    innerDecides: wish.innerDecides,
  };
  const settings = withDuties(settingsOf(askable, given, register.units, register.kinds), duties);
  const { codes, unknown } = codesIn(askable, wish, register, settings);
  if (unknown.length > 0) problems.push(openProblems.unknown(unknown));
  else if (codes.length === 0) problems.push(openProblems.nobody);
  const unasked = compilingUnasked(settings, register.units).map(({ code }) => code);
  if (unasked.length > 0) problems.push(openProblems.compilingUnasked(unasked));
  if (problems.length > 0 || typeof deadline === "string") return { problems };
  return { title: wish.title, deadline, settings, codes };
}

/** When a prepared round starts by itself, null where somebody types the dispatch's number; or what is wrong. */
export function startIn(
  { startDay, startTime, number }: Pick<Wish, "startDay" | "startTime" | "number">,
  { deadline }: Pick<Ready, "deadline">,
  { zone, now, opens }: Pick<Register, "zone" | "now" | "opens">,
): Date | null | { readonly problem: string } {
  if (startDay === "") return /\d/.test(number) ? null : { problem: openProblems.number };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startDay) || (startTime !== "" && !hour.test(startTime)))
    return { problem: openProblems.start };
  const at = lastMoment({ at: `${startDay}T${startTime === "" ? opens : startTime}`, inclusive: true }, zone);
  return at > now && at < deadline ? at : { problem: openProblems.startOutside(deadline, zone) };
}

const hour = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The deadline of these boxes, or what is wrong with them. */
export function deadlineIn(
  { date, time, counts }: Pick<Wish, "date" | "time" | "counts">,
  zone: string,
): Date | string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return openProblems.deadline;
  if (time !== "" && !hour.test(time)) return openProblems.time;
  return lastMoment({ at: time === "" ? date : `${date}T${time}`, inclusive: counts }, zone);
}

function codesIn(
  askable: Askable,
  { kinds, except }: Wish,
  register: Register,
  settings: RoundSettings,
): { readonly codes: readonly string[]; readonly unknown: readonly string[] } {
  const may = new Set(choosable(askable, register).map(({ kind }) => kind));
  const left = codesWritten(except).map((code) => code.toUpperCase());
  const known = new Set(register.units.map(({ code }) => code.toUpperCase()));
  const codes = register.units
    .filter(({ kind, code }) => may.has(kind) && kinds.includes(kind) && !left.includes(code.toUpperCase()))
    .filter((unit) => handsIn(settings, unit))
    .map(({ code }) => code);
  return { codes, unknown: left.filter((code) => !known.has(code)) };
}

/** What is set for this round alone. A kind that was not chosen collects at most. */
function givenBy(
  askable: Askable,
  { short, kinds, ladder, receiver, help, alsoSend }: Wish,
  register: Register,
): Readonly<Record<string, unknown>> {
  const profiles = profilesOf(askable, register);
  const own = (kind: string) => [kind, kinds.includes(kind) ? (profiles.get(kind) ?? null) : null] as const;
  return {
    shortName: short === "" ? null : short,
    ladder,
    ...(receiver === "" ? {} : { receiver }),
    helpContact: help === "" ? null : help,
    mustAlsoSend: alsoSend === "" ? null : alsoSend,
    profiles: Object.fromEntries(register.kinds.map(({ id }) => own(id))),
  };
}

/** As what each kind of unit answers the form, as far as it can. */
function profilesOf({ form, round }: Askable, register: Register): ReadonlyMap<string, string> {
  const usual = settingsOf({ form, round }, {}, register.units, register.kinds).profiles;
  const all = Object.keys(form.profiles);
  const everybody = all.length === 1 && !register.kinds.some(({ id }) => id === all[0]) ? all[0] : undefined;
  const top = register.units.find(({ parentId }) => parentId === null)?.kind;
  return new Map(
    register.kinds.flatMap(({ id }): [string, string][] => {
      const profile = all.includes(id) ? id : (everybody ?? usual[id] ?? undefined);
      return profile === undefined || (profile === everybody && id === top) ? [] : [[id, profile]];
    }),
  );
}

/** What is shown of this round before it opens; of a number that was left blank nothing. */
export function previewReady(
  form: Form,
  { title, deadline, settings, codes }: Ready,
  { number = "", startsAt = null }: { readonly number?: string; readonly startsAt?: Date | null },
  { units, now }: Register,
): RoundPreview {
  const asked = new Set(codes);
  return previewOf(
    {
      ...{ form, settings, title, deadline, startsAt },
      number: number === "" ? null : number,
      units: units.filter(({ code }) => asked.has(code)),
    },
    now,
  );
}

/** The day of today, for a box of days. */
export function today({ now, zone }: Register): string {
  return localTime(now, zone).date;
}
