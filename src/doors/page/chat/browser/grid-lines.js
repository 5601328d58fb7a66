// The lines of a list on a grid's page: empty ones are added as they are filled, and what the server shows of the others is
// put among them.
// @ts-check
import { boxes, form, heard, isChanged } from "./grid-boxes.js";

/** So many empty lines stand at the end of each list, while it takes any. */
const EMPTY = 3;

/** An empty line of each list, to be copied, with the number of the last that was made. @type {Map<string, { row: Element, id: string, last: number }>} */
const models = new Map();
for (const row of form.querySelectorAll('tr.line[data-state="empty"]')) learn(row);

/** @param {Element} row */
function learn(row) {
  const copy = document.importNode(row, true);
  models.set(listOf(row), { row: copy, id: row.id, last: numberOf(row.id) });
}

/** @param {Element} row */
function listOf(row) {
  return row.getAttribute("data-list") ?? "";
}

/** @param {string} id */
function numberOf(id) {
  return Number(id.slice(id.lastIndexOf("_") + 1));
}

/** @param {string} list @returns {HTMLTableRowElement[]} */
export function linesOf(list) {
  return [...form.querySelectorAll("tr")].filter(
    (row) => row.classList.contains("line") && listOf(row) === list,
  );
}

/** @param {Element} row */
const isBlank = (row) =>
  row.getAttribute("data-state") === "empty" && boxes(row).every((box) => box.value === "");

/** Adds empty lines until so many stand at the end of a list, as far as it takes them. @param {string} list @param {number} [wanted] */
export function topUp(list, wanted = EMPTY) {
  const model = models.get(list);
  const end = document.getElementById(list);
  if (!model || !end) return;
  const most = Number(end.getAttribute("data-most"));
  const rows = linesOf(list);
  const used = rows.findLastIndex((row) => !isBlank(row)) + 1;
  let last = rows.at(-1);
  for (let count = rows.length; count < Math.min(used + wanted, most); count++) {
    const fresh = copyOf(model);
    if (last) last.after(fresh);
    else (document.getElementById(`${list}/sum`) ?? end).before(fresh);
    last = fresh;
  }
}

/** @param {{ row: Element, id: string, last: number }} model */
function copyOf(model) {
  const copy = model.row.cloneNode(true);
  if (!(copy instanceof HTMLTableRowElement)) throw new Error("A line is no row.");
  model.last += 1;
  const id = model.id.slice(0, model.id.lastIndexOf("_") + 1) + model.last;
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes])
      if (value.includes(model.id)) node.setAttribute(name, value.replaceAll(model.id, id));
  }
  for (const box of boxes(copy)) heard.set(box.name, box.value);
  return copy;
}

/** Puts lines that the server shows among those of the page, and takes out those that it has no more. @param {Document} fresh @param {ReadonlyMap<string, string>} sent what was just posted, by box */
export function showLines(fresh, sent) {
  for (const end of fresh.querySelectorAll("tr.lines-end")) showList(fresh, end, sent);
}

/** @param {Document} fresh @param {Element} end @param {ReadonlyMap<string, string>} sent */
function showList(fresh, end, sent) {
  const list = end.id;
  const order = (end.getAttribute("data-order") ?? "").split(" ").filter((id) => id !== "");
  const empty = fresh.querySelector(`tr.line[data-state="empty"][data-list="${list}"]`);
  if (empty && !models.has(list)) learn(empty);
  takeOut(list, new Set(order), sent);
  for (const [at, id] of order.entries()) {
    const shown = fresh.getElementById(id);
    const own = document.getElementById(id);
    if (shown && own) become(own, shown);
    else if (shown) insert(list, shown, order.slice(0, at));
  }
  let no = 0;
  for (const id of order) {
    const row = document.getElementById(id);
    if (row?.getAttribute("data-state") !== "standing") continue;
    no++;
    for (const place of row.querySelectorAll(".no")) place.textContent = String(no);
  }
  showEnd(end);
  topUp(list);
}

/** @param {string} list @param {ReadonlySet<string>} there @param {ReadonlyMap<string, string>} sent */
function takeOut(list, there, sent) {
  for (const row of linesOf(list)) {
    if (there.has(row.id)) continue;
    const own = boxes(row);
    const written = own.some((box) => (sent.get(box.name) ?? "") !== "");
    if (row.dataset.state === "empty" && !written) continue;
    const focused = row.contains(document.activeElement);
    // What is typed right now is not taken from under whoever types.
    if (focused && own.some((box) => box === document.activeElement && isChanged(box))) continue;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    for (const box of own) heard.delete(box.name);
    if (focused && next) boxes(next)[0]?.focus();
  }
}

/** A line as the server shows it; its boxes keep what is typed in them. @param {Element} own @param {Element} shown */
function become(own, shown) {
  const [head, freshHead] = [own.querySelector("th"), shown.querySelector("th")];
  if (own.getAttribute("data-state") !== shown.getAttribute("data-state") && head && freshHead)
    head.replaceChildren(...freshHead.cloneNode(true).childNodes);
  own.setAttribute("data-state", shown.getAttribute("data-state") ?? "");
}

/** @param {string} list @param {Element} shown @param {readonly string[]} before the lines before it */
function insert(list, shown, before) {
  const row = document.importNode(shown, true);
  const previous = before.map((id) => document.getElementById(id)).findLast((one) => one !== null);
  const first = linesOf(list)[0] ?? document.getElementById(list);
  if (previous) previous.after(row);
  else first?.before(row);
  for (const box of boxes(row)) heard.set(box.name, box.value);
}

/** How far the list is; the button that closes it keeps the focus while it is there. @param {Element} shown */
function showEnd(shown) {
  const own = document.getElementById(shown.id);
  if (!own) return;
  for (const name of ["data-order", "data-most"]) own.setAttribute(name, shown.getAttribute(name) ?? "");
  if (own.innerHTML === shown.innerHTML) return;
  const focused = own.contains(document.activeElement);
  own.replaceChildren(...document.importNode(shown, true).childNodes);
  if (!focused) return;
  const button = own.querySelector("button");
  (button ?? own).focus();
}
