// The page for files: what is pasted keeps its tables, files may be dropped, and it says how much of both there is.
// @ts-check
import { fill, part } from "./parts.js";

/** As the door takes it. */
const LONGEST_HTML = 4_000_000;
const LONGEST_TEXT = 1_000_000;

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? "{}");

const text = part("text", HTMLTextAreaElement);
const html = part("html", HTMLInputElement);
const file = part("file", HTMLInputElement);
const status = part("pasted", HTMLElement);
const clear = part("clear", HTMLButtonElement);
/** Whether something that is in the field came from the clipboard. */
let pasted = false;

/** @param {readonly (string | undefined)[]} sentences */
function say(...sentences) {
  status.textContent = sentences.filter((one) => one).join(" ");
}

/** How many tables with how many filled rows, and how many lines beside them. @param {string} markup @param {string} plain */
function measure(markup, plain) {
  const lines = (/** @type {string} */ said) => said.split("\n").filter((line) => line.trim() !== "").length;
  // What comes from a clipboard is looked at, and never put into the page. Its styles the page's policy would complain of.
  const bare = markup
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "");
  const page = new DOMParser().parseFromString(bare, "text/html");
  const tables = [...page.querySelectorAll("table")].filter((one) => !one.parentElement?.closest("table"));
  if (tables.length === 0) return { tables: 0, rows: 0, lines: lines(plain) };
  const filled = tables
    .flatMap((one) => [...one.rows])
    .filter((row) => (row.textContent ?? "").trim() !== "");
  for (const one of tables) one.remove();
  for (const one of page.querySelectorAll("style, script, head")) one.remove();
  return { tables: tables.length, rows: filled.length, lines: lines(page.body.textContent ?? "") };
}

function tell() {
  const found = measure(html.value, text.value);
  const sentence = found.tables === 0 ? words.lines : found.lines === 0 ? words.tables : words.both;
  say(fill(sentence, found), words.more);
  clear.hidden = false;
}

text.addEventListener("paste", (event) => {
  const given = event.clipboardData;
  if (given === null) return;
  if (given.files.length > 0 && given.getData("text/plain") === "") {
    event.preventDefault();
    take(given.files);
    return;
  }
  const [markup, plain] = [given.getData("text/html"), given.getData("text/plain")];
  if (markup === "" && plain === "") return;
  event.preventDefault();
  if (html.value.length + markup.length > LONGEST_HTML || text.value.length + plain.length > LONGEST_TEXT) {
    say(words.tooLarge);
    return;
  }
  const before = text.value === "" ? "" : `${text.value.replace(/\n*$/, "")}\n\n`;
  // What was typed or pasted before as text alone stays in its order.
  const now = plain.replace(/\r\n?/g, "\n");
  if (markup !== "" || html.value !== "")
    html.value = (html.value || asMarkup(before)) + (markup || asMarkup(now));
  text.value = before + now;
  text.scrollTop = 0;
  pasted = true;
  tell();
});

/** Lines as paragraphs, to stand beside what came with its markup. @param {string} plain */
function asMarkup(plain) {
  const lines = plain.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`).join("\n");
}

// What is changed by hand is no longer what the clipboard gave.
text.addEventListener("input", () => {
  html.value = "";
  pasted &&= text.value !== "";
  clear.hidden = text.value === "";
  say(pasted ? words.edited : "");
});

clear.addEventListener("click", () => {
  text.value = "";
  html.value = "";
  pasted = false;
  clear.hidden = true;
  say();
  text.focus();
});

/** Puts files beside those that are chosen. @param {FileList} files */
function take(files) {
  const all = new DataTransfer();
  for (const one of [...(file.files ?? []), ...files]) all.items.add(one);
  file.files = all.files;
  say(fill(words.files, { files: all.files.length }));
}

part("drop", HTMLElement).hidden = matchMedia("(hover: none)").matches;
addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
addEventListener("drop", (event) => {
  if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  take(event.dataTransfer.files);
});
