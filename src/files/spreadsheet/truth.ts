// A truth value as an attribute spells it. Pure.

/** `absent` is what holds where the attribute is not given. */
export function isTrue(value: string | null, absent = false): boolean {
  return value === null ? absent : value === "1" || value === "true" || value === "on";
}
