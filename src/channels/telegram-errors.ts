// What a failed call to Telegram means: grammY's errors to the closed SendError. Lets no token out.
import { GrammyError, HttpError } from "grammy";
import type { SendError } from "./channel.ts";

/**
 * Classifies what a grammY call threw.
 *
 * @throws the error itself when it is neither Telegram's nor the network's: then it is ours.
 */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof GrammyError) return answered(error);
  if (error instanceof HttpError) return unanswered(error);
  throw error;
}

/** Telegram answered, and said no. */
function answered(error: GrammyError): SendError {
  const { error_code: code, description } = error;
  const detail = `${error.method}: ${code} ${description}`;
  if (code === 429) return { type: "throttled", retryAfterMs: (error.parameters.retry_after ?? 5) * 1000 };
  if (code === 403 || (code === 400 && NOBODY.test(description))) return { type: "unreachable", detail };
  // The token stands in the path: a revoked one is "not found" as well as "unauthorized".
  if (code === 401 || code === 404) return { type: "account", detail };
  // JSON of somebody else's, a proxy's perhaps: Telegram always gives a code.
  if (!(code >= 400)) return { type: "unknown", detail };
  if (code >= 500 || code === 409) return { type: "not-sent", detail };
  return { type: "rejected", detail };
}

const NOBODY = /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|have no rights to send/i;

/** No answer of Telegram's: was the request perhaps carried out? Only a failure to connect proves that it was not. */
function unanswered(error: HttpError): SendError {
  const reasons = reasonsOf(error.error);
  const method = /'(\w+)'/.exec(error.message)?.[1] ?? "call";
  const detail = `${method}: ${reasons.map((reason) => reason.code).join(" ") || "no answer"}`;
  if (reasons.some((reason) => reason.code === "HTTP_413")) return { type: "rejected", detail };
  if (reasons.some(notConnected)) return { type: "not-sent", detail };
  return { type: "unknown", detail };
}

type Reason = { readonly code: string; readonly syscall: string | null };

/** The codes of an error and of all it wraps. Never its message: that quotes the address, and with it the token. */
function reasonsOf(error: unknown, depth = 0): readonly Reason[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : null;
  const inner = [
    ...("cause" in error ? [error.cause] : []),
    ...("errors" in error && Array.isArray(error.errors) ? error.errors : []),
  ];
  return [
    ...(code === null ? [] : [{ code, syscall }]),
    ...inner.flatMap((each) => reasonsOf(each, depth + 1)),
  ];
}

const NOT_CONNECTED = new Set([
  ...["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  // A gateway in front of Telegram that is down answers for it, and passes nothing on.
  ...["HTTP_500", "HTTP_502", "HTTP_503"],
]);

function notConnected(reason: Reason): boolean {
  return NOT_CONNECTED.has(reason.code) || reason.syscall === "connect" || reason.syscall === "getaddrinfo";
}
