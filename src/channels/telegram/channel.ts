// Telegram through grammY's Api: sends, and hands out updates. Knows no form and no database.
import { Api, InputFile } from "grammy";
import type { Address, Choice, SentFile } from "../../message.ts";
import type {
  Channel,
  ChannelLimits,
  FetchResult,
  FetchTrouble,
  Part,
  SendError,
  SendResult,
} from "../channel.ts";
import { download } from "../download.ts";
import { sendErrorOf } from "./errors.ts";
import { pressIdOf, readUpdate, UPDATE_KINDS } from "./read.ts";

type TelegramOptions = {
  readonly token: string;
  readonly apiRoot: string;
  /** Seconds until a call without an answer is given up; tests shorten it. */
  readonly timeoutSeconds?: number;
  /** Seconds that Telegram holds a poll open when there is nothing; tests shorten it. */
  readonly pollSeconds?: number;
  /** Seconds in which a file must have come; tests shorten it. */
  readonly fileSeconds?: number;
};

/** One line of a command menu. */
export type MenuEntry = { readonly command: string; readonly description: string };

/** The result of a call that is not a message. */
export type TelegramResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SendError };

/** The webhook to be registered. Telegram is also told the kinds of update, so a difference there sets it anew. */
export type WebhookTarget = { readonly url: string; readonly secret: string };

export type TelegramChannel = Channel & {
  readonly name: "telegram";
  /** Whether Telegram could have sent this: what is not read and not understood is a dead letter. */
  understands(raw: unknown): boolean;
  /** Stops the spinner on a pressed button. Best effort: the choice is already in the database. */
  acknowledge(raw: unknown): Promise<void>;
  /** The bot's @name, without the @. */
  username(): Promise<TelegramResult<string>>;
  /** Waits a while for updates from `offset` on, which confirms all before; undefined begins with the oldest. */
  updates(offset: number | undefined, signal: AbortSignal): Promise<TelegramResult<readonly unknown[]>>;
  /** Where Telegram sends updates now; an empty text when it waits to be polled. */
  webhook(): Promise<TelegramResult<{ readonly url: string; readonly kinds: readonly string[] }>>;
  setWebhook(target: WebhookTarget): Promise<TelegramResult<true>>;
  /** The menu everybody sees in a private chat, in Vietnamese and otherwise. */
  setMenu(entries: readonly MenuEntry[]): Promise<TelegramResult<true>>;
  /** A menu for one chat alone; null takes it away, so that the general one shows again. */
  setChatMenu(chat: string, entries: readonly MenuEntry[] | null): Promise<TelegramResult<true>>;
};

const limits: ChannelLimits = {
  text: 4096,
  caption: 1024,
  buttons: true,
  documents: true,
  documentsIn: true,
  commands: true,
};

/** How many updates Telegram may deliver at once: no more than the database's pool has connections for. */
const MAX_CONNECTIONS = 10;
const FILE_SECONDS = 120;

/** Opens nothing: the first call does. */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const account = options.token.split(":")[0] ?? "";
  const seconds = options.timeoutSeconds ?? 15;
  const pollSeconds = options.pollSeconds ?? 25;
  const root = options.apiRoot.replace(/\/+$/, "");
  // grammY's own limit is 500 s, which wedges a sender; and one limit does not suit every call.
  const within = (timeoutSeconds: number) =>
    new Api(options.token, {
      apiRoot: root,
      timeoutSeconds,
      fetch: fetchJson,
    });
  const api = within(seconds);
  const fileApi = within(Math.max(seconds, FILE_SECONDS));
  const pollApi = within(pollSeconds + seconds);

  async function send(address: Address, part: Part, signal: AbortSignal): Promise<SendResult> {
    const chat = Number(address.chat);
    const keyboard =
      part.choices.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboardOf(part.choices) } };
    // No parse_mode: what people typed is shown as they typed it, and a stray sign never makes a 400.
    const result = await attempt<{ message_id: number; date: number }>(() =>
      part.file === null
        ? api.sendMessage(
            chat,
            part.text,
            { ...keyboard, link_preview_options: { is_disabled: true } },
            forApi(signal),
          )
        : fileApi.sendDocument(
            chat,
            new InputFile(part.file.bytes, fileName(part.file.name)),
            { ...keyboard, ...(part.text === "" ? {} : { caption: part.text }) },
            forApi(signal),
          ),
    );
    if (!result.ok) return result;
    const { message_id, date } = result.value;
    return { ok: true, platformId: String(message_id), at: new Date(date * 1000) };
  }

  async function fetchFile(file: SentFile, mostBytes: number, signal: AbortSignal): Promise<FetchResult> {
    const found = await attempt(() => api.getFile(file.get, forApi(signal)));
    if (!found.ok) return { ok: false, trouble: notGiven(found.error) };
    const { file_path: path = "", file_size: size = 0 } = found.value;
    if (size > mostBytes) return { ok: false, trouble: { type: "too-large" } };
    if (!FILE_PATH.test(path)) return { ok: false, trouble: { type: "gone", detail: "getFile: no path" } };
    const timeoutMs = (options.fileSeconds ?? FILE_SECONDS) * 1_000;
    const from = { hosts: [], apiRoot: root, mostBytes, timeoutMs, signal };
    return download(`${root}/file/bot${options.token}/${path}`, from);
  }

  async function setMenu(entries: readonly MenuEntry[]): Promise<TelegramResult<true>> {
    const everywhere = await attempt(() => api.deleteMyCommands({ scope: { type: "default" } }));
    if (!everywhere.ok) return everywhere;
    const scope = { type: "all_private_chats" } as const;
    const fallback = await attempt(() => api.setMyCommands(entries, { scope }));
    if (!fallback.ok) return fallback;
    return attempt(() => api.setMyCommands(entries, { scope, language_code: "vi" }));
  }

  return {
    name: "telegram",
    account,
    limits,
    read: (raw) => {
      const update = readUpdate(raw, account);
      return typeof update === "string" ? null : update;
    },
    understands: (raw) => readUpdate(raw, account) !== "unreadable",
    send,
    acknowledge: async (raw) => {
      const id = pressIdOf(raw);
      if (id !== null) await attempt(() => api.answerCallbackQuery(id));
    },
    answers: async (signal) => (await attempt(() => api.getMe(forApi(signal)))).ok,
    fetchFile,
    username: async () => {
      const me = await attempt(() => api.getMe());
      return me.ok ? { ok: true, value: me.value.username } : me;
    },
    updates: (offset, signal) =>
      attempt(() =>
        pollApi.getUpdates(
          {
            ...(offset === undefined ? {} : { offset }),
            timeout: pollSeconds,
            limit: 100,
            allowed_updates: UPDATE_KINDS,
          },
          forApi(signal),
        ),
      ),
    webhook: async () => {
      const info = await attempt(() => api.getWebhookInfo());
      if (!info.ok) return info;
      return { ok: true, value: { url: info.value.url ?? "", kinds: info.value.allowed_updates ?? [] } };
    },
    setWebhook: (target) =>
      attempt(() =>
        api.setWebhook(target.url, {
          secret_token: target.secret,
          allowed_updates: UPDATE_KINDS,
          max_connections: MAX_CONNECTIONS,
        }),
      ),
    setMenu,
    setChatMenu: (chat, entries) => {
      const scope = { type: "chat", chat_id: Number(chat) } as const;
      return attempt(() =>
        entries === null ? api.deleteMyCommands({ scope }) : api.setMyCommands(entries, { scope }),
      );
    },
  };
}

/** A path below the bot's own, as Telegram gives it: "documents/file_12.xlsx". */
const FILE_PATH = /^(?!.*\.\.)\w[\w./-]{0,200}$/;

/** Why Telegram names no path for a file. It gives bots none of more than 20 MB; any other refusal may pass. */
function notGiven(error: SendError): FetchTrouble {
  if (error.type === "throttled")
    return { type: "later", detail: "getFile: 429", retryAfterMs: error.retryAfterMs };
  return error.type === "rejected" && /file is too big/i.test(error.detail)
    ? { type: "too-large" }
    : { type: "later", detail: error.detail };
}

async function attempt<T>(call: () => Promise<T>): Promise<TelegramResult<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error: sendErrorOf(error) };
  }
}

/** Characters that fit beside each other on a narrow phone. */
const ROW_WIDTH = 28;

function keyboardOf(choices: readonly Choice[]): { text: string; callback_data: string }[][] {
  const widest = Math.max(...choices.map((choice) => choice.label.length + 2));
  const perRow = Math.min(3, Math.max(1, Math.floor(ROW_WIDTH / widest)));
  const buttons = choices.map((choice) => ({ text: choice.label, callback_data: choice.id }));
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}

/** grammY writes a file's name into a header without quotes. */
function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-");
}

type ApiSignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY's types name an older library's signals. They differ in `dispatchEvent` alone, which it does not call. */
function forApi(signal: AbortSignal): ApiSignal {
  return signal as ApiSignal;
}

/**
 * The platform's fetch instead of grammY's node-fetch: its errors name the cause, so that "never connected" can be
 * told from "no answer". What is not JSON is not Telegram's word but that of a gateway before it.
 */
async function fetchJson(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.headers.get("content-type")?.includes("json")) return response;
  await response.body?.cancel();
  throw Object.assign(new Error("The answer is not JSON"), { code: `HTTP_${response.status}` });
}
