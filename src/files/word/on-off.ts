// The values of WordprocessingML's properties. Pure but for the XML reader's element.
import type { XmlElement } from "../xml.ts";

/** A property that is on when it stands there, unless it says otherwise (ECMA-376 part 1, 17.17.4). */
export function isOn(element: XmlElement): boolean {
  const value = element.attribute("w:val");
  return value === null || value === "1" || value === "true" || value === "on";
}

/** A whole number from 0 on; null of anything else. */
export function countOf(element: XmlElement): number | null {
  const value = element.attribute("w:val");
  return value !== null && /^\d{1,9}$/u.test(value) ? Number(value) : null;
}
