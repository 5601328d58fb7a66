// The kind of answer that is one of the form's options, kept by the option's id. Knows how an option is named.
import { choose } from "../../language/choices.ts";
import { deniedYet } from "../../language/lexicon/choosing.ts";
import { negations } from "../../language/lexicon/stand-ins.ts";
import { wordKey } from "../../language/normalise.ts";
import { refuse, withNote, withoutValue } from "../../language/opening.ts";
import type { Choosable, ReadContext, ReadResult } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import { choiceIn, labelOf, lintOptions, listOptions } from "./choice.ts";
import { heldBy } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";

const deniesWith = [...negations, ...deniedYet];

export const oneOfKind: Kind<string> = {
  name: "one-of",
  called: "chọn một",
  stands: "column",
  narrative: false,
  limits: { most: 1, digits: 0 },
  none: null,
  choices: "options",
  pairs: false,
  exampleEachTime: false,
  read: (said, context) => withoutValue<string>(said) ?? readOne(said, context),
  readHeld(cell, context) {
    const text = (said: Said) => oneOfKind.read(said, context);
    return heldBy(cell, { text, number: (number) => byNumber(number, context) });
  },
  say: sayOption,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "lựa chọn" : noun),
  example: ({ options }) => options[0]?.label ?? "",
  sample: () => "1",
  ask: (cell) => `Xin chọn một: ${listOptions(cell)}. Gõ số hoặc chữ đều được.`,
  refuse: { "too-large": (said) => `không có lựa chọn nào là “${said}”.` },
  remedy: (cell) => ` Xin chọn một: ${listOptions(cell)}.`,
  unsure: {},
  shortForms: (value, cell) => [labelOf(cell, value), String(numberOf(cell, value))],
  figure: () => null,
  print: (value, cell) => labelOf(cell, value),
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: ["choices"],
  lint: lintOptions,
};

function sayOption(value: string, cell: CellOf): string {
  const said = labelOf(cell, value);
  return cell.label === null ? said : `${cell.label} ${said}`;
}

function numberOf({ options }: CellOf, id: string): number {
  return options.findIndex((option) => option.id === id) + 1;
}

function readOne(said: Said, context: ReadContext): ReadResult<string> {
  const { options = [] } = context;
  const { picks, every, except, denied, doubt, dashed, noSuch, note } = choiceIn(said, context, false);
  if (noSuch) return refuse("too-large");
  const named = [...new Set(picks.flat())].flatMap((option) => options[option]?.id ?? []);
  const [only, more] = named;
  if (only === undefined || every || except.length > 0) return refuse("not-understood");
  if (denied) return more ? refuse("not-understood") : opposite(only, options);
  const clear = !more && !doubt && !dashed;
  if (clear) return withNote({ type: "value", value: only }, note ?? undefined);
  const several = choose(
    more ? "several" : "unsure",
    named.map((value) => ({ value })),
    () => true,
  );
  return withNote(several, note ?? undefined);
}

/** "Không đạt" may well be “Chưa đạt”, where that is an option: asked, never taken. */
function opposite(denied: string, options: readonly Choosable[]): ReadResult<string> {
  const name = options.find(({ id }) => id === denied)?.label ?? "";
  const denials = deniesWith.map((no) => wordKey(`${no} ${name}`));
  const meant = options.find(({ label }) => denials.includes(wordKey(label)));
  return meant ? choose("unsure", [{ value: meant.id }], () => true) : refuse("not-understood");
}

/** A number in somebody's file: the option that it counts, unless an option is called so. */
function byNumber(number: number, { options = [] }: ReadContext): ReadResult<string> {
  const called = options.find(({ label }) => label === String(number));
  const counted = called ?? options[number - 1];
  return counted ? { type: "value", value: counted.id } : refuse("too-large");
}
