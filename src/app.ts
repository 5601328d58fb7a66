// The App: clock, ids, database, channels, settings and log, as the rooms that act are given them. Types only: main.ts
// constructs it, tests construct their own.
import type { Channel } from "./channels/channel.ts";
import type { Settings } from "./config/settings.ts";
import type { Log } from "./log.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/db.ts";
import type { OutboxKind } from "./store/queue/outbox.ts";

/** How the work on a message ended; "unavailable": the database could not be reached, and the platform sends again. */
export type Worked = "done" | "duplicate" | "dead" | "unavailable";

/** How an attempt to deliver a row ended; "rest": it is tried again later. */
export type Attempted = "sent" | "closed" | "rest";

/** Is told what happens, to count it. Cheap, never throws, decides nothing. */
export type Observer = {
  /** A message was worked, from its arrival to its commit in so many milliseconds. */
  worked(channel: Channel["name"], how: Worked, ms: number): void;
  /** A row was handed to its platform, so many milliseconds after it was written. */
  delivered(channel: Channel["name"], kind: OutboxKind, how: Attempted, ms: number): void;
};

export type App = {
  readonly db: Db;
  readonly channels: readonly Channel[];
  /** The clock; tests move it. */
  readonly clock: () => Date;
  /** A fresh unguessable id (at least 96 bits, URL-safe). */
  readonly newId: () => string;
  readonly settings: Settings;
  readonly log: Log;
  /** Tells the deliverer that a row may have become due. Cheap, never throws. */
  readonly wake: () => void;
  /** Absent where nothing is measured. */
  readonly observe?: Observer;
  /** The room on the disk that holds the database and the files. Absent where that disk is another machine's. */
  readonly room?: () => Promise<Room>;
};
