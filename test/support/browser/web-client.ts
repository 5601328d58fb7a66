// A browser without a page: it posts as the page does, and reads what was delivered to its session.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { PATIENCE_MS } from "../run/patience.ts";
import { postChat } from "./web-door.ts";

/** An id as the page makes one for each message. */
export const messageId = () => randomBytes(9).toString("base64url");

const shown = z.object({
  text: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
  file: z.object({ url: z.string(), label: z.string(), method: z.enum(["get", "post"]) }).nullish(),
});

/** What is said to somebody without a session, in the answer to the post itself. */
const byTheWay = z.object({ session: z.null(), answer: z.string() });

export type WebClient = ReturnType<typeof webClient>;

/** A new browser; `at` is where the program is at that moment, `from` the address that a proxy names for it. */
export function webClient(at: () => string, from?: string) {
  const forwarded: Record<string, string> = from === undefined ? {} : { "X-Forwarded-For": from };
  let cookie: string | null = null;
  let after = 0;
  const post = async (message: object) => {
    const posted = await postChat(
      at(),
      { id: messageId(), age: 0, ...message },
      { cookie, headers: forwarded },
    );
    cookie = posted.cookie;
    return posted;
  };
  const next = async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      const stream = await fetch(`${at()}/chat/events?after=${after}`, {
        headers: { ...forwarded, Cookie: cookie ?? "" },
        signal: stop.signal,
      });
      let text = "";
      for await (const chunk of stream.body ?? []) {
        text += Buffer.from(chunk).toString("utf8");
        const found = /^id: (\d+)$/m.exec(text);
        const data = [...text.matchAll(/^data: (.*)$/gm)].at(-1)?.[1] ?? "";
        if (found?.[1] && text.endsWith("\n\n") && data.includes('"seq"')) {
          after = Number(found[1]);
          return shown.parse(JSON.parse(data));
        }
      }
      throw new Error("the stream ended");
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  };
  const say = async (message: object) => {
    const { status, body } = await post(message);
    if (status !== 200) throw new Error(`answered ${status}`);
    const stranger = byTheWay.safeParse(body);
    return stranger.success ? { text: stranger.data.answer, choices: [], file: null } : next();
  };
  return { post, next, say, cookie: () => cookie ?? "", use: (other: string) => (cookie = other) };
}
