// The keys of a grid's page: arrows and Enter lead from one box to the next.
// @ts-check
import { form, grid, isBox, placeOf } from "./grid-boxes.js";

/** @typedef {import("./grid-boxes.js").Box} Box */

/** The box so many columns and rows away in the table; none beyond its edges. @param {Box} from @param {number} down @param {number} right */
function beside(from, down, right) {
  const table = grid();
  const at = placeOf(table, from);
  if (at === null) return null;
  for (let [row, column] = [at.row + down, at.column + right]; table[row]; row += down, column += right) {
    if (column < 0 || column >= (table[row]?.length ?? 0)) {
      if (right !== 0) return null;
      continue;
    }
    const box = table[row]?.[column];
    if (box) return box;
  }
  return null;
}

/** @param {Box} box @param {-1 | 1} side */
function isAtEdge(box, side) {
  if (box instanceof HTMLSelectElement) return true;
  const [from, to] = [box.selectionStart, box.selectionEnd];
  const all = from === 0 && to === box.value.length;
  return all || (from === to && from === (side < 0 ? 0 : box.value.length));
}

/** Which way a key leads from a box; null where it does something in the box itself. @param {KeyboardEvent} event @param {Box} box @returns {readonly [number, number] | null} */
function wayOf({ key, shiftKey }, box) {
  const several = box instanceof HTMLTextAreaElement;
  if (key === "Enter" && !several) return [shiftKey ? -1 : 1, 0];
  if (shiftKey) return null;
  if (key === "ArrowLeft" && isAtEdge(box, -1)) return [0, -1];
  if (key === "ArrowRight" && isAtEdge(box, 1)) return [0, 1];
  if (several || box instanceof HTMLSelectElement) return null;
  if (key === "ArrowUp") return [-1, 0];
  return key === "ArrowDown" ? [1, 0] : null;
}

/** Takes the keys of all boxes. */
export function takeKeys() {
  form.addEventListener("keydown", (event) => {
    const box = event.target;
    // While an input method composes a letter (Telex, VNI), Enter ends the letter.
    if (
      !isBox(box) ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const way = wayOf(event, box);
    if (way === null) return;
    event.preventDefault();
    const next = beside(box, ...way);
    if (next === null) return;
    next.focus();
    if (!(next instanceof HTMLSelectElement)) next.select();
  });
}
