// What a spreadsheet program keeps in the attributes of a copied cell beside the text that it shows. Pure.
import { z } from "zod";
import type { FileValue } from "../blocks.ts";

type Attributes = (name: string) => string | undefined;

/**
 * The typed value of a cell; null where its text is all. Excel (before 2007) gives x:num, x:str, x:err, x:bool, x:fmla;
 * LibreOffice Calc sdval and sdnum; Google Sheets data-sheets-value and data-sheets-numberformat.
 *
 * @param format the cell's number format where a style sheet gives it.
 */
export function typedValue(
  attribute: Attributes,
  format: string | undefined,
  shown: string,
): FileValue | null {
  return ofExcel(attribute, format, shown) ?? ofCalc(attribute, shown) ?? ofGoogle(attribute);
}

/** Whether its value was worked out from others. */
export function isFormula(attribute: Attributes): boolean {
  return ["x:fmla", "data-sheets-formula"].some((name) => attribute(name) !== undefined);
}

function ofExcel(attribute: Attributes, format: string | undefined, shown: string): FileValue | null {
  const error = attribute("x:err");
  if (error !== undefined) return { type: "error", code: error === "" ? shown : error };
  const truth = attribute("x:bool");
  if (truth !== undefined) return { type: "truth", is: /^true$/iu.test(truth === "" ? shown : truth) };
  const number = attribute("x:num");
  if (number === undefined) return null;
  return numberOrDay(number === "" ? shown : number, format ?? "");
}

function ofCalc(attribute: Attributes, shown: string): FileValue | null {
  const value = attribute("sdval");
  if (value === undefined) return null;
  // "1033;1042;DD/MM/YYYY": two languages, then the format.
  const format = (attribute("sdnum") ?? "").split(";").slice(2).join(";");
  if (/^"?(?:BOOLEAN|TRUE)/u.test(format)) return { type: "truth", is: Number(value) !== 0 };
  if (/^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)/u.test(shown)) return { type: "error", code: shown };
  return numberOrDay(value, format);
}

const googleValue = z.discriminatedUnion("1", [
  z.object({ "1": z.literal(2), "2": z.string() }),
  z.object({ "1": z.literal(3), "3": z.number() }),
  z.object({ "1": z.literal(4), "4": z.union([z.number(), z.boolean()]) }),
]);
/** Of its kinds of formats 5 is a day and 7 a day with a time. */
const googleFormat = z.object({ "1": z.number() });

function ofGoogle(attribute: Attributes): FileValue | null {
  const value = googleValue.safeParse(parsed(attribute("data-sheets-value"))).data;
  if (value === undefined || value["1"] === 2) return null;
  if (value["1"] === 4) return { type: "truth", is: Boolean(value["4"]) };
  const format = googleFormat.safeParse(parsed(attribute("data-sheets-numberformat"))).data;
  const day = format?.["1"] === 5 || format?.["1"] === 7;
  return (day ? dayOf(value["3"]) : null) ?? { type: "number", number: value["3"] };
}

function parsed(json: string | undefined): unknown {
  if (json === undefined || json.length > 100_000) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function numberOrDay(said: string, format: string): FileValue | null {
  if (!/^-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/iu.test(said)) return null;
  const number = Number(said);
  return (isOfDays(format) ? dayOf(number) : null) ?? { type: "number", number };
}

/** A format with a year or a day of the month and with nothing but such letters: "#,##0\\ \\h\\s", "Standard" and "Fixed" are none. */
function isOfDays(format: string): boolean {
  if (/^"?(?:short|medium|long|general) date"?$/iu.test(format)) return true;
  const symbols = format.replace(/\\.|"[^"]*"|\[[^\]]*\]/gu, "");
  return /[yd]/iu.test(symbols) && /^[ymdhs\s/.,:;@ap0#_()*-]*$/iu.test(symbols);
}

/** Days since 1899-12-30, as all three count them. */
function dayOf(serial: number): FileValue | null {
  if (serial < 1 || serial >= 2_958_466) return null;
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return { type: "date", day: day.toISOString().slice(0, 10) };
}
