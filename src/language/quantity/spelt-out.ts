// Joins a figure with the same figure spelt out behind it, as official papers write it. Knows figures only.
import type { Parts } from "./found.ts";

/** "50.000.000 dong (fifty million dong)" is one figure; two that differ stay two and are asked about. */
export function joinSpeltOut(found: Parts): Parts {
  const [first, second] = found.parts;
  if (
    !first ||
    !second ||
    found.parts.length !== 2 ||
    second.figure.doubt ||
    second.links.some((link) => link !== "colon")
  )
    return found;
  const [value, ...others] = first.figure.readings;
  const same =
    others.length === 0 && second.figure.readings.length === 1 && second.figure.readings[0] === value;
  const spelt = /\d/.test(first.words) !== /\d/.test(second.words);
  return same && spelt ? { ...found, parts: [first] } : found;
}
