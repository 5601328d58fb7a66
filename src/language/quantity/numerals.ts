// Reads one numeral written in digits, by the rule for separators. Knows digits only; neither units nor limits.

type Numeral =
  | { readonly type: "whole"; readonly value: bigint; readonly digits: string; readonly groups: number }
  | {
      readonly type: "decimal";
      /** All digits without the separator; the value is digits / 10^places. */
      readonly digits: bigint;
      readonly places: number;
      /** The part before the separator, to tell "50,5" from "1.500.000,5". */
      readonly whole: bigint;
    }
  | { readonly type: "malformed" }
  | { readonly type: "too-large" };

/** More digits than any figure of a report; also keeps the arithmetic below cheap. */
const longest = 18;

/**
 * Plain digits, or groups of exactly three with one kind of separator and a first group that is not 0. A different
 * last separator before one or two zeros is the ",00" of a bank slip and is dropped. One separator before anything
 * but three digits is a decimal; what is left is malformed.
 */
export function readNumeral(raw: string): Numeral {
  const parts = raw.split(/[.,' ]/);
  const separators = raw.replace(/\d/g, "");
  const digits = parts.join("");
  const first = parts[0] ?? "";
  if (digits.length > longest) return { type: "too-large" };
  if (parts.length === 1) return { type: "whole", value: BigInt(digits), digits, groups: 0 };

  const last = parts.at(-1) ?? "";
  const lastSeparator = separators.at(-1) ?? "";
  const sameSeparators = new Set(separators).size === 1;
  const isGrouped = (groups: readonly string[]) =>
    /^[1-9]\d{0,2}$/.test(first) && groups.slice(1).every((group) => group.length === 3);

  if (sameSeparators && isGrouped(parts)) {
    return { type: "whole", value: BigInt(digits), digits, groups: parts.length - 1 };
  }
  const head = parts.slice(0, -1);
  const headSeparators = new Set(separators.slice(0, -1));
  const headIsWhole =
    head.length === 1 || (headSeparators.size === 1 && !headSeparators.has(lastSeparator) && isGrouped(head));
  if (!headIsWhole || !/[.,]/.test(lastSeparator)) return { type: "malformed" };
  const whole = BigInt(head.join(""));
  if (head.length > 1 && /^0{1,2}$/.test(last)) {
    return { type: "whole", value: whole, digits: head.join(""), groups: head.length - 1 };
  }
  // "50.000,000" is a slip of the grouping, not a fraction; "0.500" can only be a fraction.
  if (last.length === 3 && whole !== 0n) return { type: "malformed" };
  return { type: "decimal", digits: BigInt(digits), places: last.length, whole };
}
