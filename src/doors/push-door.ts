// What the platforms' webhooks share: the secret in a header, the limit of a body, 503 while nothing can be stored.
import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { App } from "../app.ts";

/** The largest body accepted, in bytes: no platform sends more. */
export const LARGEST = 1024 * 1024;

/** How many milliseconds somebody who is not let in waits to hear it. */
const REFUSAL_MS = 250;

/**
 * Answers who is not let in, after a while that costs us nothing: whoever waits for the answer before the next try,
 * with however much in the body, is refused four times a second on each connection and takes no time of the others.
 */
export async function refused(c: Context, status: 401 | 413): Promise<Response> {
  await sleep(REFUSAL_MS);
  return c.body(null, status);
}

/** Lets in who knows the secret; everybody else gets an empty 401, and not a byte of the body is read. */
export function secretInHeader(header: string, secret: string): MiddlewareHandler {
  const expected = digest(secret);
  return async (c, next) => {
    const given = c.req.header(header);
    if (given === undefined || !timingSafeEqual(digest(given), expected)) return refused(c, 401);
    return next();
  };
}

/** Several platforms' routes as one. */
export function allRoutes(each: readonly Hono[]): Hono {
  const routes = new Hono();
  for (const one of each) routes.route("/", one);
  return routes;
}

/** 200 once it is stored; 503 when it could not be, so that a platform that sends again does. */
export async function answerStored(
  app: App,
  c: Context,
  channel: string,
  store: () => Promise<void>,
): Promise<Response> {
  try {
    await store();
    return c.body(null, 200);
  } catch (error) {
    app.log.error({ error, channel }, "An update could not be stored; the platform may send it again.");
    return c.body(null, 503, { "Retry-After": "5" });
  }
}

/** Whether two secrets are equal. The comparison takes the same time wherever they differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** Hashed first: strings of different lengths could not be compared in constant time. */
function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
