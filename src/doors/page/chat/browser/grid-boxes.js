// The boxes of a grid's page: where they are, and what the server knows of each.
// @ts-check
import { part } from "./parts.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Box */

export const form = part("grid", HTMLFormElement);

/** @param {unknown} node @returns {node is Box} */
export function isBox(node) {
  const known =
    node instanceof HTMLInputElement ||
    node instanceof HTMLSelectElement ||
    node instanceof HTMLTextAreaElement;
  return known && node.name.startsWith("c:");
}

/** The boxes of the table, or of one of its rows. @param {Element} [within] @returns {Box[]} */
export function boxes(within = form) {
  return [...within.querySelectorAll("td input, td select, td textarea")].filter(isBox);
}

/** @param {string} name @returns {Box | null} */
export function boxCalled(name) {
  const box = form.elements.namedItem(name);
  return isBox(box) ? box : null;
}

/** What each box held when the server was last heard of it. @type {Map<string, string>} */
export const heard = new Map(boxes().map((box) => [box.name, box.value]));

/** @param {Box} box */
export const isChanged = (box) => !box.disabled && heard.get(box.name) !== box.value;

/** The table's boxes by row and column as they are seen; null where there is none. @returns {(Box | null)[][]} */
export function grid() {
  return [...form.querySelectorAll("tbody tr")].map(rowOf);
}

/** @param {Element} row @returns {(Box | null)[]} */
export function rowOf(row) {
  return [...row.querySelectorAll("td")].map((cell) => {
    const box = cell.querySelector("input, select, textarea");
    return isBox(box) ? box : null;
  });
}

/** @param {(Box | null)[][]} table @param {Box} box */
export function placeOf(table, box) {
  for (const [row, cells] of table.entries()) {
    const column = cells.indexOf(box);
    if (column >= 0) return { row, column };
  }
  return null;
}

/** @param {Box} box @param {string} text */
export function put(box, text) {
  if (box instanceof HTMLSelectElement && ![...box.options].some((one) => one.value === text))
    box.append(new Option(text, text));
  box.value = text;
}
