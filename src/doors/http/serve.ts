// Runs a listening server that slow clients cannot hold and that stops when it is told to.
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Http } from "./app.ts";

/** The setting that the port came from. */
type PortSetting = "PORT" | "METRICS_PORT";

export type Serving = { readonly port: number; stop(): Promise<void> };

/** Node's own limits (60 s for the headers, 300 s for a request) let a few slow clients hold every connection. */
export const SLOW = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };
/**
 * How long a connection stays open between two requests: longer than a proxy keeps it (nginx 60 s, others 75 s). Were
 * it ours to close first, a request could meet the closing: the proxy answers 502, and a platform sends again. The
 * limits of SLOW count from a request's first byte.
 */
export const IDLE_MS = 90_000;
const MOST_CONNECTIONS = 5_000;
const GRACE_MS = 500;

/** Listens; `port` is the real one when 0 was asked for. Rejects by the setting's name when it cannot. */
export async function serveHttp(
  http: Http,
  at: { readonly host: string; readonly port: number; readonly setting?: PortSetting },
): Promise<Serving> {
  const timeouts = { ...SLOW, keepAliveTimeout: IDLE_MS };
  const server = createServer(timeouts, getRequestListener(http.hono.fetch));
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(whyNot(error, at), { cause: error })));
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { port: address.port, stop: () => stop(http, server) };
}

function whyNot(error: Error, { host, port, setting = "PORT" }: Parameters<typeof serveHttp>[1]): string {
  const code = "code" in error ? String(error.code) : error.name;
  if (code === "EADDRINUSE")
    return `${setting}: ${port} is taken by another program on ${host}. Name another one, for example ${setting}=${port + 1}.`;
  if (code === "EACCES") return `${setting}: ${port} may not be used by this user. Name one above 1023.`;
  return `HOST: this machine cannot listen on ${host} (${code}).`;
}

/** Ends the event streams, lets running requests finish for a moment, then closes what is left. */
async function stop(http: Http, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  http.end();
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatient);
}
