// The chat page: puts the field, the messages, the mailbox and the stream together.
// @ts-check
import { openComposer } from "./composer.js";
import { openLog } from "./log.js";
import { openMailbox } from "./mailbox.js";
import { fill, part } from "./parts.js";
import { openStream } from "./stream.js";

/** More than so many say no more. */
const MOST_TOLD = 100;
/** After an answer was taken in, how long to wait for the next question before its buttons may be pressed again. */
const UNLOCK_MS = 1_500;
/** A connection that is back sooner is not worth a word. */
const PATIENCE_MS = 1_500;

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? "{}");
const longest = Number(document.body.dataset.longest);

const logNode = part("log", HTMLElement);
const status = part("state", HTMLElement);
const join = document.getElementById("join");
const leave = part("leave", HTMLButtonElement);

/** What is wrong now, the worst first. */
const trouble = { tooLong: "", leaving: "", offline: "", waiting: "", stream: "" };

/** @param {Partial<typeof trouble>} change */
function say(change) {
  Object.assign(trouble, change);
  const sentence = Object.values(trouble).find((one) => one !== "") ?? "";
  if (status.textContent !== sentence) status.textContent = sentence;
  status.classList.toggle("bad", trouble.tooLong !== "" || trouble.leaving !== "");
}

const log = openLog({
  log: logNode,
  choices: part("choices", HTMLElement),
  scroll: part("scroll", HTMLElement),
  words,
  zone: document.body.dataset.zone ?? "",
  press(choice) {
    mail({ choice: choice.id }, choice.label);
    composer.focus();
  },
});

/** Messages up to this number are history: shown, but not read out. */
let historyEnd = 0;
let unlock = 0;

const mailbox = openMailbox({
  changed(item) {
    log.mine(item);
    clearTimeout(unlock);
    // Some words get no answer; then the question before them is still open, with its buttons.
    if (item.state !== "pending") unlock = setTimeout(() => log.lockChoices(false), UNLOCK_MS);
  },
  took(tag, renewed) {
    // Nobody's: it was answered by the way.
    if (tag === null) return;
    mailbox.belongTo(tag);
    if (session !== null && tag !== session) location.reload();
    // The stream's own secret ends with the next request that shows the new one.
    else if (renewed) stream.start();
    else stream.ensure();
  },
  ended: () => stream.start(),
  waiting: (yes) => say({ waiting: yes ? (words.waiting ?? "") : "" }),
});

/** @param {import("./mailbox.js").Body} body @param {string} label */
function mail(body, label) {
  say({ tooLong: "" });
  log.lockChoices(true);
  mailbox.send(body, label, stream.seen());
}

/** Whose messages are shown; null before there is anybody. @type {string | null} */
let session = null;
/** Whoever was nobody when the page was opened has no history: all that comes is new. */
let stranger = false;
/** How many texts were sent before anybody was known: each is answered in other words. */
let told = 0;
let lost = 0;
const stream = openStream({
  hello(hello) {
    mailbox.belongTo(hello.session);
    if (session !== null && hello.session !== session) location.reload();
    if (session !== null) return;
    session = hello.session;
    leave.hidden = session === null;
    if (hello.ended) log.notice(words.ended ?? "", 0);
    stranger ||= session === null;
    historyEnd = stranger ? 0 : hello.last;
    logNode.setAttribute("aria-live", historyEnd > hello.from ? "off" : "polite");
    if (hello.from > 0) document.getElementById("welcome")?.remove();
    for (const item of mailbox.items()) if (item.after >= hello.from) log.mine(item);
    log.follow();
  },
  message(message) {
    clearTimeout(unlock);
    const old = message.seq <= historyEnd;
    // Before the message: it takes room away from the messages, which are then scrolled to their end.
    if (message.progress !== null) showProgress(message.progress);
    log.theirs(message, old);
    // Only what comes after the history is read out.
    if (message.seq >= historyEnd) setTimeout(() => logNode.setAttribute("aria-live", "polite"), 100);
  },
  connected(yes) {
    clearTimeout(lost);
    if (yes) say({ stream: "" });
    else lost = setTimeout(() => say({ stream: words.reconnecting ?? "" }), PATIENCE_MS);
  },
});

/** @param {{ done: number, total: number }} progress */
function showProgress(progress) {
  part("progress", HTMLElement).hidden = false;
  // There is a report, for which a file can be handed over.
  part("clip", HTMLElement).hidden = false;
  part("progress-words", HTMLElement).textContent = fill(words.progress, progress);
  const bar = part("progress-bar", HTMLProgressElement);
  bar.max = progress.total;
  bar.value = progress.done;
}

const composer = openComposer({
  form: part("composer", HTMLFormElement),
  text: part("text", HTMLTextAreaElement),
  longest,
  send(text) {
    if (session !== null) return isLeaving(text) ? void leaveHere() : mail({ text }, text);
    if (join?.isConnected && isStarting(text)) return startWithCode();
    mail({ text, lobby: { times: told, button: join?.isConnected ?? false } }, text);
    told = Math.min(told + 1, MOST_TOLD);
  },
  tooLong: (length) => say({ tooLong: fill(words.tooLong, { length, limit: longest }) }),
});

function startWithCode() {
  const code = join?.dataset.code ?? "";
  join?.remove();
  // The code leaves the address bar and the history: a reload must not offer it again.
  history.replaceState(null, "", "/");
  mail({ code }, fill(words.code, { code }));
  composer.focus();
}
document.getElementById("start")?.addEventListener("click", startWithCode);

/** Whether somebody types what the button of the waiting code does. @param {string} text */
function isStarting(text) {
  return (words.starts ?? "").split("; ").includes(plainly(text));
}

/** Whether somebody types what the button says. @param {string} text */
function isLeaving(text) {
  return plainly(text) === words.leave?.toLowerCase();
}

/** @param {string} text */
function plainly(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s.!]+/g, " ")
    .trim();
}

/** Ends the session of this browser, and keeps nothing of it here. */
async function leaveHere() {
  const unsent = mailbox.items().some((item) => item.state === "pending");
  if (!confirm(`${unsent ? `${words.leaveUnsent}\n` : ""}${words.leaveSure}`)) return;
  const left = await fetch("/chat/leave", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Tonghop-Page": "1" },
    body: "{}",
  }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!left) return say({ leaving: words.leaveFailed ?? "" });
  mailbox.empty();
  composer.empty();
  location.replace("/");
}
leave.addEventListener("click", () => void leaveHere());

const network = () => say({ offline: navigator.onLine ? "" : (words.offline ?? "") });
addEventListener("online", network);
addEventListener("offline", network);
network();
stream.start();
