// The officer's workbook back into a draft: whole, or with every fault named by its sheet and cell and nothing taken. Pure.
import { z } from "zod";
import { type Draft, type RoundDraft, roundDraft } from "../../draft/draft.ts";
import { aboveAll } from "../../draft/ids.ts";
import type { ReadFile } from "../../files/blocks.ts";
import { parseForm } from "../../form/form.ts";
import type { BookWords } from "../words.ts";
import type { Origin } from "../write/round.ts";
import { type BookFault, type Copied, Reading } from "./fault.ts";
import { knownIn } from "./known.ts";
import { listLines } from "./list.ts";
import { checksRead, choicesRead, highlightsRead, profilesRead, unitsRead, wordsRead } from "./lists.ts";
import { Identities } from "./new-ids.ts";
import { outlineRead } from "./outline.ts";
import { Paper } from "./paper.ts";
import { type RoundRead, roundRead } from "./round.ts";

export type BookRead = {
  /** Null while anything is wrong: nothing is half-taken. */
  readonly draft: Draft | null;
  /** Which version of which draft it was written from; null of a workbook that says none. */
  readonly origin: Origin | null;
  readonly faults: readonly BookFault[];
  /** Copies that were taken as new. */
  readonly copied: readonly Copied[];
  /** Where each thing stands, by its id or "round/title". */
  readonly at: ReadonlyMap<unknown, { readonly sheet: string; readonly cell: string }>;
};

/** Which draft or form a workbook is of, before it is read. */
export function originOf(file: ReadFile, words: BookWords): Origin | null {
  const papers = papersOf(file);
  const paper = papers.get(words.sheets.round.toLowerCase());
  return paper ? (roundRead(paper, words, new Reading())?.origin ?? null) : null;
}

/** @param base the draft it was written from; null where that is not at hand: then ids are taken as they stand. */
export function readBook(file: ReadFile, words: BookWords, base: Draft | null): BookRead {
  const papers = papersOf(file);
  const reading = new Reading();
  const paper = (name: string) => papers.get(name.toLowerCase()) ?? null;
  const { sheets } = words;
  const round = roundRead(paper(sheets.round), words, reading);
  if (!round && !paper(sheets.outline)) {
    const fault: BookFault = { sheet: "", cell: "", what: "not-a-book" };
    return { draft: null, origin: null, faults: [fault], copied: [], at: reading.at };
  }
  const lines = (which: Parameters<typeof listLines>[0]) =>
    listLines(which, paper(sheets[which]), words, reading);
  const ids = new Identities(
    Math.max(round?.nextId ?? 1, base?.nextId ?? 1, aboveIds(file)),
    base && knownIn(base),
    reading,
  );
  const about = { words, ids, reading, papers };
  const { sections, itemOf } = outlineRead(lines("outline"), about);
  const choices = choicesRead(lines("choices"), words, ids, reading);
  const checks = checksRead(lines("checks"), {
    words,
    ids,
    reading,
    itemOf,
    rows: (item) => rowsOf(sections, item),
  });
  const { words: own, limits } = wordsRead(paper(sheets.words), words, reading);
  const units = unitsRead(lines("units"), words, reading);
  const profiles = withKinds(profilesRead(lines("profiles")), units);
  const highlights = highlightsRead(lines("highlights"), words);
  const body = {
    language: 2,
    ...headOf(round),
    profiles,
    limits: limits ?? {},
    ...(choices === null ? {} : { choices }),
    sections,
    checks,
    ...(own === undefined ? {} : { words: own }),
    highlights,
  };
  const made = round && roundMade(round, units, sections, words, reading);
  if (round && made && reading.faults.length === 0) shapeFaults(body, made, words, reading);
  const draft: Draft | null =
    made && reading.faults.length === 0
      ? {
          found: base?.found ?? null,
          answers: base?.answers ?? {},
          form: body,
          round: made,
          marks: marksLeft(base, reading),
          nextId: ids.ids.next,
        }
      : null;
  return {
    draft,
    origin: round?.origin ?? null,
    faults: reading.faults,
    copied: reading.copied,
    at: reading.at,
  };
}

function papersOf({ blocks }: ReadFile): ReadonlyMap<string, Paper> {
  const papers = blocks.flatMap((block) => (block.type === "table" && block.sheet ? [new Paper(block)] : []));
  return new Map(papers.map((paper) => [paper.name.toLowerCase(), paper]));
}

/** Above every id that stands in the first columns, so that none is given twice. */
function aboveIds({ blocks }: ReadFile): number {
  const texts = blocks.flatMap((block) =>
    block.type === "table" ? block.rows.flatMap(({ cells }) => cells.map(({ shown }) => shown)) : [],
  );
  return aboveAll(texts.filter((text) => /^[a-z][a-z0-9_]*\d$/u.test(text)));
}

function headOf(round: RoundRead | null) {
  const { id = "", version = 1, title = "", shortTitle = "", attachedTo = null } = round?.form ?? {};
  return { id, version, title, shortTitle, ...(attachedTo === null ? {} : { attachedTo }) };
}

/** A kind of unit that answers has a group of its own, also where the officer added it only to the round. */
function withKinds(profiles: Record<string, { label: string }>, units: RoundDraft["units"]) {
  const more = units.flatMap(({ kind, does, text }) =>
    kind !== null && does !== "nothing" && !(kind in profiles) ? [[kind, { label: text }] as const] : [],
  );
  return { ...profiles, ...Object.fromEntries(more) };
}

function rowsOf(sections: readonly Record<string, unknown>[], item: string) {
  const body = z.object({
    items: z.array(
      z.looseObject({
        id: z.string(),
        table: z
          .looseObject({ rows: z.array(z.looseObject({ id: z.string(), label: z.string() })) })
          .optional(),
      }),
    ),
  });
  return (
    sections.flatMap((section) => body.safeParse(section).data?.items ?? []).find(({ id }) => id === item)
      ?.table?.rows ?? []
  );
}

/** The round with its deadlines' parts by the ids of their sections. */
function roundMade(
  { round, deadlines }: RoundRead,
  units: RoundDraft["units"],
  sections: readonly Record<string, unknown>[],
  words: BookWords,
  reading: Reading,
): RoundDraft {
  const called = (name: string) => {
    const said = name.trim();
    const found = sections.find(
      ({ id, part, no }) => said === `#${String(id)}` || part === said || (no !== "" && no === said),
    );
    return found === undefined ? null : String(found.id);
  };
  return {
    ...round,
    units,
    deadlines: deadlines.map(({ at, inclusive, parts }) => ({
      at,
      inclusive,
      sections: parts.text.split(";").flatMap((name) => {
        if (name.trim() === "") return [];
        const id = called(name);
        if (id === null)
          reading.fault(words.sheets.round, parts.line, parts.column, {
            what: "unknown-part",
            said: name.trim(),
          });
        return id ?? [];
      }),
    })),
  };
}

/** What no sheet can tell alone: the shape of the whole, each fault at the nearest thing that has a place. */
function shapeFaults(
  body: Record<string, unknown>,
  round: RoundDraft,
  words: BookWords,
  reading: Reading,
): void {
  const issues = [
    ...issuesOf(() => parseForm(body)),
    ...(roundDraft.safeParse(round).error?.issues ?? []).map(({ path }) => ({ path: ["round", ...path] })),
  ];
  for (const { path } of issues) {
    const spot = placeOf(path[0] === "round" ? null : body, path, reading) ?? {
      sheet: words.sheets.round,
      cell: "A1",
    };
    reading.faults.push({ ...spot, what: "not-taken", path: path.map(String).join(" › ") });
  }
}

function issuesOf(parse: () => unknown): readonly { readonly path: readonly PropertyKey[] }[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues;
    throw error;
  }
}

/** The last thing on the way of a path that was read from a cell. */
function placeOf(body: unknown, path: readonly PropertyKey[], reading: Reading) {
  if (body === null) return reading.at.get(path.map(String).join("/")) ?? null;
  let here: unknown = body;
  let found = null;
  for (const step of path) {
    here = typeof here === "object" && here !== null ? Reflect.get(here, step) : undefined;
    found =
      reading.at.get(here) ??
      (typeof here === "object" && here !== null ? reading.at.get(Reflect.get(here, "id")) : undefined) ??
      found;
  }
  return found;
}

/** Guesses of what is still there; what the officer has been through keeps its sentence. */
function marksLeft(base: Draft | null, reading: Reading): Draft["marks"] {
  return (base?.marks ?? []).filter(({ at }) => reading.at.has(at));
}
