// The kind of answer that is several of the form's options, kept by their ids in the form's order. Knows how they are named.
import { choose } from "../../language/choices.ts";
import { refuse, withNote, withoutValue } from "../../language/opening.ts";
import { between, type Chosen } from "../../language/options.ts";
import type { Choosable, ReadContext, ReadResult } from "../../language/reading.ts";
import type { CellValue } from "../../language/row-reading.ts";
import type { Said } from "../../language/said.ts";
import { isNotYet, readNone } from "../../language/stand-ins.ts";
import { choiceIn, labelOf, lintOptions, listOptions } from "./choice.ts";
import { heldBy } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";

type Ids = readonly string[];

export const manyOfKind: Kind<Ids> = {
  name: "many-of",
  called: "chọn nhiều",
  stands: "column",
  narrative: false,
  limits: { most: 100, digits: 0 },
  none: [],
  choices: "none",
  pairs: false,
  exampleEachTime: false,
  read: (said, context) => withoutValue<Ids>(said) ?? readMany(said, context),
  readHeld(cell, context) {
    const text = (said: Said) => manyOfKind.read(said, context);
    return heldBy(cell, { text, number: (number) => byNumber(number, context) });
  },
  say: sayOptions,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "các lựa chọn" : noun),
  example: () => "1, 3",
  sample: () => "1, 2",
  ask: (cell) =>
    `Xin chọn: ${listOptions(cell)}. Gửi các số, ví dụ: 1, 2. Không có nội dung nào thì gõ “không”.`,
  refuse: { "too-large": (said) => `trong “${said}” có số không có trong danh sách.` },
  remedy: (cell) => ` Xin gửi số của các lựa chọn: ${listOptions(cell)}.`,
  unsure: {},
  shortForms: (value, cell) => [sayOptions(value, { ...cell, label: null })],
  figure: () => null,
  print: (value, cell) => value.map((id) => labelOf(cell, id)).join("; "),
  stored: idsOf,
  total: "none",
  shown: { as: "text" },
  takes: ["choices"],
  lint: lintOptions,
};

function sayOptions(value: Ids, cell: CellOf): string {
  const said = value.length === 0 ? "không có" : value.map((id) => labelOf(cell, id)).join(", ");
  return cell.label === null ? said : `${cell.label}: ${said}`;
}

/** Ids in a list; a single text is none. */
export function idsOf(value: CellValue): Ids | null {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;
}

function readMany(said: Said, context: ReadContext): ReadResult<Ids> {
  const { options = [] } = context;
  const chosen = choiceIn(said, context, true);
  if (chosen.noSuch) return refuse("too-large");
  if (chosen.picks.length === 0 && !chosen.every) return withoutAny(said, chosen);
  const named = [...chosen.picks, ...chosen.except];
  if (chosen.denied || named.some(({ length }) => length > 1)) return refuse("not-understood");
  if (chosen.every ? chosen.picks.length > 0 : chosen.except.length > 0) return refuse("not-understood");
  const ways = waysOf(chosen, options).map((indexes) => ({ value: inOrder(indexes, options) }));
  const [only] = ways;
  const read: ReadResult<Ids> =
    only && ways.length === 1 && !chosen.doubt
      ? { type: "value", ...only }
      : choose("unsure", ways, () => true);
  return withNote(read, chosen.note ?? undefined);
}

/** What the numbers may mean: with a dash two of them, or all from the one to the other. */
function waysOf(
  { picks, every, except, dashed }: Chosen,
  options: readonly Choosable[],
): readonly (readonly number[])[] {
  const left = except.flat();
  if (every) return [options.map((_, at) => at).filter((at) => !left.includes(at))];
  const own = picks.flat();
  if (!dashed) return [own];
  const all = picks.slice(1).flatMap((pick, at) => between(picks[at] ?? [], pick));
  return all.length === 0 ? [own] : [[...own, ...all], own];
}

function inOrder(indexes: readonly number[], options: readonly Choosable[]): Ids {
  return options.flatMap(({ id }, at) => (indexes.includes(at) ? [id] : []));
}

/** "Không", "không có nội dung nào", "không chọn cái nào": none of them, with the reason where one is given. */
function withoutAny({ tokens, text }: Said, { denied, doubt, note }: Chosen): ReadResult<Ids> {
  const none = readNone(tokens, text);
  if (!none && isNotYet(tokens, { settled: false }))
    return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
  if (!none && denied && !doubt) return withNote({ type: "value", value: [] }, note ?? undefined);
  if (!none) return refuse("not-understood");
  const reading = { value: [], ...(none.reason === undefined ? {} : { note: none.reason }) };
  return none.sure
    ? { type: "value", ...reading }
    : { type: "ambiguous", reason: "unsure", readings: [reading], offerNone: false };
}

function byNumber(number: number, { options = [] }: ReadContext): ReadResult<Ids> {
  const counted = options[number - 1];
  return counted ? { type: "value", value: [counted.id] } : refuse("too-large");
}
