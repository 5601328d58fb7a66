// What a refusal of the Zalo Bot Platform means: its envelope to the closed SendError. Pure.
import { z } from "zod";
import type { SendError } from "../channel.ts";
import type { Answered } from "./call.ts";

const number = z.coerce.number();
const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  // A number, in some clients' experience its text; one method has it in another spelling.
  error_code: number.optional(),
  errorCode: number.optional(),
  description: z.string().optional(),
});

/**
 * How many milliseconds an account with a used-up quota rests before it is tried again: somebody may buy more before
 * the month ends.
 */
const QUOTA_WAIT_MS = 3_600_000;
/** How many milliseconds an account rests when Zalo says that calls come too fast and gives no time. */
const RATE_WAIT_MS = 60_000;
const TOO_FAST = /too many|too fast|\brate\b/i;

/** What the method gave; or its error, with the code that Zalo gave for it (0 without one). */
type Unwrapped =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: number; readonly error: SendError };

/** Decides by `ok`, then by the code: errors normally come with HTTP 200. */
export function unwrapAnswer(name: string, answered: Answered): Unwrapped {
  const parsed = envelope.safeParse(answered.body);
  if (!parsed.success) {
    return { ok: false, code: 0, error: { type: "unknown", detail: `${name}: not an answer of Zalo's` } };
  }
  const { ok, result, description = "" } = parsed.data;
  if (ok) return { ok: true, result };
  const code = parsed.data.error_code ?? parsed.data.errorCode ?? answered.status;
  return { ok: false, code, error: errorOf(name, code, description, answered.retryAfterMs) };
}

function errorOf(name: string, code: number, description: string, retryAfterMs: number | null): SendError {
  const detail = `${name}: ${code} ${description}`.trim();
  if (code === 429) {
    // Its table has one 429, "Quota exceeded": the month is over, unless a time to wait says otherwise.
    return retryAfterMs !== null || TOO_FAST.test(description)
      ? { type: "throttled", retryAfterMs: retryAfterMs ?? RATE_WAIT_MS }
      : { type: "used-up", retryAfterMs: QUOTA_WAIT_MS, detail };
  }
  if (code === 404 && NOBODY.test(description)) return { type: "unreachable", detail };
  if (isAboutAccount(code)) return { type: "account", detail };
  // No idempotency key exists: what timed out inside Zalo was perhaps delivered.
  if (code === 408) return { type: "unknown", detail };
  // Zalo's table calls its 403 an internal error; only where it says so is it one.
  if (code >= 500 || (code === 403 && /internal/i.test(description))) return { type: "not-sent", detail };
  if (code === 403 || (code === 400 && NOBODY.test(description))) return { type: "unreachable", detail };
  if (code === 400) return { type: "rejected", detail };
  return { type: "unknown", detail };
}

/**
 * Whether a code says "bad token" or "unknown method". Zalo may use it for a single chat too, so whoever sent a message
 * checks the account itself.
 */
function isAboutAccount(code: number): boolean {
  return code === 401 || code === 404;
}

/** Unverified until a live account: how Zalo says that it knows no such chat, or that we may not write there. */
const NOBODY = /chat_id(?! must not be empty)|\b(chat|user)\b.*\b(not found|invalid|blocked|not exist)/i;
