// The Zalo Bot Platform: sends, hands out updates and the pictures in them. No buttons, no other files. Knows no form and
// no database.
import { z } from "zod";
import type { Address } from "../../message.ts";
import type { Channel, ChannelLimits, Part, SendError, SendResult } from "../channel.ts";
import { download } from "../download.ts";
import { unwrapAnswer } from "./bot-errors.ts";
import { readBotUpdate } from "./bot-read.ts";
import { callZalo, type ZaloResult } from "./call.ts";
import { FILE_HOSTS, FILE_SECONDS } from "./files.ts";
import { looseText, timeOf, zaloId } from "./text.ts";

type ZaloBotOptions = {
  readonly token: string;
  readonly apiRoot: string;
  /** Until a call without an answer is given up; tests shorten it. */
  readonly timeoutSeconds?: number;
  /** In which a picture must have come; tests shorten it. */
  readonly fileSeconds?: number;
  /** How long Zalo holds a poll open when there is nothing; tests shorten it. */
  readonly pollSeconds?: number;
  /** The quota of the bot's plan; without it nothing is counted. */
  readonly quota?: NonNullable<ChannelLimits["quota"]>;
};

/** How Zalo fared when it tried a webhook that was just set; it keeps the address even when it fared badly. */
type WebhookSet = { readonly outcome: string | null };

export type ZaloBotChannel = Channel & {
  readonly name: "zalo-bot";
  /** Whether Zalo could have sent this: what is not read and not understood is a dead letter. */
  understands(raw: unknown): boolean;
  /** What people find the bot by. */
  username(): Promise<ZaloResult<string>>;
  /** How long Zalo holds a poll open when there is nothing. */
  readonly pollMs: number;
  /** Waits a while for one update, which Zalo forgets as it gives it; null when there was none. */
  update(signal: AbortSignal): Promise<ZaloResult<unknown>>;
  /** Where Zalo sends updates now; an empty text when it waits to be polled. */
  webhook(): Promise<ZaloResult<string>>;
  setWebhook(target: { readonly url: string; readonly secret: string }): Promise<ZaloResult<WebhookSet>>;
  deleteWebhook(): Promise<ZaloResult<true>>;
};

const limits: ChannelLimits = { text: 2000, buttons: false, documents: false, commands: false };

/** Any `ok` was a delivery, whatever else the answer says: taken for a failure, the message would be sent twice. */
const sent = z.object({ message_id: zaloId, date: looseText }).nullable().catch(null);
const me = z.object({ account_name: z.string().optional(), display_name: z.string().optional() });
const webhookInfo = z.object({ url: z.string().nullish() }).nullish();
const webhookSet = z.object({ verification: z.object({ outcome: z.string() }).optional() }).nullish();

/** Opens nothing: the first call does. */
export function zaloBotChannel(options: ZaloBotOptions): ZaloBotChannel {
  const account = accountOfToken(options.token);
  const timeoutMs = (options.timeoutSeconds ?? 15) * 1_000;
  // A stop waits for the running poll, so it must be shorter than what service managers give before they kill.
  const pollSeconds = options.pollSeconds ?? 6;
  const root = `${options.apiRoot.replace(/\/+$/, "")}/bot${options.token}`;

  async function call<T>(
    name: string,
    json: object,
    result: z.ZodType<T>,
    more: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
  ): Promise<ZaloResult<T> & { readonly code?: number }> {
    const answered = await callZalo({ name, url: `${root}/${name}`, json, timeoutMs, ...more });
    if (!answered.ok) return answered;
    const unwrapped = unwrapAnswer(name, answered.value);
    if (!unwrapped.ok) return unwrapped;
    const value = result.safeParse(unwrapped.result);
    if (value.success) return { ok: true, value: value.data };
    // Zalo did what it was asked but answered in an unknown form: that must not be taken for a failure to send.
    return { ok: false, error: { type: "unknown", detail: `${name}: an unknown result` } };
  }

  async function send(address: Address, part: Part, signal: AbortSignal): Promise<SendResult> {
    // No parse_mode: what people typed is shown as they typed it.
    const given = { chat_id: address.chat, text: part.text };
    for (let again = false; ; again = true) {
      const result = await call("sendMessage", given, sent, { signal });
      if (result.ok)
        return { ok: true, platformId: result.value?.message_id ?? "", at: timeOf(result.value?.date) };
      const { error } = result;
      if (error.type !== "account") return { ok: false, error };
      // One chat's refusal must not stop everybody: the account is refused only if it may not even say who it is.
      const self = await call("getMe", {}, z.unknown(), { signal });
      if (!self.ok)
        return { ok: false, error: self.error.type === "account" ? error : notSent(error.detail) };
      if (again) return { ok: false, error: { type: "rejected", detail: error.detail } };
    }
  }

  return {
    name: "zalo-bot",
    account,
    limits: options.quota ? { ...limits, quota: options.quota } : limits,
    read: (raw) => {
      const update = readBotUpdate(raw, account);
      return typeof update === "string" ? null : update;
    },
    understands: (raw) => readBotUpdate(raw, account) !== "unreadable",
    send,
    answers: async (signal) => (await call("getMe", {}, z.unknown(), { signal })).ok,
    fetchFile: ({ get }, mostBytes, signal) => {
      const { apiRoot, fileSeconds = FILE_SECONDS } = options;
      const timeoutMs = fileSeconds * 1_000;
      return download(get, { hosts: FILE_HOSTS, apiRoot, mostBytes, timeoutMs, signal });
    },
    username: async () => {
      const result = await call("getMe", {}, me);
      if (!result.ok) return result;
      return { ok: true, value: result.value.display_name ?? result.value.account_name ?? account };
    },
    pollMs: pollSeconds * 1_000,
    update: async (signal) => {
      const result = await call("getUpdates", { timeout: pollSeconds }, z.unknown(), {
        signal,
        timeoutMs: pollSeconds * 1_000 + Math.max(7_000, timeoutMs),
      });
      // "Request timeout" is how Zalo says that nothing came.
      if (!result.ok) return result.code === 408 ? { ok: true, value: null } : result;
      return { ok: true, value: isEmpty(result.value) ? null : result.value };
    },
    webhook: async () => {
      const result = await call("getWebhookInfo", {}, webhookInfo);
      return result.ok ? { ok: true, value: result.value?.url ?? "" } : result;
    },
    setWebhook: async ({ url, secret }) => {
      const result = await call("setWebhook", { url, secret_token: secret }, webhookSet);
      return result.ok
        ? { ok: true, value: { outcome: result.value?.verification?.outcome ?? null } }
        : result;
    },
    deleteWebhook: async () => {
      const result = await call("deleteWebhook", {}, z.unknown());
      return result.ok ? { ok: true, value: true } : result;
    },
  };
}

function notSent(detail: string): SendError {
  return { type: "not-sent", detail };
}

/** A bot's id is the part of its token that is no secret. */
export function accountOfToken(token: string): string {
  return token.split(":")[0] ?? "";
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0)
  );
}
