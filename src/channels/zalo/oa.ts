// A Zalo Official Account: consultation messages with up to five buttons; sends no files, fetches those that people send.
// Knows no form and no database.
import { z } from "zod";
import type { Address, Choice } from "../../message.ts";
import type { Channel, ChannelLimits, Part, SendError, SendResult } from "../channel.ts";
import { download } from "../download.ts";
import { callZalo, type Request, type ZaloResult } from "./call.ts";
import { FILE_HOSTS, FILE_SECONDS } from "./files.ts";
import { oaAnswer, perhapsButtons } from "./oa-errors.ts";
import { PRESS_MARK, readOaEvent } from "./oa-read.ts";
import { looseText, timeOf, zaloId } from "./text.ts";

/** Who keeps the access token: it changes every day, and all processes must use the same one. */
export type TokenSource = {
  /** A token to use; given the one that Zalo has just refused, another one. */
  token(refused: string | null): Promise<ZaloResult<string>>;
};

type ZaloOaOptions = {
  /** The app's id: our account's name in addresses and inbox keys. */
  readonly appId: string;
  readonly apiRoot: string;
  readonly tokens: TokenSource;
  /** How long after a person's last message they may be written to, and how long for nothing. */
  readonly window?: NonNullable<ChannelLimits["window"]>;
  /** Until a call without an answer is given up; tests shorten it. */
  readonly timeoutSeconds?: number;
  /** In which a file must have come; tests shorten it. */
  readonly fileSeconds?: number;
};

type OaInfo = { readonly id: string; readonly name: string };

export type ZaloOaChannel = Channel & {
  readonly name: "zalo-oa";
  /** Whether Zalo could have sent this: what is not read and not understood is a dead letter. */
  understands(raw: unknown): boolean;
  /** The account's id and name: also the way to see whether our token is good. */
  info(): Promise<ZaloResult<OaInfo>>;
};

const limits: ChannelLimits = {
  text: 2000,
  buttons: true,
  mostButtons: 5,
  doubtfulButtons: true,
  documents: false,
  documentsIn: true,
  commands: false,
};

const sent = z.object({ message_id: zaloId, sent_time: looseText }).nullable().catch(null);
const oa = z.object({ oaid: zaloId.optional(), oa_id: zaloId.optional(), name: z.string().default("") });

/** Opens nothing: the first call does. */
export function zaloOaChannel(options: ZaloOaOptions): ZaloOaChannel {
  const { appId, tokens } = options;
  const root = options.apiRoot.replace(/\/+$/, "");
  const timeoutMs = (options.timeoutSeconds ?? 15) * 1_000;

  /** With a fresh token once more when the first is refused: tokens end in the middle of everything. */
  async function call(request: Omit<Request, "timeoutMs" | "headers">): Promise<ZaloResult<unknown>> {
    let refused: string | null = null;
    let last: SendError = { type: "account", detail: `${request.name}: no token` };
    for (let attempt = 0; attempt < 2; attempt++) {
      const token = await tokens.token(refused);
      if (!token.ok) return token;
      const answered = await callZalo({ ...request, timeoutMs, headers: { access_token: token.value } });
      if (!answered.ok) return answered;
      const answer = oaAnswer(request.name, answered.value);
      if (answer.type === "done") return { ok: true, value: answer.data };
      if (answer.type === "error") return { ok: false, error: answer.error };
      refused = token.value;
      last = { type: "account", detail: answer.detail };
    }
    return { ok: false, error: last };
  }

  async function send(address: Address, part: Part, signal: AbortSignal): Promise<SendResult> {
    const buttons = part.choices.map(buttonOf);
    const attachment = buttons.length === 0 ? {} : { attachment: { type: "template", payload: { buttons } } };
    const result = await call({
      name: "message/cs",
      url: `${root}/v3.0/oa/message/cs`,
      json: { recipient: { user_id: address.chat }, message: { text: part.text, ...attachment } },
      signal,
    });
    if (!result.ok)
      return { ok: false, error: buttons.length > 0 ? perhapsButtons(result.error) : result.error };
    const taken = sent.parse(result.value);
    return { ok: true, platformId: taken?.message_id ?? "", at: timeOf(taken?.sent_time) };
  }

  const self = (signal?: AbortSignal) =>
    call({ name: "getoa", url: `${root}/v2.0/oa/getoa`, ...(signal ? { signal } : {}) });

  return {
    name: "zalo-oa",
    account: appId,
    limits: {
      ...limits,
      quota: { messages: null, people: null },
      ...(options.window ? { window: options.window } : {}),
    },
    read: (raw) => {
      const event = readOaEvent(raw, appId);
      return typeof event === "string" ? null : event;
    },
    understands: (raw) => readOaEvent(raw, appId) !== "unreadable",
    send,
    answers: async (signal) => (await self(signal)).ok,
    fetchFile: (file, mostBytes, signal) => {
      const timeoutMs = (options.fileSeconds ?? FILE_SECONDS) * 1_000;
      return download(file.get, { hosts: FILE_HOSTS, apiRoot: root, mostBytes, timeoutMs, signal });
    },
    info: async () => {
      const result = await self();
      if (!result.ok) return result;
      const read = oa.safeParse(result.value);
      if (!read.success) return { ok: false, error: { type: "unknown", detail: "getoa: an unknown result" } };
      return { ok: true, value: { id: read.data.oaid ?? read.data.oa_id ?? appId, name: read.data.name } };
    },
  };
}

const LONGEST_TITLE = 100;

/** What comes back is the payload as if it were typed; the id in it is random and only our server knows what it does. */
function buttonOf(choice: Choice) {
  return {
    title: choice.label.slice(0, LONGEST_TITLE),
    type: "oa.query.hide",
    payload: `${PRESS_MARK}${choice.id}`,
  };
}
