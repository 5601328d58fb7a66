// A strict fake of a Zalo Official Account in a process of its own: tokens that rotate, signed events, windows.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { PATIENCE_MS } from "../../run/patience.ts";
import { ServedFiles } from "../served-files.ts";
import { answerWith, reply } from "../telegram/http.ts";
import { Faults, fails, Log, sentId, serveFake } from "./serve.ts";

const options = z
  .object({
    appId: z.string(),
    appSecret: z.string(),
    secretKey: z.string(),
    oaId: z.string(),
    refreshToken: z.string(),
    codeChallenge: z.string().nullable(),
    /** How long one of Zalo's seconds of waiting before it sends an event again is, in milliseconds. */
    secondMs: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const HOUR = 3_600_000;
const RETRIES_SECONDS = [30, 300, 900, 1_800, 3_600];
const log = new Log();
const files = new ServedFiles();
const faults = new Faults();
const violations: string[] = [];
const pushes: { event: string; hash: string; retry: number; status: number; ms: number }[] = [];
const lastInteraction = new Map<string, number>();
const blocked = new Set<string>();
const codes = new Set<string>();
const counts = { refreshes: 0, refreshesRefused: 0, refused: 0, buttonsRefused: 0 };
let accessToken: string | null = null;
let accessEnds = 0;
let refreshToken = options.refreshToken;
let serial = 0;
let webhook = "";
/** As for a package that may send none: the code with which a message that has buttons is refused. */
let buttonsRefused: number | null = null;
let lastEvent: { name: string; body: string } | null = null;

const button = z.strictObject({
  title: z.string().min(1).max(100),
  type: z.enum(["oa.open.url", "oa.query.show", "oa.query.hide"]),
  payload: z.union([z.string().min(1).max(1_000), z.strictObject({ url: z.url() })]),
});
const csSchema = z.strictObject({
  recipient: z.strictObject({ user_id: z.string() }),
  message: z.strictObject({
    text: z.string().min(1),
    attachment: z
      .strictObject({
        type: z.literal("template"),
        payload: z.strictObject({ buttons: z.array(button).min(1).max(5) }),
      })
      .optional(),
  }),
});

type Envelope = { error: number; message: string; data?: unknown };

function sendMessage(body: Buffer): Envelope {
  const given = csSchema.safeParse(parse(body));
  if (!given.success) {
    violations.push(`message/cs: ${given.error.issues[0]?.path.join(".")} ${given.error.issues[0]?.message}`);
    return { error: -201, message: "Params is invalid" };
  }
  const { recipient, message } = given.data;
  if (message.text.length > 2_000) return { error: -210, message: "Parameter exceeds limit" };
  const last = lastInteraction.get(recipient.user_id);
  if (last === undefined) return { error: -232, message: "User has not interacted with the OA" };
  if (Date.now() - last > 7 * 24 * HOUR) {
    return { error: -230, message: "User has not interacted with the OA in the past 7 days" };
  }
  if (blocked.has(recipient.user_id)) return { error: -213, message: "User has not followed OA" };
  const buttons = (message.attachment?.payload.buttons ?? []).map(({ title, payload }) => ({
    title,
    payload: typeof payload === "string" ? payload : payload.url,
  }));
  if (buttonsRefused !== null && buttons.length > 0) {
    counts.buttonsRefused++;
    return { error: buttonsRefused, message: "Params is invalid" };
  }
  const kept = log.add({ account: options.appId, chat: recipient.user_id, text: message.text, buttons });
  const id = sentId(kept.id);
  // What we sent comes back as an event, too.
  void push({
    app_id: options.appId,
    sender: { id: options.oaId, admin_id: "1" },
    recipient: { id: recipient.user_id },
    event_name: "oa_send_text",
    message: { text: message.text, msg_id: id },
    timestamp: String(Date.now()),
  });
  const quota = { quota_type: "reply", remain: "8", total: "8" };
  return {
    error: 0,
    message: "Success",
    data: { message_id: id, user_id: recipient.user_id, sent_time: String(Date.now()), quota },
  };
}

function token(body: Buffer, secret: string | undefined): unknown {
  const form = new URLSearchParams(body.toString("utf8"));
  const no = (error: number, error_name: string) => ({
    error,
    error_name,
    error_reason: error_name,
    ref_doc: "x",
  });
  if (secret !== options.appSecret) return no(-14004, "Invalid secret key");
  if (form.get("app_id") !== options.appId) return no(-14001, "Invalid app id");
  if (form.get("grant_type") === "refresh_token") {
    if (form.get("refresh_token") !== refreshToken) {
      counts.refreshesRefused++;
      return no(-14014, "Invalid refresh token");
    }
    counts.refreshes++;
    return newPair();
  }
  if (form.get("grant_type") !== "authorization_code") return no(-14005, "Invalid grant type");
  if (!codes.delete(form.get("code") ?? "")) return no(-14019, "Invalid code");
  if (options.codeChallenge !== null) {
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== options.codeChallenge) return no(-14020, "Invalid code verifier");
  }
  return newPair();
}

/** The old pair is dead at once. */
function newPair() {
  accessToken = `access-${++serial}`;
  accessEnds = Date.now() + 25 * HOUR;
  refreshToken = `refresh-${serial}`;
  return { access_token: accessToken, refresh_token: refreshToken, expires_in: "90000" };
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer,
): Promise<void> {
  const method = url.pathname.split("/").at(-1) ?? "";
  const to = z
    .object({ recipient: z.object({ user_id: z.string() }) })
    .safeParse(method === "cs" ? parse(body) : null);
  const fault = faults.called(method, to.success ? to.data.recipient.user_id : null);
  if (fails(fault, request, response)) return;
  const header = (name: string) => request.headers[name]?.toString();
  const answer = () => {
    if (fault?.kind === "error") return { error: fault.code, message: fault.description };
    if (url.pathname === "/v4/oa/access_token") return token(body, header("secret_key"));
    const given = header("access_token");
    if (given === undefined || given !== accessToken) {
      counts.refused++;
      return { error: -216, message: "Access token is invalid" };
    }
    if (Date.now() > accessEnds) {
      counts.refused++;
      return { error: -220, message: "Access token has expired" };
    }
    if (url.pathname === "/v3.0/oa/message/cs" && request.method === "POST") return sendMessage(body);
    if (url.pathname === "/v2.0/oa/getoa") {
      return {
        error: 0,
        message: "Success",
        data: { oaid: options.oaId, name: "Sở thử", is_verified: true },
      };
    }
    if (url.pathname === "/v2.0/oa/message") {
      return { error: -240, message: "MessageV2 API has been shut down, please switch to MessageV3" };
    }
    violations.push(`unknown path ${url.pathname}`);
    return { error: -201, message: "Unknown path" };
  };
  const result = answer();
  answerWith(fault, response, 200, result);
}

/** Sends an event until it is taken within two seconds, as Zalo does: the same bytes, with the number of the retry. */
async function push(event: Record<string, unknown>, more: { retry?: number } = {}): Promise<number> {
  const body = JSON.stringify(event);
  const name = String(event.event_name);
  if (!name.startsWith("oa_send_")) lastEvent = { name, body };
  if (webhook === "") return 0;
  const status = await post(name, body, more.retry ?? 0);
  if (status !== 200) void retry(name, body);
  return status;
}

async function retry(name: string, body: string): Promise<void> {
  for (const [index, seconds] of RETRIES_SECONDS.entries()) {
    await new Promise((resolve) => setTimeout(resolve, seconds * options.secondMs));
    if ((await post(name, body, index + 1)) === 200) return;
  }
}

async function post(event: string, body: string, retry: number): Promise<number> {
  const timestamp = String(parse(Buffer.from(body)).timestamp);
  const mac = createHash("sha256")
    .update(`${options.appId}${body}${timestamp}${options.secretKey}`)
    .digest("hex");
  const start = Date.now();
  const status = await fetch(webhook, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-zevent-signature": `mac=${mac}`,
      ...(retry === 0 ? {} : { num_retry: String(retry) }),
    },
    body,
    // Zalo waits two seconds; a slow machine is no fault of the door's.
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    (response) => response.status,
    () => 0,
  );
  const hash = createHash("sha256").update(body).digest("hex");
  pushes.push({ event, hash, retry, status, ms: Date.now() - start });
  return faults.take("webhook") === null ? status : 0;
}

function parse(body: Buffer): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(body.toString("utf8")));
}

async function control(response: ServerResponse, url: URL, body: Buffer): Promise<void> {
  const name = url.pathname.slice("/control/".length);
  const given = parse(body.length === 0 ? Buffer.from("{}") : body);
  const text = z.string();
  if (name === "fault") faults.add(given);
  else if (name === "file") files.add(given);
  else if (name === "faults-clear") faults.clear();
  else if (name === "webhook") webhook = text.parse(given.url);
  else if (name === "event") return reply(response, 200, await addEvent(given));
  else if (name === "again") {
    const status = lastEvent ? await post(lastEvent.name, lastEvent.body, 1) : 0;
    return reply(response, 200, { status });
  } else if (name === "interaction") {
    lastInteraction.set(text.parse(given.user), Date.now() - z.number().parse(given.agoMs));
  } else if (name === "buttons") buttonsRefused = z.int().nullable().parse(given.refusedWith);
  else if (name === "block") blocked.add(text.parse(given.user));
  else if (name === "unblock") blocked.delete(text.parse(given.user));
  else if (name === "expire") accessEnds = 0;
  else if (name === "forget") {
    // As when an administrator takes the consent back.
    accessToken = null;
    refreshToken = "nobody-knows-it";
  } else if (name === "reset") {
    accessToken = null;
    refreshToken = options.refreshToken;
  } else if (name === "code") codes.add(text.parse(given.code));
  else if (name === "sent") return reply(response, 200, await log.after(url.searchParams));
  else if (name === "state") {
    return reply(response, 200, {
      ...counts,
      calls: faults.calls,
      filesAsked: files.asked,
      accessToken,
      refreshToken,
      pushes,
      violations,
    });
  } else return reply(response, 404, { error: name });
  reply(response, 200, {});
}

async function addEvent(given: Record<string, unknown>): Promise<unknown> {
  const user = z.object({
    sender: z.object({ id: z.string() }).optional(),
    follower: z.object({ id: z.string() }).optional(),
  });
  const { sender, follower } = user.parse(given);
  const id = sender?.id ?? follower?.id;
  if (id !== undefined && given.event_name !== "unfollow") lastInteraction.set(id, Date.now());
  const messageId = `96d3cdf3af15${String(++serial).padStart(8, "0")}`;
  const filled = JSON.parse(JSON.stringify(given).replaceAll('"$msg_id"', `"${messageId}"`));
  return { messageId, status: await push(filled) };
}

serveFake(
  (request, response, url, body) => {
    // Zalo's content network: whoever has the address may have the file.
    if (url.pathname.startsWith("/files/")) return files.serve(response, url.pathname);
    return url.pathname.startsWith("/control/")
      ? control(response, url, body)
      : call(request, response, url, body);
  },
  (what) => violations.push(what),
);
