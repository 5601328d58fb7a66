// A unit's official mailbox as a channel: text that goes out by SMTP. Knows its server; reads nothing, and hears of no bounce.
import { isIP } from "node:net";
import type { Address } from "../message.ts";
import type { Channel, Part, SendError, SendResult } from "./channel.ts";
import { notConnected, reasonsOf } from "./no-answer.ts";

/** Our one account: the server of the settings. */
export const MAIL_ACCOUNT = "smtp";

/** A mailbox and nothing else: what holds a second address, a name or a line's end is none. */
const mailbox = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/u;

/** Whether something can be sent there. */
export function isMailbox(address: string): boolean {
  return mailbox.test(address);
}

/** How many milliseconds a server may take to connect, to greet and to answer. */
const PATIENCE_MS = 10_000;

export type MailSettings = { readonly url: string; readonly from: string };

/**
 * Sends by this server. What it is given is one text: its first line is the subject. Beyond this machine the password and
 * the text go over TLS or not at all.
 */
export async function mailChannel({ url, from }: MailSettings): Promise<Channel> {
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    ...serverOf(url),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "mail",
    account: MAIL_ACCOUNT,
    limits: { text: 20_000, buttons: false, documents: false, commands: false },
    read: () => null,
    async send({ chat: to }: Address, { text }: Part, signal: AbortSignal): Promise<SendResult> {
      if (!isMailbox(to))
        return { ok: false, error: { type: "unreachable", detail: "the mailbox's address is none" } };
      const [subject = "", ...body] = text.split("\n");
      try {
        const sent = await untilAborted(
          transport.sendMail({
            from,
            to: { name: "", address: to },
            subject: oneLine(subject),
            text: body.join("\n").trim(),
            headers: { "Auto-Submitted": "auto-generated" },
          }),
          signal,
        );
        return { ok: true, platformId: sent.messageId, at: null };
      } catch (error) {
        return { ok: false, error: errorOf(error) };
      }
    },
    answers: async (signal) => {
      try {
        return await untilAborted(transport.verify(), signal);
      } catch {
        return false;
      }
    },
  };
}

/** How the server is spoken to: "smtps:" in TLS from the first byte, "smtp:" by STARTTLS, without it on this machine alone. */
function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const here = hostname === "localhost" || (isIP(hostname) === 4 && hostname.startsWith("127."));
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    ...{ host: hostname, port: port === "" ? (secure ? 465 : 587) : Number(port), secure },
    ...(secure || here ? {} : { requireTLS: true }),
    ...(here && !secure ? { ignoreTLS: true } : {}),
    ...(username === "" ? {} : { auth }),
  };
}

/** A subject has one line, and no sign that a header could end with. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw new DOMException("stopped", "AbortError");
  }
  return await new Promise<T>((resolve, reject) => {
    const stop = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

type Refusal = { readonly code: string; readonly status: number; readonly command: string };

/** What the server said, without its words: these may hold the address. */
function refusalOf(error: unknown): Refusal {
  const of = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const [code, status, command] = [of("code"), of("responseCode"), of("command")];
  return {
    code: typeof code === "string" ? code : "",
    status: typeof status === "number" ? status : 0,
    command: typeof command === "string" ? command : "",
  };
}

/** The closed error of a send that went wrong. */
function errorOf(error: unknown): SendError {
  const { code, status, command } = refusalOf(error);
  const detail = ["smtp", code, status === 0 ? "" : String(status)].filter((part) => part !== "").join(" ");
  if (code === "EAUTH" || code === "ENOAUTH") return { type: "account", detail };
  if (status >= 400 && status < 500) return { type: "not-sent", detail };
  // No such mailbox, or one that takes nothing: the address is wrong, and stays so.
  if (status >= 500 && command === "RCPT TO") return { type: "unreachable", detail };
  if (status >= 500) return { type: "rejected", detail };
  // A connection that ends says "CONN" wherever it ends, after the text too: only one that never was is sure.
  if (code === "ETLS" || code === "EDNS" || reasonsOf(error).some(notConnected))
    return { type: "not-sent", detail };
  return { type: "unknown", detail };
}
