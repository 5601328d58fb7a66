// One cell of a workbook as text, whatever kind of value it holds. Knows exceljs's values, nothing of what they mean.
import type ExcelJS from "exceljs";

/** Why a cell gives no text: a truth value, a date, a formula nobody worked out, an error such as #N/A. */
export type CellProblem =
  | { readonly type: "boolean" | "date" | "formula" | "unreadable" }
  | { readonly type: "error"; readonly code: string };

/** A cell's text; `number` where a spreadsheet holds a number there, which cannot begin with 0. */
export type Cell = { readonly text: string; readonly number: boolean; readonly problem: CellProblem | null };

/** What stands in a cell; of a formula its value. */
export function cellOf(value: ExcelJS.CellValue): Cell {
  const text = (said: string, number = false): Cell => ({ text: tidy(said), number, problem: null });
  const wrong = (problem: CellProblem): Cell => ({ text: "", number: false, problem });
  if (value === null || value === undefined) return text("");
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return text(String(value), true);
  if (typeof value === "boolean") return wrong({ type: "boolean" });
  if (value instanceof Date) return wrong({ type: "date" });
  if ("error" in value) return wrong({ type: "error", code: value.error });
  if ("richText" in value) return text(value.richText.map((part) => part.text).join(""));
  if ("formula" in value || "sharedFormula" in value) {
    return value.result === undefined ? wrong({ type: "formula" }) : cellOf(value.result);
  }
  // Hyperlinks: what is shown, which may itself be rich text.
  const shown: unknown = value.text;
  if (typeof shown === "string") return text(shown);
  return isRich(shown) ? cellOf(shown) : wrong({ type: "unreadable" });
}

function isRich(value: unknown): value is ExcelJS.CellRichTextValue {
  return typeof value === "object" && value !== null && "richText" in value && Array.isArray(value.richText);
}

/** One form of every letter, one blank between words, nothing invisible. */
export function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, "")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trim();
}
