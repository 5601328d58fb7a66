// /metrics: what a monitor reads. The only file that knows prom-client; others tell an Observer what happens.
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Observer } from "../../app.ts";
import type { Room } from "../../room.ts";
import type { Measures } from "../../store/health.ts";
import { measureLoopDelay } from "./loop-delay.ts";

/** What is looked up when somebody asks. */
type MetricsParts = {
  /** Counts in the database; null when it did not answer. */
  measure(): Promise<Measures | null>;
  /** Null where the disk is not ours to see. */
  room(): Promise<Room | null>;
  /** Transactions of this process that run, and that wait for a connection. */
  pool(): Readonly<Record<"running" | "waiting", number>>;
};

export type Metrics = {
  readonly observe: Observer;
  /** All measures, as Prometheus reads them. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Ends the timer that measures the event loop. */
  end(): void;
};

/** Seconds. An answer is committed within hundredths of a second; what takes longer waits for something. */
const COMMIT_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Seconds. A reply goes out at once; a reminder may wait for the morning. */
const DELIVERY_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600, 43_200];

/**
 * Labels are channels, kinds and outcomes of closed lists alone: the number of series does not grow with people, units
 * or messages.
 */
export function makeMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  const counters = makeCounters(registry);
  const gauges = makeGauges(registry);
  const loop = measureLoopDelay();
  const cpu = new Gauge({
    name: "tonghop_cpu_seconds",
    help: "CPU time of this process since its start.",
    registers: [registry],
  });

  async function text(): Promise<string> {
    const [measures, room] = await Promise.all([parts.measure(), parts.room()]);
    gauges.databaseUp.set(measures === null ? 0 : 1);
    gauges.counted(measures);
    gauges.room(room);
    for (const [state, count] of Object.entries(parts.pool())) gauges.pool.set({ state }, count);
    for (const [quantile, seconds] of Object.entries(loop.delay())) gauges.loop.set({ quantile }, seconds);
    gauges.memory.set(process.memoryUsage.rss());
    const { user, system } = process.cpuUsage();
    cpu.set((user + system) / 1e6);
    return registry.metrics();
  }

  const observe: Observer = {
    worked: (channel, how, ms) => {
      counters.messages.inc({ channel, outcome: how });
      if (how === "done") counters.commit.observe({ channel }, ms / 1_000);
    },
    delivered: (channel, kind, how, ms) => {
      counters.deliveries.inc({ channel, kind, outcome: how });
      if (how === "sent") counters.delivery.observe({ channel, kind }, ms / 1_000);
    },
  };
  return { observe, text, contentType: registry.contentType, end: loop.end };
}

function makeCounters(registry: Registry) {
  const registers = [registry];
  return {
    messages: new Counter({
      name: "tonghop_messages_total",
      help: "Incoming messages by channel and how the work on them ended.",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    commit: new Histogram({
      name: "tonghop_commit_seconds",
      help: "From a message's arrival to the commit of its answer.",
      labelNames: ["channel"],
      buckets: COMMIT_BUCKETS,
      registers,
    }),
    deliveries: new Counter({
      name: "tonghop_deliveries_total",
      help: "Attempts to deliver a message by channel, kind and how they ended.",
      labelNames: ["channel", "kind", "outcome"],
      registers,
    }),
    delivery: new Histogram({
      name: "tonghop_delivery_seconds",
      help: "From the moment a message was written to its acceptance by the platform.",
      labelNames: ["channel", "kind"],
      buckets: DELIVERY_BUCKETS,
      registers,
    }),
  };
}

function makeGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const outbox = gauge("tonghop_outbox_rows", "Messages that are due and unsent.", ["channel"]);
  const age = gauge("tonghop_outbox_oldest_seconds", "For how long the oldest due message has waited.", [
    "channel",
  ]);
  const inbox = gauge("tonghop_inbox_rows", "Messages kept and not worked, and those that could not be.", [
    "state",
  ]);
  const unread = gauge("tonghop_unread_files", "Handed-over files that wait to be read.", []);
  const unreadAge = gauge(
    "tonghop_unread_files_oldest_seconds",
    "For how long the oldest file that is not read has waited.",
    [],
  );
  const reminders = gauge("tonghop_reminders", "Reminders of open rounds, in units, by how they ended.", [
    "outcome",
  ]);
  const connections = gauge(
    "tonghop_database_connections",
    "The program's connections by state, of all its processes.",
    ["state"],
  );
  const free = gauge("tonghop_disk_free_bytes", "Room left on the disk of the data.", []);
  const all = gauge("tonghop_disk_bytes", "Size of the disk of the data.", []);
  const fromDatabase = [outbox, age, inbox, unread, unreadAge, reminders, connections];
  return {
    databaseUp: gauge("tonghop_database_up", "1 when the database answered this scrape.", []),
    pool: gauge(
      "tonghop_transactions",
      "Transactions of this process that run, and that wait for a connection.",
      ["state"],
    ),
    loop: gauge("tonghop_event_loop_delay_seconds", "Delay of the event loop in the last whole minute.", [
      "quantile",
    ]),
    memory: gauge("tonghop_memory_bytes", "Resident memory of this process.", []),
    /** Sets what was counted; while the database does not answer there are no counts, instead of old ones. */
    counted: (measures: Measures | null) => {
      for (const one of fromDatabase) one.reset();
      if (measures === null) return;
      for (const { channel, rows, oldestSeconds } of measures.due) {
        outbox.set({ channel }, rows);
        age.set({ channel }, oldestSeconds);
      }
      inbox.set({ state: "received" }, measures.inbox.received);
      inbox.set({ state: "dead" }, measures.inbox.dead);
      unread.set(measures.unread.files);
      unreadAge.set(measures.unread.oldestSeconds);
      for (const { outcome, units } of measures.reminders) reminders.set({ outcome }, units);
      for (const { state, count } of measures.connections) connections.set({ state }, count);
    },
    /** Sets what was seen; without a look at the disk there is no value, neither an old one nor the nought of a full disk. */
    room: (room: Room | null) => {
      for (const one of [free, all]) one.remove();
      if (room === null) return;
      free.set(room.free);
      all.set(room.all);
    },
  };
}
