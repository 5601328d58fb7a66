// Decimals without floating: a figure as a whole number of its last digit, 12,5 with one digit as 125. Pure.

/**
 * "12.5" as a whole number of its last digit.
 *
 * @throws RangeError for a figure with more digits than these: a wrong total is worse than none.
 */
export function toScaled(decimal: string, digits: number): bigint {
  const match = /^(-?\d+)(?:\.(\d+))?$/u.exec(decimal);
  const fraction = (match?.[2] ?? "").replace(/0+$/u, "");
  if (!match?.[1] || fraction.length > digits)
    throw new RangeError("a figure has more digits than its place, or is none");
  return BigInt(match[1] + fraction.padEnd(digits, "0"));
}

/** The decimal digits of a scaled figure: 125n with one digit is "12.5", 120n is "12". */
export function fromScaled(amount: bigint, digits: number): string {
  if (digits === 0) return amount.toString();
  const sign = amount < 0n ? "-" : "";
  const all = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const fraction = all.slice(-digits).replace(/0+$/u, "");
  return `${sign}${all.slice(0, -digits)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The same figure with more digits. */
export function rescaled(amount: bigint, from: number, to: number): bigint {
  return amount * 10n ** BigInt(to - from);
}
