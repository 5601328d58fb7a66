// What a spreadsheet program tells of a copied cell beside the text that it shows. Knows number formats.
import { z } from "zod";
import type { FileValue } from "../blocks.ts";
import { isoDay, momentOf } from "../spreadsheet/calendar.ts";
import { numberFormat } from "../spreadsheet/number-format.ts";

/** What is known of a cell: its attributes, its format and how its table writes numbers, where a style sheet says so. */
export type CellTold = {
  readonly attribute: (name: string) => string | undefined;
  readonly format: string | undefined;
  readonly signs: { readonly decimal: string; readonly thousand: string } | null;
};

/**
 * The typed value of a cell; null where its text is all. Excel gave x:num, x:str, x:err and x:bool until 2003 and gives
 * the signs in its numbers since; LibreOffice Calc gives sdval and sdnum, Google Sheets data-sheets-value.
 */
export function typedValue(told: CellTold, shown: string): FileValue | null {
  return ofOldExcel(told, shown) ?? ofCalc(told, shown) ?? ofGoogle(told, shown) ?? ofExcel(told, shown);
}

/** Whether its value was worked out from others. */
export function isFormula({ attribute }: CellTold): boolean {
  return ["x:fmla", "data-sheets-formula"].some((name) => attribute(name) !== undefined);
}

function ofOldExcel({ attribute, format = "" }: CellTold, shown: string): FileValue | null {
  const error = attribute("x:err");
  if (error !== undefined) return { type: "error", code: error === "" ? shown : error };
  const truth = attribute("x:bool");
  if (truth !== undefined) return { type: "truth", is: /^true$/iu.test(truth === "" ? shown : truth) };
  const number = attribute("x:num");
  if (number === undefined) return null;
  return numberOrDay(number === "" ? shown : number, format, shown);
}

/** Numbers stand on the right where nobody said otherwise, and have their thousands parted as the table says. */
function ofExcel({ attribute, format, signs }: CellTold, shown: string): FileValue | null {
  if (signs === null || format === "@" || shown.length > 24) return null;
  const [whole = "", fraction, ...more] = shown.split(signs.decimal);
  const groups = signs.thousand === "" ? [whole] : whole.split(signs.thousand);
  const parted = groups.length > 1 && groups.slice(1).every((group) => /^\d{3}$/u.test(group));
  if (more.length > 0 || !(parted || (groups.length === 1 && attribute("align") === "right"))) return null;
  const digits = groups.join("");
  if (!/^-?\d{1,15}$/u.test(digits) || !/^(?:\d{1,15})?$/u.test(fraction ?? "") || fraction === "")
    return null;
  return { type: "number", number: Number(fraction === undefined ? digits : `${digits}.${fraction}`) };
}

function ofCalc({ attribute }: CellTold, shown: string): FileValue | null {
  const value = attribute("sdval");
  if (value === undefined) return null;
  // "1033;1042;DD/MM/YYYY": two languages, then the format.
  const format = (attribute("sdnum") ?? "").split(";").slice(2).join(";");
  if (/^"?(?:BOOLEAN|TRUE)/u.test(format)) return { type: "truth", is: Number(value) !== 0 };
  if (/^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)/u.test(shown)) return { type: "error", code: shown };
  return numberOrDay(value, format, shown);
}

const googleValue = z.discriminatedUnion("1", [
  z.object({ "1": z.literal(2), "2": z.string() }),
  z.object({ "1": z.literal(3), "3": z.number() }),
  z.object({ "1": z.literal(4), "4": z.union([z.number(), z.boolean()]) }),
]);
/** Of its kinds of formats 5 is a day and 7 a day with a time. */
const googleFormat = z.object({ "1": z.number() });

function ofGoogle({ attribute }: CellTold, shown: string): FileValue | null {
  const value = googleValue.safeParse(parsed(attribute("data-sheets-value"))).data;
  if (value === undefined || value["1"] === 2) return null;
  if (value["1"] === 4) return { type: "truth", is: Boolean(value["4"]) };
  const format = googleFormat.safeParse(parsed(attribute("data-sheets-numberformat"))).data;
  const day = format?.["1"] === 5 || format?.["1"] === 7;
  return numberOrDay(String(value["3"]), day ? aDay : "", shown);
}

function parsed(json: string | undefined): unknown {
  if (json === undefined || json.length > 100_000) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function numberOrDay(said: string, format: string, shown: string): FileValue | null {
  if (!/^-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/iu.test(said)) return null;
  const number = Number(said);
  // Beyond what computers hold; as a spreadsheet itself shows it.
  if (!Number.isFinite(number)) return { type: "error", code: "#NUM!" };
  const day =
    numberFormat(codeOf(format)).read(number, false).day ?? (isDay.test(shown) ? dayOf(number) : null);
  return day === null ? { type: "number", number } : { type: "date", day };
}

const aDay = "d/m/yyyy";
/** A program may call a format by its name in whatever language it speaks: what is shown tells a day too. */
const isDay = /^\d{1,4}([/-])\d{1,2}\1\d{1,4}$/u;

/** Formats that are called by a name. */
function codeOf(format: string): string {
  if (/\bdate$/iu.test(format)) return aDay;
  return /^[a-z]{5,}(?: [a-z]+)?$/iu.test(format) ? "General" : format;
}

function dayOf(number: number): string | null {
  const moment = momentOf(number, false);
  return moment === null ? null : isoDay(moment);
}
