// What an error code of the Official Account's API means: to the closed SendError. Pure.
import { z } from "zod";
import type { SendError } from "../channel.ts";
import type { Answered } from "./call.ts";

const envelope = z.object({
  error: z.coerce.number(),
  message: z.string().optional(),
  data: z.unknown().optional(),
});

/** What the call gave; "stale" when the access token was refused, so that a fresh one may help. */
type OaAnswer =
  | { readonly type: "done"; readonly data: unknown }
  | { readonly type: "stale"; readonly detail: string }
  | { readonly type: "error"; readonly error: SendError };

/** Decides by `error`: failures come with HTTP 200. */
export function oaAnswer(name: string, answered: Answered): OaAnswer {
  const parsed = envelope.safeParse(answered.body);
  if (!parsed.success) {
    return { type: "error", error: { type: "unknown", detail: `${name}: not an answer of Zalo's` } };
  }
  const { error: code, message = "", data } = parsed.data;
  if (code === 0) return { type: "done", data };
  const detail = `${name}: ${code} ${message}`.trim();
  if (STALE_TOKEN.has(code)) return { type: "stale", detail };
  return { type: "error", error: errorOf(code, detail, answered.retryAfterMs) };
}

/** Sources disagree on the code of a bad access token: all of these were seen. */
const STALE_TOKEN = new Set([-216, -220, -124, 216, 401, -401]);
/** Nobody wrote for seven days, or ever; the last two are of older lists. */
const WINDOW = new Set([-230, -232, -305, -311]);
/** Not a follower, blocked us, banned or inactive for 45 days, out of what they may receive. */
const NOBODY = new Set([-213, -217, -218, -227]);
/** The app, the account, its package or its money: no message goes until somebody mends it. */
const ACCOUNT = new Set([
  ...[-204, -205, -209, -212, -219, -221, -223, -224, -235, -240, -242, -320, -321],
  112,
]);
/** A package that is too small: for this account, or for what was sent. */
const PACKAGE = /: -224\b/;
const RATE = -32;
const NO_QUOTA = -211;
const SEND_FAILED = -200;

const MINUTE_MS = 60_000;

function errorOf(code: number, detail: string, retryAfterMs: number | null): SendError {
  if (code === RATE) return { type: "throttled", retryAfterMs: retryAfterMs ?? MINUTE_MS };
  if (code === NO_QUOTA) return { type: "throttled", retryAfterMs: retryAfterMs ?? 60 * MINUTE_MS };
  if (WINDOW.has(code)) return { type: "window-closed", detail };
  if (NOBODY.has(code)) return { type: "unreachable", detail };
  if (ACCOUNT.has(code)) return { type: "account", detail };
  if (code === SEND_FAILED) return { type: "not-sent", detail };
  return { type: "rejected", detail };
}

/** A refusal of a message that had buttons: which package may send them is nowhere written. */
export function perhapsButtons(error: SendError): SendError {
  const { type } = error;
  if (type !== "rejected" && !(type === "account" && PACKAGE.test(error.detail))) return error;
  return { type: "no-buttons", detail: error.detail };
}
