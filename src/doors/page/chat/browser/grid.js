// The page of a grid: boxes are saved as they are left, arrows lead from one to the next, and a block copied from a sheet
// fills as many as it has. The page works without it, as one form.
// @ts-check
import { fill, part } from "./parts.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Box */

const AGAIN_MS = 2_000;
const ANSWER_WITHIN_MS = 15_000;
/** Boxes that are left within a moment are saved together. */
const GATHER_MS = 120;

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? "{}");
const form = part("grid", HTMLFormElement);
const status = part("said", HTMLElement);

/** @returns {Box[]} */
const boxes = () => [...form.querySelectorAll("tbody input, tbody select, tbody textarea")].filter(isBox);

/** @param {unknown} node @returns {node is Box} */
function isBox(node) {
  const known =
    node instanceof HTMLInputElement ||
    node instanceof HTMLSelectElement ||
    node instanceof HTMLTextAreaElement;
  return known && node.name.startsWith("c:");
}

/** What each box held when the server was last heard of it. @type {Map<string, string>} */
const heard = new Map(boxes().map((box) => [box.name, box.value]));
/** What is being sent. @type {Map<string, string>} */
let under = new Map();
let timer = 0;
let saving = false;
/** The server takes nothing from this page any more. */
let ended = false;
/** Something was recorded of which the chat was told nothing. */
let untold = false;
/** What was pressed beside boxes and rows, and waits to be sent. @type {[string, string][]} */
let pressed = [];

/** @param {string} sentence */
function say(sentence) {
  status.textContent = sentence;
}

const changed = () => boxes().filter((box) => !box.disabled && heard.get(box.name) !== box.value);

/** @param {number} [after] */
function soon(after = GATHER_MS) {
  clearTimeout(timer);
  timer = setTimeout(() => void save(), after);
}

async function save() {
  if (saving || ended) return;
  const left = changed();
  if (left.length === 0 && pressed.length === 0) return;
  saving = true;
  say(words.saving ?? "");
  under = new Map(left.map((box) => [box.name, box.value]));
  const extra = pressed;
  pressed = [];
  const answer = await post(entries(extra));
  saving = false;
  if (answer === "ended") {
    ended = true;
    say(words.ended ?? "");
    return;
  }
  if (answer === null) {
    // Whatever was pressed meanwhile comes after.
    pressed = [...extra, ...pressed];
    say(words.waiting ?? "");
    soon(AGAIN_MS);
    return;
  }
  for (const [name, value] of under) heard.set(name, value);
  show(answer);
  if (changed().length > 0 || pressed.length > 0) soon();
}

/** What is posted: the boxes that hold something else than the server knows, and what was pressed. @param {[string, string][]} extra */
function entries(extra) {
  const body = new URLSearchParams([...under, ...extra]);
  // A choice is about what its box holds.
  for (const [name] of extra) {
    const box = form.elements.namedItem(`c:${name.slice(name.indexOf(":") + 1)}`);
    if (isBox(box)) body.set(box.name, box.value);
  }
  body.set("id", newId());
  body.set("rev", part("rev", HTMLInputElement).value);
  return body;
}

/** The page as the server shows it now; null where it could not be reached, or was too busy. @param {URLSearchParams} body @returns {Promise<Document | "ended" | null>} */
async function post(body) {
  try {
    const answer = await fetch(location.pathname, {
      method: "POST",
      headers: { "X-Tonghop-Page": "1" },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (answer.ok) return new DOMParser().parseFromString(await answer.text(), "text/html");
    const never =
      answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
    return never ? "ended" : null;
  } catch {
    return null;
  }
}

/** Puts what the server shows into the page: into no box that was changed meanwhile. @param {Document} fresh */
function show(fresh) {
  for (const row of fresh.querySelectorAll("tbody tr")) {
    for (const said of row.querySelectorAll(".says, output")) {
      const old = document.getElementById(said.id);
      // What has the focus stays, so that it is not lost.
      if (old && old.innerHTML !== said.innerHTML) old.replaceChildren(...said.childNodes);
    }
    for (const box of row.querySelectorAll("input, select, textarea")) {
      if (isBox(box)) showBox(box);
    }
  }
  const [rev, freshRev] = [part("rev", HTMLInputElement), fresh.getElementById("rev")];
  if (freshRev instanceof HTMLInputElement) rev.value = freshRev.value;
  for (const id of ["progress", "closed"]) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now) old.textContent = now.textContent;
  }
  const asked = form.querySelectorAll("[aria-invalid]").length;
  say(asked === 0 ? (words.saved ?? "") : fill(words.asks, { asks: asked, asked }));
}

/** @param {Box} fresh */
function showBox(fresh) {
  const box = form.elements.namedItem(fresh.name);
  if (!isBox(box)) return;
  untold ||= fresh.dataset.state === "recorded" && under.has(box.name);
  if (heard.get(box.name) === box.value && box.value !== fresh.value) {
    if (box instanceof HTMLSelectElement) box.replaceChildren(...fresh.childNodes);
    box.value = fresh.value;
  }
  if (heard.get(box.name) === box.value || box.value === fresh.value) heard.set(box.name, fresh.value);
  for (const name of ["data-state", "aria-invalid", "aria-describedby", "disabled"]) {
    const value = fresh.getAttribute(name);
    if (value === null) box.removeAttribute(name);
    else box.setAttribute(name, value);
  }
}

form.addEventListener("change", (event) => {
  if (isBox(event.target)) soon();
});
form.addEventListener("focusout", (event) => {
  if (isBox(event.target)) soon();
});

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  const name = button instanceof HTMLButtonElement ? button.name : "";
  if (name === "done") {
    // Boxes that nobody touched say nothing: another's figures are not overwritten by what stood there.
    for (const box of boxes()) box.disabled = heard.get(box.name) === box.value;
    untold = false;
    return;
  }
  event.preventDefault();
  if (button instanceof HTMLButtonElement && name !== "") press(button);
  clearTimeout(timer);
  void save();
});

/** A choice beside a box, a doubt that is right, or zeros for what is empty. @param {HTMLButtonElement} button */
function press(button) {
  pressed.push([button.name, button.value]);
  const [what, about] = [
    button.name.slice(0, button.name.indexOf(":")),
    button.name.slice(button.name.indexOf(":") + 1),
  ];
  if (what === "sure") {
    const reason = form.elements.namedItem(`reason:${about}`);
    if (reason instanceof HTMLInputElement) pressed.push([reason.name, reason.value]);
  }
  if (button.name === "zeros") {
    for (const box of boxes()) if (box.value === "" && box.classList.contains("figure")) box.value = "0";
    pressed.pop();
  }
  // The button is gone with what it answered: whoever uses the keyboard goes on at the box.
  const box = form.elements.namedItem(`c:${about}`);
  if (isBox(box)) box.focus();
}

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

/** The table's boxes by row and column as they are seen; null where there is none. @returns {(Box | null)[][]} */
function grid() {
  return [...form.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].map((cell) => {
      const box = cell.querySelector("input, select, textarea");
      return isBox(box) ? box : null;
    }),
  );
}

/** @param {(Box | null)[][]} table @param {Box} box */
function placeOf(table, box) {
  for (const [row, cells] of table.entries()) {
    const column = cells.indexOf(box);
    if (column >= 0) return { row, column };
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

form.addEventListener("paste", (event) => {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const block = blockOf(text);
  // One cell is pasted as anywhere; so is a text of several lines into a box that takes them.
  if (!isBox(box) || (block.length < 2 && (block[0]?.length ?? 0) < 2)) return;
  if (box instanceof HTMLTextAreaElement && !text.includes("\t")) return;
  event.preventDefault();
  const table = grid();
  const at = placeOf(table, box);
  if (at === null) return;
  let [taken, outside] = [0, 0];
  for (const [down, cells] of block.entries()) {
    for (const [right, cell] of cells.entries()) {
      const row = table[at.row + down];
      const target = row?.[at.column + right];
      if (target && !target.disabled) {
        put(target, cell);
        taken++;
      } else if (cell !== "" && (row === undefined || at.column + right >= row.length)) outside++;
    }
  }
  say(
    [fill(words.pasted, { cells: taken }), outside > 0 ? fill(words.outside, { cells: outside }) : ""]
      .join(" ")
      .trim(),
  );
  soon();
});

/** @param {Box} box @param {string} text */
function put(box, text) {
  if (box instanceof HTMLSelectElement && ![...box.options].some((one) => one.value === text))
    box.append(new Option(text, text));
  box.value = text;
}

/** Cells parted by tabs and lines, as a sheet gives them: one with a line end or a quote in it stands in quotes. @param {string} text */
function blockOf(text) {
  const rows = [[""]];
  let quoted = false;
  const add = (/** @type {string} */ letter) => {
    const row = rows[rows.length - 1];
    if (row) row[row.length - 1] += letter;
  };
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at] ?? "";
    const start = (rows.at(-1)?.at(-1) ?? "") === "";
    if (letter === '"' && quoted && plain[at + 1] === '"') add(plain[++at] ?? "");
    else if (letter === '"' && (quoted || start)) quoted = !quoted;
    else if (letter === "\t" && !quoted) rows.at(-1)?.push("");
    else if (letter === "\n" && !quoted) rows.push([""]);
    else add(letter);
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Unguessable; `crypto.randomUUID` exists on HTTPS only, and an office may serve this page without. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

// Whoever closes the page goes on in the chat, which then knows what was recorded.
addEventListener("pagehide", () => {
  if (ended || (!untold && changed().length === 0)) return;
  under = new Map(changed().map((box) => [box.name, box.value]));
  const body = entries(pressed);
  body.set("done", "1");
  navigator.sendBeacon(location.pathname, body);
  untold = false;
});
// A page that is shown again out of the browser's memory may be old.
addEventListener("pageshow", (event) => event.persisted && location.reload());
for (const save of form.querySelectorAll("#save")) save.setAttribute("hidden", "");
