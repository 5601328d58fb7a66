// What a pool sends to PostgreSQL: every write to a socket, and the messages of the frontend protocol in it.
import { Socket } from "node:net";
import { vi } from "vitest";
import { type OpenDb, openDb } from "../../../src/store/db.ts";

/** What went to the server since it was asked last. */
export type Traffic = {
  readonly begins: number;
  /** Ends of transactions; a statement outside of any is one of its own. */
  readonly commits: number;
  /** The text of every statement that was executed, but for the begins and the ends. */
  readonly statements: readonly string[];
  /** How many of them the server had to parse anew. */
  readonly parses: number;
  /** Calls of `write` at a socket. */
  readonly writes: number;
};

export type WatchedDb = OpenDb & {
  /** What went out since the last call, or since the pool was opened. */
  taken(): Traffic;
};

type Counts = { begins: number; commits: number; statements: string[]; parses: number; writes: number };

const nothing = (): Counts => ({ begins: 0, commits: 0, statements: [], parses: 0, writes: 0 });

/** By this name its connections are told from others to the same server: it stands in the first message of each. */
const NAME = "watched";

/**
 * Opens a pool of which every byte is counted where the program hands it to the system: nothing stands between the two
 * that could join writes or hide one. One at a time.
 */
export function openWatched(url: string, options: Parameters<typeof openDb>[1]): WatchedDb {
  const sockets = new WeakMap<Socket, (chunk: Buffer) => void>();
  let counts = nothing();
  const { write } = Socket.prototype;
  const watch = vi.spyOn(Socket.prototype, "write");
  watch.mockImplementation(function (this: Socket, ...given: Parameters<Socket["write"]>) {
    const [chunk] = given;
    const known = sockets.get(this);
    if (known && Buffer.isBuffer(chunk)) {
      counts.writes++;
      known(chunk);
    } else if (Buffer.isBuffer(chunk) && chunk.includes(`application_name\0${NAME}\0`)) {
      sockets.set(
        this,
        makeReader(() => counts),
      );
    }
    return write.apply(this, given);
  });
  const named = new URL(url);
  named.searchParams.set("application_name", NAME);
  const opened = openDb(named.href, options);
  return {
    ...opened,
    taken: () => {
      const since = counts;
      counts = nothing();
      return since;
    },
    close: async () => {
      await opened.close();
      watch.mockRestore();
    },
  };
}

/** Reads one connection's messages, each a letter, its length and its body. */
function makeReader(counts: () => Counts): (chunk: Buffer) => void {
  const prepared = new Map<string, string>();
  let bound = "";
  let rest = Buffer.alloc(0);
  let inTransaction = false;

  function executed(text: string): void {
    const word = text.trim().toLowerCase().split(/\s/)[0] ?? "";
    if (word === "begin") {
      counts().begins++;
      inTransaction = true;
    } else if (word === "commit" || word === "rollback") {
      counts().commits++;
      inTransaction = false;
    } else {
      counts().statements.push(text.trim().replace(/\s+/g, " "));
      if (!inTransaction) counts().commits++;
    }
  }

  function read(type: string, body: Buffer): void {
    const [first = "", second = ""] = body.toString("utf8").split("\0");
    if (type === "P") {
      prepared.set(first, second);
      counts().parses++;
    } else if (type === "B") bound = second;
    else if (type === "E") executed(prepared.get(bound) ?? "?");
    else if (type === "Q") executed(first);
  }

  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const length = rest.readUInt32BE(1);
      read(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, length + 1));
      rest = rest.subarray(length + 1);
    }
  };
}
