// Posts a file or a paste as the page for files does: a GET that may give a cookie, then the form.
import { expect } from "vitest";

/** What is handed over: a file by its name and bytes, or what lay on the clipboard. */
export type Handover =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly html: string; readonly text: string };

/** Hands it over at the page `url`; `cookie`: a session's, where the page is a session's own. */
export async function postFile(url: string, handover: Handover, cookie: string | null = null): Promise<void> {
  const page = await fetch(url, { headers: cookie === null ? {} : { Cookie: cookie } });
  expect(page.status, `the page ${url}`).toBe(200);
  const own = page.headers.get("set-cookie")?.split(";")[0] ?? null;
  const form = new FormData();
  if ("bytes" in handover) form.set("file", new Blob([new Uint8Array(handover.bytes)]), handover.name);
  else {
    form.set("html", handover.html);
    form.set("text", handover.text);
  }
  const posted = await fetch(url, {
    method: "POST",
    headers: { Cookie: [cookie, own].filter((one) => one !== null).join("; "), Origin: new URL(url).origin },
    body: form,
    redirect: "manual",
  });
  expect(posted.status, await posted.text()).toBeLessThan(400);
}
