// The one way from the files of a dispatch to what it asks: cover, attachments, and what is left to say. Pure.
import type { ReadFile } from "../files/blocks.ts";
import { type AboutDispatch, readCover } from "./cover/read-cover.ts";
import { cutDispatch } from "./cut.ts";
import type { DispatchFound, DispatchQuestion } from "./found.ts";
import { listedIn } from "./outline/listed.ts";
import { readOutline } from "./outline/read-outline.ts";
import type { Placed } from "./placed.ts";
import { readTables } from "./tables/read-tables.ts";

/** More nobody answers in one place. */
const mostQuestions = 8;

/** What the files of one dispatch ask, the dispatch itself first; any of them may be an attachment alone. */
export function readDispatch(files: readonly ReadFile[], about: AboutDispatch): DispatchFound {
  let next = 0;
  const cuts = files.map(({ blocks }) => {
    const placed = blocks.map((block): Placed => ({ at: next++, block }));
    return { ...cutDispatch(placed), placed };
  });
  const parts = cuts.flatMap((cut) => cut.parts);
  const covers = cuts.flatMap((cut) => cut.cover);
  const { cover, questions: ofCover } = readCover(
    covers,
    parts,
    cuts.flatMap(({ placed }) => placed),
    about,
  );
  const attached = readOutline(parts, { cover, kinds: about.kinds });
  const listed = attached.items.length > 0 ? [] : listedIn(covers);
  const outline = listed.length > 0 ? readOutline(listed, { cover, kinds: about.kinds }) : attached;
  const tables = readTables(parts, { cover, coverBlocks: covers, kinds: about.kinds });
  return {
    cover,
    parts: [...listed, ...parts].map(({ no, title, blocks }) => ({ no, title, block: blocks[0]?.at ?? 0 })),
    items: [...outline.items],
    tables: [...tables.tables],
    checks: [...tables.checks],
    questions: weightiest([...ofCover, ...tables.questions, ...outline.questions]),
    leftOut: [...tables.leftOut],
  };
}

/** In the order of what goes wrong if nobody answers: when, who, which rows, what is counted, how it is shown. */
const weight: Readonly<Record<DispatchQuestion["about"], number>> = {
  deadline: 0,
  receivers: 1,
  table: 2,
  rows: 3,
  kind: 4,
  rollUp: 5,
  prefill: 6,
  check: 7,
};

function weightiest(questions: readonly DispatchQuestion[]): DispatchQuestion[] {
  return [...questions].sort((a, b) => weight[a.about] - weight[b.about]).slice(0, mostQuestions);
}
