// What a failed call to Telegram means: grammY's errors to the closed SendError. Lets no token out.
import { GrammyError, HttpError } from "grammy";
import type { SendError } from "../channel.ts";
import { notConnected, reasonsOf } from "../no-answer.ts";

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
  // JSON without a code is a proxy's: Telegram always gives a code.
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
