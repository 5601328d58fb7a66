// A door to a PostgreSQL server that can fall silent, as a server does that hangs, or shut in the middle of a question.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type SilentDoor = {
  /** The server's address through this door. */
  readonly url: string;
  /** Nothing passes any more over the connections there are; new ones pass. */
  fallSilent(): void;
  /** The next so many connections over which a query with these words comes are cut before it is answered. */
  cut(words: string, times: number): void;
  /** How many are still to be cut. */
  toCut(): number;
  close(): Promise<void>;
};

export async function openSilentDoor(to: string): Promise<SilentDoor> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let cutting = { words: "", left: 0 };
  const door = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.on("data", (bytes) => {
      if (cutting.left === 0 || !bytes.includes(cutting.words)) return;
      cutting = { ...cutting, left: cutting.left - 1 };
      client.destroy();
      server.destroy();
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const address = door.address();
  if (typeof address !== "object" || address === null) throw new Error("the door has no port");
  const url = new URL(to);
  url.port = String(address.port);
  return {
    url: url.href,
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    cut: (words, times) => {
      cutting = { words, left: times };
    },
    toCut: () => cutting.left,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      door.close();
      await once(door, "close");
    },
  };
}
