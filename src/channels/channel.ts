// The contract of a channel: it translates and sends. Knows messages; knows no form, no database and no other channel.
import type { Address, ChannelName, IncomingMessage, OutgoingMessage, SentFile } from "../message.ts";

/** What a channel can carry. The engine never asks which channel it is on; fit.ts applies these. */
export type ChannelLimits = {
  /** Longest text of one message, in UTF-16 units. */
  readonly text: number;
  /** Longest text beside a file, in UTF-16 units; absent where it is no shorter than a message's. */
  readonly caption?: number;
  readonly buttons: boolean;
  /** How many choices can be buttons: with more, all are sent as words. Absent where there is no limit. */
  readonly mostButtons?: number;
  /** The platform may refuse this account's buttons: choices are then sent as words. */
  readonly doubtfulButtons?: true;
  /** Whether a file itself can be sent; otherwise a link is. */
  readonly documents: boolean;
  /** Documents that people send in the chat can be fetched. */
  readonly documentsIn?: true;
  /** The channel shows a delivered message's document itself: neither file nor link is made when it is sent. */
  readonly ownDocuments?: true;
  /** The same message may be sent twice, and is shown once. */
  readonly repeatable?: true;
  /** Whether the platform shows a menu of slash commands. */
  readonly commands: boolean;
  /**
   * The quota of the account's plan: messages a month (null: counted, not limited) and people. Absent where nothing is
   * counted.
   */
  readonly quota?: { readonly messages: number | null; readonly people: number | null };
  /** After how many hours since a person's last message sending costs money, and after how many it is refused. */
  readonly window?: { readonly freeHours: number; readonly closedHours: number };
};

/** A file made for one message. */
export type OutgoingFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** What the outbox hands to a channel: one fitted part. `choices` is empty where the channel has no buttons. */
export type Part = {
  readonly text: string;
  readonly choices: OutgoingMessage["choices"];
  readonly file: OutgoingFile | null;
};

/** The closed set of ways in which sending goes wrong; the outbox decides by `type` alone. */
export type SendError =
  /** Certainly not sent; try again after back-off. */
  | { readonly type: "not-sent"; readonly detail: string }
  /** The request was written and no answer came: it may have been delivered. */
  | { readonly type: "unknown"; readonly detail: string }
  /** The platform asks to wait: with this chat, unless several are told so at once. */
  | { readonly type: "throttled"; readonly retryAfterMs: number }
  /** The month's quota is used up: nothing goes through this account until the month ends or somebody buys more. */
  | { readonly type: "used-up"; readonly retryAfterMs: number; readonly detail: string }
  /** This person cannot be reached any more (blocked, deactivated, unknown chat). */
  | { readonly type: "unreachable"; readonly detail: string }
  /** The platform lets us write to this person only after they write again; neither side did anything wrong. */
  | { readonly type: "window-closed"; readonly detail: string }
  /** This message can never be sent (our fault). */
  | { readonly type: "rejected"; readonly detail: string }
  /**
   * The platform refused this message, perhaps because of its buttons: the same message may be sent with its choices as
   * words.
   */
  | { readonly type: "no-buttons"; readonly detail: string }
  /** The account itself is refused (token revoked): stop and alarm. */
  | { readonly type: "account"; readonly detail: string };

export type SendResult =
  /** `at`: when the platform says it was delivered. "ours": this program is the platform. Null where it does not say. */
  | { readonly ok: true; readonly platformId: string; readonly at: Date | "ours" | null }
  | { readonly ok: false; readonly error: SendError };

/** Why a file that a person sent was not fetched; whoever fetches decides by `type` alone. */
export type FetchTrouble =
  /** It is larger than it may be. */
  | { readonly type: "too-large" }
  /** It never can be fetched: the platform has it no longer, or it lies where the platform keeps no files. */
  | { readonly type: "gone"; readonly detail: string }
  /** Not this time. */
  | { readonly type: "later"; readonly detail: string; readonly retryAfterMs?: number };

export type FetchResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly trouble: FetchTrouble };

export type Channel = {
  readonly name: ChannelName;
  /** Our id on the platform (a bot's id); part of every address and inbox key. */
  readonly account: string;
  readonly limits: ChannelLimits;
  /** Unknown platform data to a message, or null when it is nothing for us. Pure; never throws. */
  read(raw: unknown): IncomingMessage | null;
  send(address: Address, part: Part, signal: AbortSignal): Promise<SendResult>;
  /** Whether the platform answers our account now: a cheap call that changes nothing. Never rejects. */
  answers(signal: AbortSignal): Promise<boolean>;
  /**
   * Fetches a file that a person sent, of at most `mostBytes`; absent where the platform gives no files. No trouble tells
   * the file's address. Never rejects.
   */
  fetchFile?(file: SentFile, mostBytes: number, signal: AbortSignal): Promise<FetchResult>;
};
