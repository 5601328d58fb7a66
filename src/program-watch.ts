// The running program as monitors see it: the room on its disk, the measures where the settings ask for them, their port.
import { resolve } from "node:path";
import type { App } from "./app.ts";
import type { Settings } from "./config/settings.ts";
import { inTime } from "./doors/http/in-time.ts";
import type { Metrics } from "./doors/http/metrics.ts";
import { type Serving, serveHttp } from "./doors/http/serve.ts";
import { metricsPort } from "./doors/http/watch.ts";
import type { Receive } from "./doors/take-update.ts";
import { roomAt } from "./room.ts";
import { type Db, poolUse } from "./store/db.ts";
import { measure } from "./store/health.ts";

type Watch = Pick<App, "observe" | "room"> & { readonly metrics: Metrics | null };

/** What the App and the doors are given. The package that counts is loaded only where somebody asks for measures. */
export async function openWatch(settings: Settings, db: Db, clock: () => Date): Promise<Watch> {
  const { DATABASE_URL, DATA_DIR, METRICS_TOKEN, METRICS_PORT } = settings;
  // With a server elsewhere, DATA_DIR holds nothing that grows with the work.
  const room = DATABASE_URL === undefined ? () => roomAt(resolve(DATA_DIR)) : null;
  const seen = room === null ? {} : { room };
  if (METRICS_TOKEN === undefined && METRICS_PORT === undefined) return { ...seen, metrics: null };
  const { makeMetrics } = await import("./doors/http/metrics.ts");
  const metrics = makeMetrics({
    measure: () => inTime(measure(db, clock())),
    pool: () => poolUse(db),
    room: async () => (room === null ? null : inTime(room())),
  });
  return { ...seen, observe: metrics.observe, metrics };
}

/** Serves the measures on their own port, to this machine alone; null where no port was asked for. */
export async function serveMetrics(app: App, metrics: Metrics | null): Promise<Serving | null> {
  const { METRICS_PORT: port } = app.settings;
  if (metrics === null || port === undefined) return null;
  const http = { hono: metricsPort(app, metrics), end: () => undefined };
  return serveHttp(http, { host: "127.0.0.1", port, setting: "METRICS_PORT" });
}

/** The engine, with what it did told to the observer; the same function where nothing is measured. */
export function observed({ observe }: Pick<App, "observe">, receive: Receive): Receive {
  if (!observe) return receive;
  return async (message) => {
    const { channel } = message.address;
    const from = performance.now();
    try {
      const verdict = await receive(message);
      observe.worked(channel, verdict, performance.now() - from);
      return verdict;
    } catch (error) {
      observe.worked(channel, "unavailable", performance.now() - from);
      throw error;
    }
  };
}
