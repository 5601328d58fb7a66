// The foot of an official table: who made it, who signs, and room for the signature.
import type { WorkbookLabels } from "./labels.ts";
import type { Sheet } from "./sheet.ts";
import { styles } from "./styles.ts";

/** Adds place, date and the two places to sign, side by side. */
export function addSignature(sheet: Sheet, labels: WorkbookLabels, widths: readonly number[]): void {
  // The left half ends where half of the page's width is reached.
  const half = widths.reduce((sum, width) => sum + width, 0) / 2;
  let left = 0;
  for (let used = 0; left < widths.length - 1 && used + (widths[left] ?? 0) / 2 < half; left += 1) {
    used += widths[left] ?? 0;
  }
  left = Math.max(1, left);
  const right = widths.length - left;
  const { date, maker, head, hint } = labels.signature;
  const empty = { value: "", style: styles.signatureHint, span: left };
  sheet.add([null]);
  sheet.add([empty, { value: date, style: styles.signatureHint, span: right }]);
  sheet.add([
    { value: maker, style: styles.signature, span: left },
    { value: head, style: styles.signature, span: right },
  ]);
  sheet.add([
    { value: hint, style: styles.signatureHint, span: left },
    { value: hint, style: styles.signatureHint, span: right },
  ]);
  for (let row = 0; row < 4; row += 1) sheet.add([empty]);
}
