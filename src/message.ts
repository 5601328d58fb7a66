// What passes between a channel and the engine, as types, one maker and one mark. This file imports nothing and knows no
// platform.

export type ChannelName = "telegram" | "web" | "zalo-bot" | "zalo-oa" | "mail";

/** Where a person can be reached: the channel, our account on it (a bot's id) and the platform's id of the chat. */
export type Address = { readonly channel: ChannelName; readonly account: string; readonly chat: string };

/**
 * One thing a person can answer with, besides typing freely.
 * `id` is an opaque id the server resolves; `label` is the button; `word` is what may be typed instead.
 */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly word: string;
  /** For a choice under a notice, the command that it gives. The server alone sees it, and it gives no right. */
  readonly gives?: { readonly name: string; readonly args: string };
};

/** A file the outbox makes when it delivers, never inside a transaction. */
export type DocumentRef =
  | { readonly type: "workbook"; readonly roundId: number; readonly personId: number }
  /** The form's own workbook with the totals, or with one unit's report. */
  | { readonly type: "filled-totals"; readonly roundId: number; readonly personId: number }
  | { readonly type: "filled-unit"; readonly nodeId: number }
  | { readonly type: "draft"; readonly nodeId: number }
  | { readonly type: "receipt"; readonly submissionId: number }
  /** What the units below a compiling one wrote, by item, with a place for its own words. */
  | { readonly type: "opinions"; readonly nodeId: number }
  /** A sheet to fill in for each unit below that has handed in nothing. */
  | { readonly type: "empty-units"; readonly nodeId: number }
  /** Code slips of one unit, or (null) of all that nobody joined; making them makes new codes. */
  | {
      readonly type: "slips";
      readonly roundId: number;
      readonly personId: number;
      readonly unitId: number | null;
    }
  /** What a unit handed over, byte for byte. */
  | { readonly type: "stored"; readonly uploadId: number }
  /** A file of the dispatch that a round is about, byte for byte, and the node of whoever asked for it. */
  | { readonly type: "dispatch"; readonly fileId: number; readonly nodeId: number };

/**
 * A page on which a file can be handed over for a report, since not every platform passes on the files that people
 * send.
 */
export type UploadRef = { readonly type: "upload"; readonly nodeId: number };

/**
 * A page on which rows are answered in boxes of their own: of this table, from this row on. `first`: it is the better way
 * for what is asked, and named before the question.
 */
export type GridRef = {
  readonly type: "grid";
  readonly nodeId: number;
  readonly table: string;
  readonly row: string;
  readonly first: boolean;
};

/** What may come with a message: a file, or the way to a page. */
export type AttachedRef = DocumentRef | UploadRef | GridRef;

/**
 * What was typed into one box of a grid: at which place, seen at which revision, and which reading was chosen. At the
 * place where a list's lines are counted it closes the list; at what the places of one line begin with, it takes the
 * line out.
 */
export type TypedCell = {
  readonly place: string;
  readonly said: string;
  readonly rev: number;
  readonly pick?: string;
};

/**
 * Where in a text with an UploadRef the way to that page stands, with what it is good for; where the text has no such
 * mark, the way stands above it. Unicode keeps this one free for programs: nobody's keyboard has it.
 */
export const uploadHere = "\uFDD0";

/** Where in the middle of a sentence the way for photos and files stands; it is left out where there is none. */
export const photosHere = "\uFDD1";

/** A file as its platform gives it: not the file itself, but where to get it. */
export type SentFile = {
  /** The platform's id of the file, or its address there. Whoever has an address may have the file: it is never logged. */
  readonly get: string;
  /** Null for a picture, which has none. */
  readonly name: string | null;
  /** Bytes, as the platform says; null where it does not say. */
  readonly size: number | null;
};

/** What came with a message, or as one. */
export type AttachedFile = {
  /** What the platform calls it: a photo, a document, a sticker. */
  readonly what: string;
  /** The platform's id of the files that were sent as one. */
  readonly album?: string;
  /** The files that the channel can fetch; absent where the platform gives none. */
  readonly files?: readonly SentFile[];
};

export type IncomingBody =
  | {
      readonly type: "text";
      readonly text: string;
      readonly messageId: string;
      /** The message that it replies to, by the platform's id. */
      readonly replyTo?: string;
      /** Passed on from another chat: somebody else may have written it. */
      readonly forwarded?: true;
      /** What it stood under: a caption is a text with a file. */
      readonly file?: AttachedFile;
    }
  | { readonly type: "edited"; readonly text: string; readonly messageId: string }
  | { readonly type: "press"; readonly choiceId: string }
  /** The person opened the chat: `payload` is what the deep link carried (a code), or null. */
  | { readonly type: "start"; readonly payload: string | null }
  | ({ readonly type: "media" } & AttachedFile)
  /** A file was handed over on the page made for it, and is kept. */
  | { readonly type: "upload"; readonly uploadId: number }
  /** Boxes of a grid were left; `done`: its person goes on in the chat. */
  | {
      readonly type: "cells";
      readonly nodeId: number;
      readonly entries: readonly TypedCell[];
      readonly settled: readonly {
        readonly id: string;
        readonly hash: string;
        readonly reason: string | null;
      }[];
      readonly done: boolean;
    }
  /** The platform says that this chat can be written to again, or no longer. */
  | { readonly type: "reach"; readonly reachable: boolean };

/** One incoming message. `key` is unique per channel and account: the inbox claims it, so a repeat does nothing. */
export type IncomingMessage = {
  readonly key: string;
  readonly address: Address;
  /** When the platform says it was written; null where the platform does not say. */
  readonly sentAt: Date | null;
  readonly displayName: string | null;
  readonly body: IncomingBody;
  /** The network address that a web request came from; absent on the platforms. It is kept in the security log alone. */
  readonly network?: string;
};

/** One message to a person. At most one goes out for each one that came in. */
export type OutgoingMessage = {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly document: AttachedRef | null;
  /** How far the report is, for channels that can draw it. */
  readonly progress: { readonly done: number; readonly total: number } | null;
};

/** A message of words alone: nothing to choose, no file, no progress. */
export function wordsAlone(text: string): OutgoingMessage {
  return { text, choices: [], document: null, progress: null };
}
