// One call over HTTP to either of Zalo's products: its JSON answer, or why there is none. Lets no token out.
import type { SendError } from "../channel.ts";
import { parseJson } from "../exact-json.ts";
import { notConnected, reasonsOf } from "../no-answer.ts";

export type ZaloResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SendError };

/** What Zalo answered; it says by the body, not by the status, whether it did what it was asked. */
export type Answered = {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
};

export type Request = {
  /** For messages about it: the address may hold a token. */
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as a form; without one the call is a GET. */
  readonly json?: unknown;
  readonly form?: URLSearchParams;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

/** How many milliseconds to wait when a gateway refuses a call and gives no time itself. */
const BURST_WAIT_MS = 5_000;

/** Makes the call. An answer that is not JSON is a gateway's, and an error. Never throws. */
export async function callZalo(request: Request): Promise<ZaloResult<Answered>> {
  const { name, url, timeoutMs } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: request.json === undefined && request.form === undefined ? "GET" : "POST",
      headers: {
        ...(request.json === undefined ? {} : { "Content-Type": "application/json" }),
        ...request.headers,
      },
      ...(request.form ? { body: request.form } : {}),
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
      signal: request.signal ? AbortSignal.any([timeout, request.signal]) : timeout,
    });
    const retryAfterMs = waitOf(response.headers.get("retry-after"));
    const body = parseJson(new Uint8Array(await response.arrayBuffer()));
    if (typeof body !== "object" || body === null)
      return { ok: false, error: gateway(name, response.status, retryAfterMs) };
    return { ok: true, value: { status: response.status, body, retryAfterMs } };
  } catch (error) {
    const reasons = reasonsOf(error);
    const detail = `${name}: ${reasons.map((reason) => reason.code).join(" ") || "no answer"}`;
    return { ok: false, error: { type: reasons.some(notConnected) ? "not-sent" : "unknown", detail } };
  }
}

/** Reads the page of a gateway that stands before Zalo. Calls that come too fast are answered by such a page too. */
function gateway(name: string, status: number, retryAfterMs: number | null): SendError {
  const detail = `${name}: HTTP_${status}`;
  if (status === 429) return { type: "throttled", retryAfterMs: retryAfterMs ?? BURST_WAIT_MS };
  if (status === 413) return { type: "rejected", detail };
  if (notConnected({ code: `HTTP_${status}`, syscall: null })) return { type: "not-sent", detail };
  return { type: "unknown", detail };
}

function waitOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && seconds > 0 && seconds <= 86_400 ? seconds * 1_000 : null;
}
