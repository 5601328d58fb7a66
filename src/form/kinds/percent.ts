// The kind of answer that is a share in percent, kept as it is typed: 85,5 is 85.5. A sum of shares would be none.
import { percent } from "../../language/lexicon/measures.ts";
import { open, withNote } from "../../language/opening.ts";
import { spelt } from "../../language/phrases.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { withoutRemark } from "../../language/remark.ts";
import { hear } from "../../language/said.ts";
import { lintDigits, readDecimal, tooManyDigits } from "./decimal.ts";
import { asNumber, digitsOf } from "./figures.ts";
import { heldBy, withDigits } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";

/** The sign and how it is spoken, behind what it belongs to. */
const sign = new RegExp(`(?<=\\S)\\s*(?:%|${spelt(percent)})(?!\\p{L})`, "giu");

export const percentKind: Kind<number> = {
  name: "percent",
  called: "phần trăm",
  stands: "column",
  narrative: false,
  limits: { most: 100, digits: 3 },
  none: 0,
  choices: "none",
  pairs: false,
  exampleEachTime: false,
  read(typed, context) {
    const opened = open(hear(typed.raw.normalize("NFC").replace(sign, "")), 0, { settled: false });
    if (opened.type === "done") return opened.result;
    return withNote(
      withoutRemark(opened.said, (said) => readDecimal(said, context)),
      opened.note,
    );
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => percentKind.read(said, context),
      number: (number) => {
        const mayBeOfOne = number > 0 && number <= 1 && !cell.shown.includes("%");
        return mayBeOfOne ? eitherShare(number, context) : shareIn(shareOf(number, cell.shown), context);
      },
    });
  },
  say: sayShare,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "tỷ lệ (%)" : `${noun} (%)`),
  example: () => "85,5%",
  sample: (at) => ["85,5", "92", "7,25"][at % 3] ?? "0",
  ask: () => null,
  refuse: {
    decimal: tooManyDigits,
    "too-large": (said, { most }) => `“${said}” lớn hơn ${writeNumber(most)}%.`,
  },
  remedy: () => null,
  unsure: {},
  shortForms: (value) => [`${writeNumber(value)}%`, writeNumber(value), String(value)],
  figure: digitsOf,
  print: (value) => `${writeNumber(value)}%`,
  stored: asNumber,
  measure: "percent",
  total: "none",
  shown: { as: "number", format: '0.0"%"', width: 9 },
  takes: ["digits", "most"],
  lint: lintDigits,
};

/** 0.95 without a sign is 95% where shares are counted of one, or not even one in a hundred: nobody can say. */
function eitherShare(number: number, context: ReadContext): ReadResult<number> {
  const readings = [number * 100, number].flatMap((share) => {
    const read = shareIn(share, context);
    return read.type === "value" ? [{ value: read.value }] : [];
  });
  return readings.length === 0
    ? shareIn(number, context)
    : { type: "ambiguous", reason: "unsure", readings, offerNone: false };
}

function shareIn(share: number, context: ReadContext): ReadResult<number> {
  return withDigits(share, context.digits ?? 0, context);
}

/** A spreadsheet shows 0.855 as "85,5%" where its format counts in hundredths, and 85.5 where it only adds the sign. */
function shareOf(number: number, shown: string): number {
  const [, whole = "", part = ""] = /^\s*(-?\d+)(?:[.,](\d+))?\s*%\s*$/u.exec(shown) ?? [];
  if (whole === "") return /%\s*$/u.test(shown) ? number * 100 : number;
  const rounded = 0.5 * 10 ** -part.length + 1e-9;
  const sees = (share: number) => Math.abs(share - Number(`${whole}.${part}`)) <= rounded;
  return sees(number) && !sees(number * 100) ? number : number * 100;
}

function sayShare(value: number, { label }: CellOf): string {
  const share = `${writeNumber(value)}%`;
  return label === null ? share : `${label} ${share}`;
}
