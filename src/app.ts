// The App: clock, ids, database, channels, settings and log, as the rooms that act are given them. Types only: main.ts
// constructs it, tests construct their own.
import type { Channel } from "./channels/channel.ts";
import type { Settings } from "./config/settings.ts";
import type { Log } from "./log.ts";
import type { Address, ChannelName } from "./message.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/db.ts";
import type { Handed } from "./store/queue/outbox.ts";
import type { OutboxKind } from "./store/queue/sending.ts";

/**
 * How the work on a message ended; "kept": it waits for its turn; "unavailable": the database could not be reached, and
 * the platform sends again.
 */
type Worked = "done" | "duplicate" | "dead" | "kept" | "unavailable";

/** How an attempt to deliver a row ended; "rest": it is tried again later. */
export type Attempted = "sent" | "closed" | "rest";

/** Is told what happens, to count it. Cheap, never throws, decides nothing. */
export type Observer = {
  /** A message was worked, from its arrival to its commit in so many milliseconds. */
  worked(channel: Channel["name"], how: Worked, ms: number): void;
  /** A row was handed to its platform, so many milliseconds after it was written. */
  delivered(channel: Channel["name"], kind: OutboxKind, how: Attempted, ms: number): void;
};

/** The short way from an incoming message to its answer: the process that wrote the answer sends it. */
export type Direct = {
  /** Who would send to this address at once, as the holder of its lease; null where nobody has room. */
  sender(to: Address): string | null;
  /** Takes over a row that was written as being sent by `sender`. Call it after the commit. Cheap, never throws. */
  hand(handed: Handed): void;
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
  /** Tells the deliverer that a row may have become due: on these channels, or on any. Cheap, never throws. */
  readonly wake: (channels?: Iterable<ChannelName>) => void;
  /** Tells whoever fetches files that one was sent. Cheap, never throws. Absent where this process fetches none. */
  readonly wakeFetching?: () => void;
  /** Absent where this process delivers nothing. */
  readonly direct?: Direct;
  /** Absent where nothing is measured. */
  readonly observe?: Observer;
  /** The room on the disk that holds the database and the files. Absent where that disk is another machine's. */
  readonly room?: () => Promise<Room>;
};
