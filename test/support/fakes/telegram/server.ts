// A strict fake of Telegram's Bot API in a process of its own: real HTTP, one bot, controlled over /control paths.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { ServedFiles } from "../served-files.ts";
import { answerWith, fields, readBody, reply } from "./http.ts";
import { UpdateQueue } from "./queue.ts";
import { controls, type FakeState, type Fault, type Method, methods, type Sent } from "./schema.ts";
import { SentLog } from "./sent.ts";

const options = z
  .object({ token: z.string(), username: z.string(), secondMs: z.number() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

/** An answer that is no success: Telegram's own error. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly retryAfter?: number,
  ) {
    super(description);
  }
}

const sent = new SentLog();
const files = new ServedFiles();
/** Where each file is served, below the bot's own path. */
const paths = new Map<string, string>();
const blocked = new Set<number>();
/** Chats whose person has written first; a bot can write to nobody else. */
const opened = new Set<number>();
const presses = new Map<string, { answered: boolean }>();
const faults: Fault[] = [];
const pushes: { update: number; status: number }[] = [];
const acknowledged: string[] = [];
const menus: Record<string, readonly string[]> = {};
const calls: Record<string, number> = {};
const violations: string[] = [];
const allKinds = ["message", "edited_message", "callback_query", "my_chat_member"];
let allowed: readonly string[] = allKinds;
let connections = 40;
let revoked = false;
let polls = 0;
let webhooksSet = 0;
let webhooksDeleted = 0;
let nextMessageId = 1;
let aheadMs = 0;

const queue = new UpdateQueue(
  { secondMs: options.secondMs },
  {
    losesAnswer: () => takeFault("webhook") !== null,
    pushed: (push) => pushes.push(push),
    violation: (what) => violations.push(what),
  },
);

function takeFault(method: string, chat: number | null = null): Fault | null {
  const found = faults.find(
    (fault) =>
      fault.method === method &&
      fault.times > 0 &&
      (!("chat" in fault) || fault.chat === undefined || fault.chat === chat),
  );
  if (!found) return null;
  found.times--;
  return found;
}

type Parsed<M extends Method> = z.infer<(typeof methods)[M]>;

const handlers: { [M in Method]: (given: Parsed<M>, gone: AbortSignal) => unknown } = {
  getMe: () => ({
    id: Number(options.token.split(":")[0]),
    is_bot: true,
    first_name: "Fake",
    username: options.username,
  }),
  getWebhookInfo: () => ({
    url: queue.webhookUrl,
    has_custom_certificate: false,
    pending_update_count: queue.pending,
    allowed_updates: [...allowed].reverse(),
  }),
  deleteWebhook: ({ drop_pending_updates }) => {
    if (drop_pending_updates) violations.push("pending updates were dropped");
    webhooksDeleted++;
    queue.setWebhook(null);
    return true;
  },
  setWebhook: (given) => {
    if (given.drop_pending_updates) violations.push("pending updates were dropped");
    if (given.allowed_updates === undefined) violations.push("setWebhook without allowed_updates");
    webhooksSet++;
    allowed = given.allowed_updates ?? allowed;
    connections = given.max_connections;
    queue.setWebhook(
      given.url === ""
        ? null
        : { url: given.url, secret: given.secret_token, connections: given.max_connections },
    );
    return true;
  },
  getUpdates: async (given, gone) => {
    if (queue.webhookUrl !== "") throw new Refusal(409, CONFLICT_WEBHOOK);
    polls++;
    allowed = given.allowed_updates ?? allowed;
    const result = await queue.take(given.offset, given.limit, given.timeout, gone);
    if (result === "conflict") throw new Refusal(409, CONFLICT_POLL);
    return result;
  },
  sendMessage: (given) => keep("sendMessage", given.chat_id, given.text, given.reply_markup, null),
  sendDocument: async (given) => {
    const base64 = Buffer.from(await given.document.arrayBuffer()).toString("base64");
    if (base64 === "") throw new Refusal(400, "Bad Request: file must be non-empty");
    const file = { name: given.document.name, base64 };
    return keep("sendDocument", given.chat_id, given.caption ?? "", given.reply_markup, file);
  },
  getFile: ({ file_id }) => {
    const path = paths.get(file_id);
    const size = path === undefined ? null : files.sizeOf(path);
    if (path === undefined || size === null) {
      throw new Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
    }
    if (size > MOST_FOR_BOTS) throw new Refusal(400, "Bad Request: file is too big");
    return { file_id, file_unique_id: "AgADzg", file_size: size, file_path: path.slice(1) };
  },
  answerCallbackQuery: ({ callback_query_id }) => {
    const press = presses.get(callback_query_id);
    if (!press || press.answered) {
      throw new Refusal(
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
      );
    }
    press.answered = true;
    acknowledged.push(callback_query_id);
    return true;
  },
  setMyCommands: (given) => {
    menus[menuKey(given)] = given.commands.map((each) => each.command);
    return true;
  },
  deleteMyCommands: (given) => {
    delete menus[menuKey(given)];
    return true;
  },
};

const MOST_FOR_BOTS = 20_000_000;
const CONFLICT_WEBHOOK =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const CONFLICT_POLL =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

function menuKey({ scope, language_code }: Parsed<"deleteMyCommands">): string {
  const chat = scope.type === "chat" ? `:${scope.chat_id}` : "";
  return `${scope.type}${chat}${language_code === "" ? "" : `/${language_code}`}`;
}

function keep(
  method: Sent["method"],
  chat: number,
  text: string,
  markup: Parsed<"sendMessage">["reply_markup"],
  file: Sent["file"],
): unknown {
  if (!opened.has(chat)) throw new Refusal(400, "Bad Request: chat not found");
  if (blocked.has(chat)) throw new Refusal(403, "Forbidden: bot was blocked by the user");
  const buttons = (markup?.inline_keyboard ?? []).map((row) =>
    row.map((each) => ({ text: each.text, data: each.callback_data })),
  );
  const id = nextMessageId++;
  const at = Date.now() + aheadMs;
  sent.add({ id, chat, method, text, buttons, file, at });
  return { message_id: id, date: Math.floor(at / 1000), chat: { id: chat, type: "private" }, text };
}

/** The files that people sent lie below a path with the bot's token. */
function serveFile(response: ServerResponse, path: string): void {
  const own = `/file/bot${options.token}`;
  if (!revoked && path.startsWith(`${own}/`)) files.serve(response, path.slice(own.length));
  else reply(response, 404, { ok: false, error_code: 404, description: "Not Found" });
}

async function call(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const [, token, name] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const body = await readBody(request);
  calls[name ?? ""] = (calls[name ?? ""] ?? 0) + 1;
  const fault = takeFault(name ?? "", chatOf(body, request.headers["content-type"]));
  if (fault?.kind === "hang") return;
  if (fault?.kind === "cut-before") return void request.socket.destroy();
  if (fault?.kind === "gateway") return void response.writeHead(fault.code).end("<html>Bad Gateway</html>");
  try {
    if (token !== options.token || revoked) throw new Refusal(401, "Unauthorized");
    if (fault?.kind === "throttle") {
      const wait = `Too Many Requests: retry after ${fault.retryAfter}`;
      throw new Refusal(429, wait, fault.retryAfter);
    }
    if (fault?.kind === "error") throw new Refusal(fault.code, "Internal Server Error");
    const result = await invoke(name ?? "", body, request, gone.signal);
    answerWith(fault, response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message: description, retryAfter } = error;
    const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
    reply(response, code, { ok: false, error_code: code, description, ...parameters });
  }
}

function chatOf(body: Buffer, type: string | undefined): number | null {
  const given = z.object({ chat_id: z.coerce.number() }).safeParse(fields(body, type));
  return given.success ? given.data.chat_id : null;
}

async function invoke(
  name: string,
  body: Buffer,
  request: IncomingMessage,
  gone: AbortSignal,
): Promise<unknown> {
  if (!isMethod(name)) throw new Refusal(404, "Not Found");
  return run(name, fields(body, request.headers["content-type"]), gone);
}

async function run<M extends Method>(name: M, given: unknown, gone: AbortSignal): Promise<unknown> {
  const result = methods[name].safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const description = `Bad Request: ${issue?.message} (${name} ${issue?.path.join(".")})`;
    violations.push(description);
    throw new Refusal(400, description);
  }
  return handlers[name](result.data as Parsed<M>, gone);
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

async function control(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const body: unknown = JSON.parse((await readBody(request)).toString("utf8") || "{}");
  const name = url.pathname.slice("/control/".length);
  if (name === "fault") faults.push(controls.fault.parse(body));
  else if (name === "faults-clear") faults.length = 0;
  else if (name === "update") return reply(response, 200, addUpdate(controls.update.parse(body)));
  else if (name === "file") addFile(controls.file.parse(body));
  else if (name === "open") opened.add(controls.open.parse(body).chat);
  else if (name === "block") block(controls.block.parse(body));
  else if (name === "revoke") revoked = controls.revoke.parse(body).revoked;
  else if (name === "clock") aheadMs = controls.clock.parse(body).ahead * 1_000;
  else if (name === "sent") return reply(response, 200, await sentAfter(url.searchParams));
  else if (name === "state") return reply(response, 200, state());
  else return reply(response, 404, { error: name });
  reply(response, 200, {});
}

function addUpdate({ chat, update }: z.infer<typeof controls.update>): unknown {
  const kind = Object.keys(update)[0] ?? "";
  if (allKinds.includes(kind) && !allowed.includes(kind)) return { updateId: null, messageId: null };
  opened.add(chat);
  const messageId = nextMessageId++;
  const filled = JSON.parse(JSON.stringify(update).replaceAll('"$message_id"', String(messageId)));
  const press = z.object({ callback_query: z.object({ id: z.string() }) }).safeParse(update);
  if (press.success) presses.set(press.data.callback_query.id, { answered: false });
  return {
    updateId: queue.add(`${kind === "callback_query" ? "press" : "chat"}:${chat}`, filled),
    messageId,
  };
}

function addFile({ id, served }: z.infer<typeof controls.file>): void {
  paths.set(id, served.path);
  files.add(served);
}

function block({ chat, blocked: now }: z.infer<typeof controls.block>): void {
  if (now) blocked.add(chat);
  else blocked.delete(chat);
}

function sentAfter(query: URLSearchParams): Promise<readonly Sent[]> {
  const chat = query.get("chat");
  return sent.after(
    chat === null ? null : Number(chat),
    Number(query.get("after")),
    Number(query.get("wait")),
  );
}

function state(): FakeState {
  return {
    pending: queue.pending,
    polls,
    pollConflicts: queue.conflicts,
    webhook: { url: queue.webhookUrl, allowed, connections },
    webhooksSet,
    webhooksDeleted,
    pushes,
    acknowledged,
    menus,
    calls,
    filesAsked: files.asked,
    violations,
  };
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname.startsWith("/file/")) return serveFile(response, url.pathname);
  const work = url.pathname.startsWith("/control/")
    ? control(request, response, url)
    : call(request, response, url.pathname);
  work.catch((error: unknown) => {
    violations.push(`fault in the fake: ${String(error)}`);
    if (!response.headersSent) reply(response, 500, { error: String(error) });
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ port: typeof address === "object" ? address?.port : 0 })}\n`);
});
// Whoever started it has gone when its standard input ends.
process.stdin.on("end", () => process.exit(0)).resume();
