// What every script of a page needs: its parts by their ids, and sentences with what is filled into them.
// @ts-check

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
export function part(id, type) {
  const node = document.getElementById(id);
  if (!(node instanceof type)) throw new Error(`The page has no ${id}.`);
  return node;
}

/** @param {string | undefined} sentence @param {Record<string, string | number>} values */
export function fill(sentence, values) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
