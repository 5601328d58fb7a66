// A request to the routes without a server, as if it came over a socket from this address.
import type { Http } from "../../../src/doors/http/app.ts";

/** Asks the routes; `init` is what fetch takes. */
export function askFrom(
  { hono }: Pick<Http, "hono">,
  address: string,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const socket = { remoteAddress: address, remotePort: 40_000, remoteFamily: "IPv4" };
  return Promise.resolve(hono.request(url, init, { incoming: { socket } }));
}
