// The page on which a file is handed over, and the one that says that it arrived. Everything put in is escaped.
import { html } from "hono/html";
import { downloadWords, uploadWords } from "../../text/page/page.ts";
import { plainPage } from "./chat/page.ts";
import { acceptedFiles, mostMegabytes } from "./file-kind.ts";

/** `problem`: what was wrong with the file that was posted. */
export function uploadPage({ unit, problem }: { readonly unit: string; readonly problem: string | null }) {
  return plainPage(
    uploadWords.title,
    html`<p><strong>${uploadWords.lead(unit)}</strong></p>
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
