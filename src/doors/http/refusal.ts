// Requests that are not served: a page with words for people, a short JSON for our own script and for platforms.
import type { Context } from "hono";
import { troubleWords, wrongHost } from "../../text/page/trouble.ts";
import { troublePage } from "../page/chat/page.ts";

/** A header only our own script sets. */
export const PAGE_HEADER = "X-Tonghop-Page";

/** What our script and the platforms are told; they go by the status alone. */
const codes = {
  400: "not-understood",
  403: "forbidden",
  404: "not-found",
  413: "too-large",
  415: "not-json",
  429: "too-many",
  500: "internal",
  503: "try-again",
} as const satisfies Record<keyof typeof troubleWords, string>;

export type Refusal = keyof typeof codes;

/** Refuses a request in the form that whoever sent it can read. */
export function refuse(c: Context, status: Refusal): Response | Promise<Response> {
  if (!isPeoples(c)) return c.json({ error: codes[status] }, status);
  const { title, words } = troubleWords[status];
  return c.html(troublePage(title, words), status);
}

/** Refuses a request under another host than the page's own, and says where the page is. */
export function refuseHost(c: Context, page: string): Response | Promise<Response> {
  if (!isPeoples(c)) return c.json({ error: "wrong-host" }, 421);
  return c.html(troublePage(wrongHost.title, wrongHost.words(page), page), 421);
}

/** Whether a person may look at the answer: all but our script's own calls and the platforms'. */
function isPeoples(c: Context): boolean {
  return c.req.header(PAGE_HEADER) === undefined && !c.req.path.startsWith("/webhook/");
}
