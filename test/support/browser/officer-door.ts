// An officer's browser at the real routes, without a server: the engine gives the link, the browser keeps the cookie.
import type { App } from "../../../src/app.ts";
import { web } from "../../../src/channels/web.ts";
import { readDispatch } from "../../../src/dispatch/read-dispatch.ts";
import { reportSized } from "../../../src/documents/report-size.ts";
import { type Http, type HttpParts, makeHttp } from "../../../src/doors/http/app.ts";
import { pasteMime, pasteOf } from "../../../src/files/paste.ts";
import { readFile, readPaste } from "../../../src/files/read.ts";
import { UnreadableFile } from "../../../src/files/unreadable.ts";
import type { OutgoingMessage } from "../../../src/message.ts";
import { mayHave } from "../../../src/store/people/rights.ts";
import { askFrom } from "./from-address.ts";

export const origin = "https://baocao.example.vn";

/** The routes over the real database and rights. */
export function openOfficerDoor(app: App, parts: Partial<HttpParts> = {}): Http {
  return makeHttp(
    { ...app, channels: [web] },
    {
      receive: async () => "done",
      about: async () => ({ office: "Sở GDĐT Bến Tre", demo: false }),
      mayHave: (link) => mayHave(app.db, link.personId, link.target),
      wakeReading: () => undefined,
      readPaste: async () => null,
      readDropped: readHere,
      findInDispatch: findHere,
      makeDocument: async () => ({ name: "a.txt", mime: "text/plain", bytes: new Uint8Array([1]) }),
      ...parts,
    },
  );
}

/** As the thread reads it, without the thread. */
export const readHere: HttpParts["readDropped"] = async ({ name, mime, bytes }) => {
  try {
    const file = mime === pasteMime ? readPaste(pasteOf(bytes)) : await readFile(name, bytes);
    return { type: "read", file: reportSized(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { type: "unreadable", why: error.why };
  }
};

export const findHere: HttpParts["findInDispatch"] = async ({ files, ...about }) => ({
  type: "found",
  found: readDispatch(files, about),
});

/** What a page answered. */
export type Shown = {
  readonly status: number;
  readonly to: string | null;
  readonly text: string;
  readonly cookies: readonly string[];
};

/** What a form posts; of a name with several values each. */
type Fields = Readonly<Record<string, string | File | readonly (string | File)[]>>;

/** One browser. It follows no redirect by itself. */
export class OfficerBrowser {
  private cookie = "";
  private readonly http: Http;
  constructor(http: Http) {
    this.http = http;
  }

  /** Goes on as the browser with this secret, whose page was opened before. */
  become(secret: string): void {
    this.cookie = `__Host-tonghop_page=${secret}`;
  }

  get(path: string): Promise<Shown> {
    return this.ask(path, { method: "GET" });
  }

  /** A file that a page gives. */
  async bytes(path: string): Promise<ArrayBuffer> {
    const answer = await this.sent(path, { method: "GET" });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.arrayBuffer();
  }

  post(path: string, fields: Fields = {}): Promise<Shown> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
    return this.ask(path, { method: "POST", body });
  }

  /** Posts, and gives the page to which that leads. */
  async postOn(path: string, fields: Fields = {}): Promise<Shown & { readonly at: string }> {
    const { to, ...rest } = await this.post(path, fields);
    if (to === null) return { ...rest, to, at: path };
    return { ...(await this.get(to)), at: to };
  }

  private sent(path: string, init: RequestInit): Promise<Response> {
    const headers = { Host: new URL(origin).host, Cookie: this.cookie };
    return askFrom(this.http, "203.0.113.9", `${origin}${path}`, { ...init, headers });
  }

  private async ask(path: string, init: RequestInit): Promise<Shown> {
    const answer = await this.sent(path, init);
    const cookies = answer.headers.getSetCookie();
    for (const one of cookies)
      this.cookie = /Max-Age=0/i.test(one) ? "" : (/^[^;]+/.exec(one)?.[0] ?? this.cookie);
    return { status: answer.status, to: answer.headers.get("location"), text: await answer.text(), cookies };
  }
}

/** The path of the page's link in a message. */
export function pathIn({ text }: OutgoingMessage): string {
  const found = /\/p\/[\w-]+/.exec(text);
  if (!found) throw new Error(`no link to a page in:\n${text}`);
  return found[0];
}

/** What a page says, without its marks. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(?:head|script)[\s\S]*?<\/(?:head|script)>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/\s+/g, " ")
    .trim();
}
