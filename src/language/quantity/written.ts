// Writes a number as people in Vietnam write it: dots between thousands, a comma before the fraction.

/**
 * "1.234.567", "85,5": every digit that the number, or the text of its decimal digits, holds.
 *
 * @throws RangeError for a whole number that is not held exactly, and for what is no number.
 */
export function writeNumber(value: number | bigint | string): string {
  if (typeof value === "number" && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER))
    throw new RangeError("only numbers that are held exactly");
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
