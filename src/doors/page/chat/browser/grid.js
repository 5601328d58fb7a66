// The page of a grid: boxes are saved as they are left, arrows lead from one to the next, and a block copied from a sheet
// fills as many as it has. The page works without it, as one form.
// @ts-check
import { boxCalled, boxes, form, heard, isBox, isChanged } from "./grid-boxes.js";
import { takeKeys } from "./grid-keys.js";
import { showLines, topUp } from "./grid-lines.js";
import { takePastes } from "./grid-paste.js";
import { fill, part } from "./parts.js";

/** @typedef {import("./grid-boxes.js").Box} Box */

const AGAIN_MS = 2_000;
const ANSWER_WITHIN_MS = 15_000;
/** Boxes that are left within a moment are saved together. */
const GATHER_MS = 120;

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? "{}");
const status = part("said", HTMLElement);

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

const changed = () => boxes().filter(isChanged);

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
  untold ||= extra.some(([name]) => name.startsWith("drop:") || name.startsWith("close:"));
  show(answer);
  if (changed().length > 0 || pressed.length > 0) soon();
}

/** What is posted: the boxes that hold something else than the server knows, and what was pressed. @param {[string, string][]} extra */
function entries(extra) {
  const body = new URLSearchParams([...under, ...extra]);
  // A choice is about what its box holds.
  for (const [name] of extra) {
    const box = boxCalled(`c:${name.slice(name.indexOf(":") + 1)}`);
    if (box) body.set(box.name, box.value);
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
  showLines(fresh, under);
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
  const saved = asked === 0 ? (words.saved ?? "") : fill(words.asks, { asks: asked, asked });
  say(fresh.getElementById("notice")?.textContent ?? saved);
}

/** @param {Box} fresh */
function showBox(fresh) {
  const box = boxCalled(fresh.name);
  if (!box) return;
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

form.addEventListener("input", (event) => {
  if (isBox(event.target)) topUp(event.target.closest("tr")?.getAttribute("data-list") ?? "");
});
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
    // Lines that nobody filled are none of them.
    for (const box of boxes())
      if (box.value === "" && box.classList.contains("figure") && !box.closest("tr.line")) box.value = "0";
    pressed.pop();
  }
  // The button is gone with what it answered: whoever uses the keyboard goes on at the box.
  boxCalled(`c:${about}`)?.focus();
}

takeKeys();
takePastes({ words, say, soon });

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
