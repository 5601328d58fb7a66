// What the fake Bot API accepts: every method's fields by the documentation, and nothing besides.
import { z } from "zod";
import { servedFileSchema } from "../served-files.ts";

/** Numbers and objects arrive as text in a multipart body. */
const integer = z.preprocess((value) => (typeof value === "string" ? Number(value) : value), z.int());
const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" ? JSON.parse(value) : value), schema);

const text = z.string().refine((value) => !/\p{Cs}/u.test(value), "strings must be encoded in UTF-8");
const bytes = (value: string) => Buffer.byteLength(value);

const button = z.strictObject({
  text: text.refine((value) => value.trim() !== "", "BUTTON_TEXT_EMPTY"),
  callback_data: text.refine((value) => bytes(value) >= 1 && bytes(value) <= 64, "BUTTON_DATA_INVALID"),
});
const keyboard = json(z.strictObject({ inline_keyboard: z.array(z.array(button).min(1)).min(1) })).optional();

const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/, "BOT_COMMAND_INVALID"),
  description: text.min(1).max(256),
});
const scope = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("default") }),
    z.strictObject({ type: z.literal("all_private_chats") }),
    z.strictObject({ type: z.literal("chat"), chat_id: z.int() }),
  ])
  .default({ type: "default" });
const language = z
  .string()
  .regex(/^[a-z]{2}$/)
  .or(z.literal(""))
  .default("");
const kinds = z.array(z.enum(["message", "edited_message", "callback_query", "my_chat_member"]));

/** The methods that the fake knows, with their parameters. */
export const methods = {
  getMe: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().default(false) }),
  setWebhook: z.strictObject({
    url: z.string(),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
    allowed_updates: kinds.optional(),
    max_connections: z.int().min(1).max(100).default(40),
    drop_pending_updates: z.boolean().default(false),
  }),
  getUpdates: z.strictObject({
    offset: z.int().default(0),
    limit: z.int().min(1).max(100).default(100),
    timeout: z.int().min(0).max(50).default(0),
    allowed_updates: kinds.optional(),
  }),
  sendMessage: z.strictObject({
    chat_id: integer,
    text: text
      .refine((value) => value.trim() !== "", "message text is empty")
      .refine((value) => [...value].length <= 4096, "message is too long"),
    reply_markup: keyboard,
    link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
  }),
  sendDocument: z.strictObject({
    chat_id: integer,
    document: z.instanceof(File),
    caption: text.refine((value) => [...value].length <= 1024, "message caption is too long").optional(),
    reply_markup: keyboard,
  }),
  getFile: z.strictObject({ file_id: z.string() }),
  answerCallbackQuery: z.strictObject({ callback_query_id: z.string(), text: text.max(200).optional() }),
  setMyCommands: z.strictObject({ commands: z.array(command).max(100), scope, language_code: language }),
  deleteMyCommands: z.strictObject({ scope, language_code: language }),
} as const;

export type Method = keyof typeof methods;

/** Of which calls, how many of them; with `chat` only those to this chat. */
const which = { method: z.string(), times: z.int(), chat: z.int().optional() };

const fault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("throttle"), ...which, retryAfter: z.number() }),
  z.strictObject({ kind: z.literal("error"), ...which, code: z.int() }),
  /** The connection is cut before anything is done, or after it was done and before the answer. */
  z.strictObject({ kind: z.literal("cut-before"), ...which }),
  z.strictObject({ kind: z.literal("cut-after"), ...which }),
  /** It is done, and half of the answer comes; or all of it, so many milliseconds later. */
  z.strictObject({ kind: z.literal("half"), ...which }),
  z.strictObject({ kind: z.literal("slow"), ...which, ms: z.int() }),
  /** Nothing is done and nothing is answered. */
  z.strictObject({ kind: z.literal("hang"), ...which }),
  /** A gateway answers with a page instead of JSON. */
  z.strictObject({ kind: z.literal("gateway"), ...which, code: z.int() }),
  /** Of webhook deliveries: the receiver's answer is lost, so that the update comes again. */
  z.strictObject({ kind: z.literal("lose-answer"), method: z.literal("webhook"), times: z.int() }),
]);
export type Fault = z.infer<typeof fault>;

/** What tests tell the fake over its control paths. */
export const controls = {
  fault,
  /** An update but for its number; `queue` is the chat it waits behind. */
  update: z.strictObject({ chat: z.int(), update: z.record(z.string(), z.unknown()) }),
  block: z.strictObject({ chat: z.int(), blocked: z.boolean() }),
  open: z.strictObject({ chat: z.int() }),
  /** A file that a person is about to send. */
  file: z.strictObject({ id: z.string(), served: servedFileSchema }),
  revoke: z.strictObject({ revoked: z.boolean() }),
  /** How many seconds the clock of this Telegram is before the machine's. */
  clock: z.strictObject({ ahead: z.int() }),
} as const;

export type Sent = {
  readonly id: number;
  readonly chat: number;
  readonly method: "sendMessage" | "sendDocument";
  /** The message's text or the document's caption. */
  readonly text: string;
  readonly buttons: readonly (readonly { readonly text: string; readonly data: string }[])[];
  readonly file: { readonly name: string; readonly base64: string } | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

export type FakeState = {
  /** Updates that were not confirmed. */
  readonly pending: number;
  readonly polls: number;
  /** How often a poll was ended because another one began. */
  readonly pollConflicts: number;
  readonly webhook: {
    readonly url: string;
    readonly allowed: readonly string[];
    readonly connections: number;
  };
  readonly webhooksSet: number;
  readonly webhooksDeleted: number;
  /** Every try to push an update: which, and what came back (0 when nothing did). */
  readonly pushes: readonly { readonly update: number; readonly status: number }[];
  readonly acknowledged: readonly string[];
  /** Menus by scope and language, as `scope[:chat][/language]`. */
  readonly menus: Readonly<Record<string, readonly string[]>>;
  /** How often each method was called, and each file asked for. */
  readonly calls: Readonly<Record<string, number>>;
  readonly filesAsked: Readonly<Record<string, number>>;
  /** What no well-behaved bot does. */
  readonly violations: readonly string[];
};
