// The App: clock, ids, database, channels, settings and log, as the rooms that act are given them. Types only: main.ts
// constructs it, tests construct their own.
import type { Channel } from "./channels/channel.ts";
import type { Settings } from "./config/settings.ts";
import type { Log } from "./log.ts";
import type { Db } from "./store/db.ts";

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
};
