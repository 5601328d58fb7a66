// Numbers that are never floating: fractions of whole numbers, rounded as people and Excel round. Pure.

/** A fraction in lowest terms; `over` is above 0. */
export type Exact = { readonly whole: bigint; readonly over: bigint };

export const zero: Exact = { whole: 0n, over: 1n };

/**
 * Decimal digits ("12", "-3.5") as the number they write.
 *
 * @throws RangeError for anything else.
 */
export function exactOf(decimal: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(decimal);
  if (!match?.[2]) throw new RangeError("no decimal number");
  const fraction = match[3] ?? "";
  const digits = BigInt(match[2] + fraction);
  return fractionOf(match[1] === "-" ? -digits : digits, 10n ** BigInt(fraction.length));
}

export function plus(a: Exact, b: Exact): Exact {
  return fractionOf(a.whole * b.over + b.whole * a.over, a.over * b.over);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, negated(b));
}

export function times(a: Exact, b: Exact): Exact {
  return fractionOf(a.whole * b.whole, a.over * b.over);
}

/** Null where the divisor is 0. */
export function over(a: Exact, b: Exact): Exact | null {
  return b.whole === 0n ? null : fractionOf(a.whole * b.over, a.over * b.whole);
}

export function negated({ whole, over }: Exact): Exact {
  return { whole: -whole, over };
}

/** Below 0 where `a` is the smaller, above 0 where it is the greater, else 0. */
export function compared(a: Exact, b: Exact): number {
  const difference = a.whole * b.over - b.whole * a.over;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Rounded to so many digits behind the comma, halves away from 0; below 0 to tens, hundreds and so on. */
export function roundedTo(value: Exact, digits: number): Exact {
  const scale = 10n ** BigInt(Math.abs(digits));
  const [whole, by] = digits < 0 ? [value.whole, value.over * scale] : [value.whole * scale, value.over];
  const size = ((whole < 0n ? -whole : whole) * 2n + by) / (by * 2n);
  const signed = whole < 0n ? -size : size;
  return digits < 0 ? fractionOf(signed * scale, 1n) : fractionOf(signed, scale);
}

/** The decimal digits of a number, rounded where it has more than these: "3.33", "12". */
export function decimalOf(value: Exact, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rounded = roundedTo(value, digits);
  const scaled = (rounded.whole * scale) / rounded.over;
  const all = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, "0");
  const fraction = all.slice(all.length - digits).replace(/0+$/u, "");
  return `${scaled < 0n ? "-" : ""}${all.slice(0, all.length - digits)}${fraction === "" ? "" : `.${fraction}`}`;
}

function fractionOf(whole: bigint, by: bigint): Exact {
  const shared = commonOf(whole < 0n ? -whole : whole, by < 0n ? -by : by);
  const sign = by < 0n ? -1n : 1n;
  return { whole: (sign * whole) / shared, over: (sign * by) / shared };
}

function commonOf(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
