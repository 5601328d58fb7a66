// Gives a message whose last words stand in brackets a second chance without them. Knows brackets only.
import type { ReadResult } from "./kind.ts";
import { tokenise } from "./tokens.ts";

/**
 * "3/120 (with the study club)": the remark is understood by nobody, so the figures are offered with the remark as
 * their note and never taken silently. A remark that holds a figure itself may change the meaning and is left alone.
 */
export function withoutRemark<V>(text: string, read: (text: string) => ReadResult<V>): ReadResult<V> {
  const whole = read(text);
  if (whole.type !== "refused" || whole.reason !== "not-understood") return whole;
  const bracket = text.lastIndexOf("(");
  const remark = text
    .slice(bracket + 1)
    .replace(/[).!\s]+$/, "")
    .trim();
  const isRemark =
    bracket > 0 && /\)[.!\s]*$/.test(text) && tokenise(remark).every((token) => token.type !== "numeral");
  if (!isRemark || remark === "") return whole;
  const head = read(text.slice(0, bracket).trim());
  if (head.type !== "value") return whole;
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: head.value, note: remark }],
    offerNone: false,
  };
}
