// The page on which a file is handed over, and those that say that it arrived or that a link is dead. Everything put in is
// escaped.
import { html } from "hono/html";
import { mostMegabytes } from "../../files/limits.ts";
import type { HandedPart } from "../../text/page/handed-part.ts";
import { handedPageWords, numberWords, uploadScriptWords, uploadWords } from "../../text/page/upload.ts";
import { acceptedFiles } from "../file-kind.ts";
import { plainPage } from "./chat/page.ts";

/** `lead`: what stands above the chooser. `problems`: what was wrong with what was posted. */
export function uploadPage({
  lead,
  problems,
}: {
  readonly lead: string | null;
  readonly problems: readonly string[];
}) {
  return plainPage(
    uploadWords.title,
    html`${lead === null ? "" : html`<p><strong>${lead}</strong></p>`}
  ${problemList(problems)}
  <form class="upload" method="post" enctype="multipart/form-data">
    <label for="file">${uploadWords.choose}</label>
    <input type="file" id="file" name="file" accept="${acceptedFiles}" multiple>
    <p id="drop" hidden>${uploadWords.drop}</p>
    <label for="text">${uploadWords.paste}</label>
    <textarea id="text" name="text" rows="4" aria-describedby="how" spellcheck="false" autocomplete="off"></textarea>
    <p id="how">${uploadWords.pasteHow}</p>
    <p id="pasted" role="status"></p>
    <button class="quiet" id="clear" type="button" hidden>${uploadScriptWords.clear}</button>
    <input type="hidden" id="html" name="html">
    <button class="main wide">${uploadWords.send}</button>
  </form>
  <p>${uploadWords.sheet}</p>
  <p>${uploadWords.others(mostMegabytes)}</p>
  <p>${uploadWords.privacy}</p>`,
    { script: "upload.js", words: uploadScriptWords },
  );
}

function problemList(problems: readonly string[]) {
  return problems.length === 0
    ? ""
    : html`<div class="problem" role="alert">${problems.map((problem) => html`<p>${problem}</p>`)}</div>`;
}

/** Some of what was posted was kept, and some was not. `became`: where it is said what came of the first; `path`: the page. */
export function partlyPage(
  problems: readonly string[],
  { became, path }: { readonly became: string; readonly path: string },
) {
  return plainPage(
    handedPageWords.partly,
    html`${problemList(problems)}
  <p><a href="${became}">${handedPageWords.see}</a></p>
  <p><a href="${path}">${uploadWords.another}</a></p>`,
  );
}

/** One thing that was handed over, and what the page says of it. */
export type ShownUpload = {
  readonly name: string;
  readonly waits: boolean;
  /** Paragraphs, and lists under a heading of their own. */
  readonly says: readonly HandedPart[];
};

/** What became of what was handed over. `path`: the page that takes more; null where it takes none any more. */
export function handedPage(
  uploads: readonly ShownUpload[],
  { path, home }: { readonly path: string | null; readonly home: boolean },
) {
  const waits = uploads.some((upload) => upload.waits);
  return plainPage(
    handedPageWords.title,
    html`<div id="handed" aria-live="polite"${waits ? html` data-waits="yes"` : ""}>${uploads.map(uploadPart)}</div>
  <p>${handedPageWords.goesOn}</p>
  ${home ? html`<p><a class="button" href="/">${handedPageWords.goOn}</a></p>` : ""}
  ${path === null ? "" : html`<p><a href="${path}">${uploadWords.another}</a></p>`}`,
    { script: "handed.js", ...(waits ? { refresh: refreshSeconds } : {}) },
  );
}

/** Without the script: until the file was read. */
const refreshSeconds = 3;

function uploadPart({ name, waits, says }: ShownUpload) {
  return html`<section><h2>${name}</h2>
  ${waits ? html`<p>${handedPageWords.waiting}</p>` : ""}${says.map(
    ({ head, lines }) =>
      html`<p>${head}</p>${lines.length === 0 ? "" : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`,
  )}</section>`;
}

/** Of a link that has run out or is another browser's; `path` is the link's, without its origin. */
export function deadPage(path: string) {
  return plainPage(
    uploadWords.deadTitle,
    html`<p>${uploadWords.dead}</p>
  <form method="post" action="${path}/resend"><button class="main wide">${uploadWords.resend}</button></form>`,
  );
}

/** `sent`: false where the chat was sent a link just before. Which chat it is the page does not say. */
export function resentPage(sent: boolean) {
  return plainPage(
    sent ? uploadWords.resentTitle : uploadWords.deadTitle,
    html`<p role="status">${sent ? uploadWords.resent : uploadWords.resentBefore}</p>`,
  );
}

/** Where the six figures beside a link are typed. */
export function numberPage(problem: string | null) {
  return plainPage(
    numberWords.title,
    html`<p>${numberWords.lead}</p>
  ${problem === null ? "" : html`<p class="problem" role="alert">${problem}</p>`}
  <form method="post">
    <label for="number">${numberWords.number}</label>
    <input class="number" id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="20" required>
    <button class="main wide">${numberWords.open}</button>
  </form>`,
  );
}
