// The page on which a file is handed over, and those that say that it arrived or that a link is dead. Everything put in is
// escaped.
import { html } from "hono/html";
import { downloadWords } from "../../text/page/page.ts";
import { numberWords, uploadWords } from "../../text/page/upload.ts";
import { plainPage } from "./chat/page.ts";
import { acceptedFiles, mostMegabytes } from "./file-kind.ts";

/** `lead`: what stands above the chooser. `problem`: what was wrong with the file that was posted. */
export function uploadPage({
  lead,
  problem,
}: {
  readonly lead: string | null;
  readonly problem: string | null;
}) {
  return plainPage(
    uploadWords.title,
    html`${lead === null ? "" : html`<p><strong>${lead}</strong></p>`}
  ${problem === null ? "" : html`<p class="problem" role="alert">${problem}</p>`}
  <form method="post" enctype="multipart/form-data">
    <label for="file">${uploadWords.choose}</label>
    <input type="file" id="file" name="file" accept="${acceptedFiles}" required>
    <button class="main wide">${uploadWords.send}</button>
  </form>
  <p>${uploadWords.sheet}</p>
  <p>${uploadWords.others(mostMegabytes)}</p>
  <p>${uploadWords.privacy}</p>`,
  );
}

/** `known`: the same file had been handed over before. `home`: who hands it over talks to us on the web. */
export function uploadDonePage(
  name: string,
  { known, home }: { readonly known: boolean; readonly home: boolean },
) {
  return plainPage(
    uploadWords.doneTitle,
    html`<p role="status">${known ? uploadWords.known(name) : uploadWords.done(name)}</p>
  <form method="get"><button class="main wide">${uploadWords.another}</button></form>
  ${home ? html`<p><a href="/">${downloadWords.home}</a></p>` : ""}`,
  );
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
