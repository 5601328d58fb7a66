// The sheet of the round: form and round a line each, its deadlines beneath, and from which draft the workbook is. Pure.
import type { RoundDraft } from "../../draft/draft.ts";
import type { Form } from "../../form/form.ts";
import { type BookCell, type BookSheet, cell } from "../sheet.ts";
import { type RoundKey, roundKeys } from "../words.ts";
import type { Writing } from "./lists.ts";

/** Which version of which draft a workbook was written from. */
export type Origin = { readonly draft: number; readonly version: number; readonly hash: string };

export function roundSheet({ form, draft, words, marked }: Writing, origin: Origin | null): BookSheet {
  const { round } = draft;
  const values = roundValues(form, round);
  const lines = roundKeys.map((key): BookCell[] => [
    cell(words.round[key], "head"),
    cell(values[key] ?? ""),
    cell(words.roundHints[key] ?? "", "grey"),
  ]);
  const byId = new Map(form.sections.map((section) => [section.id, section.part ?? `#${section.id}`]));
  const deadlines = round.deadlines.map(({ at, inclusive, sections }, index): BookCell[] => {
    const { look, note } = marked(`round/deadlines/${index}`);
    return [
      cell(momentText(at), look, note === undefined ? {} : { note }),
      cell(inclusive ? words.yes : words.no, "plain", { list: "yesNo" }),
      cell(sections.map((id) => byId.get(id) ?? `#${id}`).join("; ")),
    ];
  });
  const { deadline } = words;
  return {
    name: words.sheets.round,
    widths: [34, 60, 46],
    lines: [
      ...words.guide.map((line) => [cell(line, "grey", { across: 3 })]),
      ...lines,
      [],
      [deadline.at, deadline.inclusive, deadline.sections].map((title) => cell(title, "head")),
      ...deadlines,
      [],
      [cell(words.nextId, "grey"), cell(String(draft.nextId), "grey")],
      ...(origin ? [[cell(words.origin, "grey"), cell(originText(origin), "grey")]] : []),
    ],
  };
}

export function originText({ draft, version, hash }: Origin): string {
  return `${draft} | ${version} | ${hash}`;
}

function roundValues(form: Form, round: RoundDraft): Readonly<Record<RoundKey, string | null>> {
  return {
    formId: form.id,
    formVersion: String(form.version),
    formTitle: form.title,
    formShortTitle: form.shortTitle,
    attachedTo: form.attachedTo ?? null,
    title: round.title,
    shortName: round.shortName,
    number: round.number,
    signed: round.signed && dayText(round.signed),
    office: round.office,
    receiver: round.receiver,
    email: round.email,
    help: round.help,
    mustAlsoSend: round.mustAlsoSend,
    asOf: round.asOf && dayText(round.asOf),
    from: round.period && dayText(round.period.from),
    to: round.period && dayText(round.period.to),
    ladder: round.ladder?.join("; ") ?? null,
  };
}

/** "2026-12-05" as people write it: "05/12/2026". */
export function dayText(day: string): string {
  return day.split("-").reverse().join("/");
}

/** "2026-11-25T17:00" is "17:00 25/11/2026". */
export function momentText(at: string): string {
  const [day = "", time] = at.split("T");
  return [...(time === undefined ? [] : [time]), dayText(day)].join(" ");
}
