// A strict fake of the Zalo Bot Platform in a process of its own: several bots, one update a poll, pushes never repeated.
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { PATIENCE_MS } from "../../run/patience.ts";
import { ServedFiles } from "../served-files.ts";
import { answerWith, fields, reply } from "../telegram/http.ts";
import { Faults, fails, Log, serveFake } from "./serve.ts";

const options = z
  .object({ tokens: z.array(z.string()), shared: z.boolean() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

class Refusal extends Error {
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
  }
}

type Bot = {
  readonly account: string;
  readonly queue: unknown[];
  readonly known: Set<string>;
  webhook: { url: string; secret: string } | null;
  updatedAt: number;
  left: number;
  revoked: boolean;
  polling: boolean;
  lastPush: unknown;
};
const bots = new Map<string, Bot>();
for (const token of options.tokens) {
  bots.set(token, {
    account: token.split(":")[0] ?? "",
    queue: [],
    known: new Set(),
    webhook: null,
    updatedAt: 0,
    left: 3_000,
    revoked: false,
    polling: false,
    lastPush: null,
  });
}
const log = new Log();
const files = new ServedFiles();
const faults = new Faults();
const blocked = new Set<string>();
const pushes: { account: string; status: number; ms: number }[] = [];
const violations: string[] = [];
const waiting = new Set<() => void>();
const counts = { polls: 0, conflicts: 0, webhooksSet: 0, webhooksDeleted: 0 };
let wrapped = false;
/** How Zalo repeats is not documented: what failed is pushed again after so long, and every so many-th comes twice at once. */
let redelivery: z.infer<typeof redeliverySchema> = { againMs: null, twiceEvery: null };
let nextId = 1;

const redeliverySchema = z.strictObject({
  againMs: z.int().min(1).nullable(),
  twiceEvery: z.int().min(1).nullable(),
});
const text = z
  .string("The text must not be empty")
  .min(1, "The text must not be empty")
  .refine((value) => value.length <= 2_000, "The text must not be longer than 2000 characters");
const schemas = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({ timeout: z.coerce.number().min(0).max(300).default(30) }),
  setWebhook: z.strictObject({ url: z.string(), secret_token: z.string().min(8).max(256) }),
  deleteWebhook: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({
    chat_id: z.string("The chat_id must not be empty").min(1, "The chat_id must not be empty"),
    text,
  }),
};
type Method = keyof typeof schemas;

const handlers: {
  [M in Method]: (bot: Bot, given: z.output<(typeof schemas)[M]>, gone: AbortSignal) => unknown;
} = {
  getMe: (bot) => ({
    id: bot.account,
    account_name: `bot.${bot.account}`,
    account_type: "BASIC",
    can_join_groups: false,
  }),
  getUpdates: (bot, { timeout }, gone) => poll(bot, timeout, gone),
  setWebhook: async (bot, { url, secret_token: secret }) => {
    if (!url.startsWith("https://") && !url.startsWith("http://127.0.0.1")) {
      throw new Refusal(400, "Bad request: The url must be https");
    }
    counts.webhooksSet++;
    bot.webhook = { url, secret };
    bot.updatedAt = Date.now();
    // Zalo tries the address at once, and keeps it whatever comes of that.
    const status = await push(bot, "");
    const ok = status === 200;
    return { url, updated_at: bot.updatedAt, verification: { ok, url, outcome: outcomeOf(status) } };
  },
  deleteWebhook: (bot) => {
    counts.webhooksDeleted++;
    bot.webhook = null;
    return { url: "", updated_at: Date.now() };
  },
  getWebhookInfo: (bot) => ({ url: bot.webhook?.url ?? "", updated_at: bot.updatedAt }),
  sendMessage: (bot, given) => {
    if (!bot.known.has(given.chat_id)) throw new Refusal(400, "Bad request: The chat_id is invalid");
    if (blocked.has(given.chat_id)) throw new Refusal(403, "Forbidden: the user has blocked the bot");
    if (bot.left <= 0) throw new Refusal(429, "Quota exceeded");
    for (const each of options.shared ? bots.values() : [bot]) each.left--;
    const kept = log.add({ account: bot.account, chat: given.chat_id, text: given.text, buttons: [] });
    return { message_id: `82599fa32f56d00e${kept.id.toString(16).padStart(4, "0")}`, date: Date.now() };
  },
};

function outcomeOf(status: number): string {
  if (status === 200) return "webhook.ok";
  return status === 0 ? "webhook.err.conn" : status === 403 ? "webhook.http.403" : "webhook.http.other";
}

async function poll(bot: Bot, seconds: number, gone: AbortSignal): Promise<unknown> {
  if (bot.webhook) throw new Refusal(400, "Bad request: getUpdates does not work while a webhook is set");
  counts.polls++;
  if (bot.polling) {
    counts.conflicts++;
    violations.push("two polls at once");
  }
  bot.polling = true;
  try {
    const until = Date.now() + seconds * 1_000;
    while (bot.queue.length === 0 && !gone.aborted && Date.now() < until) {
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          gone.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, Math.max(0, until - Date.now()));
        waiting.add(done);
        gone.addEventListener("abort", done);
      });
    }
    if (gone.aborted) return null;
    // Given once and forgotten: there is nothing with which it could be confirmed.
    if (bot.queue.length > 0) return bot.queue.shift();
    throw new Refusal(408, "Request timeout");
  } finally {
    bot.polling = false;
  }
}

/** Pushes a person's update, and again as long as it is not taken, where the test asks for that. */
async function deliver(bot: Bot, update: unknown): Promise<number> {
  const { againMs, twiceEvery } = redelivery;
  if (twiceEvery !== null && pushes.length % twiceEvery === 0) void push(bot, update);
  const status = await push(bot, update);
  if (status !== 200 && againMs !== null) {
    setTimeout(() => void deliver(bot, update), againMs);
  }
  return status;
}

async function push(bot: Bot, update: unknown): Promise<number> {
  if (!bot.webhook) return 0;
  const body = update === "" ? "" : JSON.stringify(wrapped ? { ok: true, result: update } : update);
  const start = Date.now();
  const status = await fetch(bot.webhook.url, {
    method: "POST",
    headers: {
      ...(body === "" ? {} : { "content-type": "application/json" }),
      "x-bot-api-secret-token": bot.webhook.secret,
      "user-agent": "Java/1.8.0_192",
    },
    body,
    // Zalo waits two seconds; a slow machine is no fault of the door's.
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    (response) => response.status,
    () => 0,
  );
  pushes.push({ account: bot.account, status, ms: Date.now() - start });
  return status;
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: Buffer,
): Promise<void> {
  const [, token = "", name = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const to = z.object({ chat_id: z.string() }).safeParse(fields(body, request.headers["content-type"]));
  const fault = faults.called(name, to.success ? to.data.chat_id : null);
  if (fails(fault, request, response)) return;
  try {
    const bot = bots.get(token);
    if (!bot || bot.revoked) throw new Refusal(401, "Unauthorized");
    if (fault?.kind === "error") throw new Refusal(fault.code, fault.description);
    const result = await invoke(bot, name, fields(body, request.headers["content-type"]), gone.signal);
    answerWith(fault, response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply(response, 200, { ok: false, error_code: error.code, description: error.message });
  }
}

function invoke(bot: Bot, name: string, given: unknown, gone: AbortSignal): unknown {
  if (!Object.hasOwn(schemas, name)) throw new Refusal(404, "Not Found");
  return run(bot, name as Method, given, gone);
}

function run<M extends Method>(bot: Bot, name: M, given: unknown, gone: AbortSignal): unknown {
  const result = schemas[name].safeParse(given);
  if (!result.success) {
    const description = `Bad request: ${result.error.issues[0]?.message}`;
    violations.push(`${name}: ${description}`);
    throw new Refusal(400, description);
  }
  return handlers[name](bot, result.data as z.output<(typeof schemas)[M]>, gone);
}

const updateSchema = z.strictObject({
  account: z.string(),
  chat: z.string().nullable(),
  update: z.unknown(),
});

async function control(response: ServerResponse, url: URL, body: Buffer): Promise<void> {
  const name = url.pathname.slice("/control/".length);
  const given: unknown = JSON.parse(body.toString("utf8") || "{}");
  if (name === "fault") faults.add(given);
  else if (name === "file") files.add(given);
  else if (name === "faults-clear") faults.clear();
  else if (name === "update") return reply(response, 200, await addUpdate(updateSchema.parse(given)));
  else if (name === "again")
    return reply(response, 200, await again(z.object({ account: z.string() }).parse(given)));
  else if (name === "shape") wrapped = z.object({ wrapped: z.boolean() }).parse(given).wrapped;
  else if (name === "redelivery") redelivery = redeliverySchema.parse(given);
  else if (name === "block") {
    const { chat, blocked: now } = z.object({ chat: z.string(), blocked: z.boolean() }).parse(given);
    if (now) blocked.add(chat);
    else blocked.delete(chat);
  } else if (name === "bot") {
    const { account, ...change } = z
      .object({ account: z.string(), revoked: z.boolean().optional(), left: z.int().optional() })
      .parse(given);
    Object.assign(botOf(account), change);
  } else if (name === "sent") return reply(response, 200, await log.after(url.searchParams));
  else if (name === "state") return reply(response, 200, state());
  else return reply(response, 404, { error: name });
  reply(response, 200, {});
}

function botOf(account: string): Bot {
  const bot = [...bots.values()].find((each) => each.account === account);
  if (!bot) throw new Error(`no bot ${account}`);
  return bot;
}

async function addUpdate({ account, chat, update }: z.infer<typeof updateSchema>): Promise<unknown> {
  const bot = botOf(account);
  if (chat !== null) bot.known.add(chat);
  const messageId = `2d758cb5e222${(nextId++).toString(16).padStart(8, "0")}`;
  const filled: unknown = JSON.parse(JSON.stringify(update).replaceAll('"$message_id"', `"${messageId}"`));
  bot.lastPush = filled;
  if (bot.webhook) return { messageId, status: await deliver(bot, filled) };
  bot.queue.push(filled);
  for (const wake of [...waiting]) wake();
  return { messageId, status: null };
}

async function again({ account }: { account: string }): Promise<unknown> {
  const bot = botOf(account);
  return { status: await push(bot, bot.lastPush) };
}

function state() {
  return {
    ...counts,
    calls: faults.calls,
    pushes,
    violations,
    bots: [...bots.values()].map(({ account, queue, webhook, left, polling, known }) => ({
      account,
      pending: queue.length,
      webhook: webhook?.url ?? "",
      left,
      polling,
      people: known.size,
    })),
  };
}

serveFake(
  (request, response, url, body) => {
    if (url.pathname.startsWith("/files/")) return files.serve(response, url.pathname);
    return url.pathname.startsWith("/control/")
      ? control(response, url, body)
      : call(request, response, url.pathname, body);
  },
  (what) => violations.push(what),
);
