// A mail server as strict as real ones, on 127.0.0.1: it takes one sender and one recipient, keeps every letter, and meets each
// step with the trouble that a test wishes.
import { createServer, type Socket } from "node:net";

export type Letter = {
  readonly from: string;
  readonly to: string;
  /** As it was sent, headers too. */
  readonly raw: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
};

/** What the next command of this name is answered; "cut" ends the connection without an answer. */
type Trouble = { readonly at: string; readonly answer: string | "cut"; times: number };

export type SmtpFake = {
  /** "smtp://127.0.0.1:PORT" */
  readonly url: string;
  readonly letters: readonly Letter[];
  /** Whatever a client did that no client may do. */
  readonly faults: readonly string[];
  trouble(at: string, answer: string | "cut", times?: number): void;
  stop(): Promise<void>;
};

export async function startSmtp(): Promise<SmtpFake> {
  const letters: Letter[] = [];
  const faults: string[] = [];
  const troubles: Trouble[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, letters, faults, troubles);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server does not listen");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    faults,
    trouble: (at, answer, times = 1) => troubles.push({ at, answer, times }),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function serve(socket: Socket, letters: Letter[], faults: string[], troubles: Trouble[]): void {
  let waiting = "";
  let from: string | null = null;
  let to: string[] = [];
  let inText = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const meets = (at: string): boolean => {
    const trouble = troubles.find((one) => one.at === at && one.times > 0);
    if (!trouble) return false;
    trouble.times -= 1;
    if (trouble.answer === "cut") socket.destroy();
    else say(trouble.answer);
    return true;
  };
  const command = (line: string) => {
    const [, name = "", rest = ""] =
      /^(EHLO|HELO|MAIL FROM:|RCPT TO:|DATA|RSET|NOOP|QUIT)(.*)$/iu.exec(line) ?? [];
    const at = name.toUpperCase().replace(":", "");
    if (at !== "" && meets(at)) return;
    switch (at) {
      case "EHLO":
        return say("250-127.0.0.1\r\n250-8BITMIME\r\n250 SMTPUTF8");
      case "HELO":
      case "RSET":
      case "NOOP":
        return say("250 ok");
      case "MAIL FROM":
        from = /^<([^<>\s]+)>/u.exec(rest.trim())?.[1] ?? null;
        to = [];
        return say(from === null ? "501 sender" : "250 ok");
      case "RCPT TO": {
        const one = /^<([^<>\s]+)>$/u.exec(rest.trim())?.[1];
        if (one === undefined || from === null) return say("501 recipient");
        to.push(one);
        return say("250 ok");
      }
      case "DATA":
        if (to.length !== 1) faults.push(`a letter to ${to.length} mailboxes`);
        inText = true;
        return say("354 go on");
      case "QUIT":
        say("221 bye");
        return socket.end();
      default:
        faults.push(`a command that is none: ${line.slice(0, 20)}`);
        return say("502 unknown");
    }
  };
  say("220 127.0.0.1 ESMTP");
  socket.on("data", (bytes) => {
    waiting += bytes.toString("latin1");
    for (;;) {
      const mark = inText ? "\r\n.\r\n" : "\r\n";
      const end = waiting.indexOf(mark);
      if (end < 0) return;
      const piece = waiting.slice(0, end);
      waiting = waiting.slice(end + mark.length);
      if (!inText) {
        command(piece);
        continue;
      }
      inText = false;
      if (meets("TEXT")) continue;
      letters.push(letterOf(from ?? "", to[0] ?? "", piece.replace(/^\.\./gmu, ".")));
      say("250 taken");
    }
  });
}

function letterOf(from: string, to: string, raw: string): Letter {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/gu, " ")
      .split("\r\n")
      .map((line): [string, string] => {
        const at = line.indexOf(":");
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
      }),
  );
  const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  const text = decoded(body.join("\r\n\r\n"), encoding).replace(/\r\n/gu, "\n");
  return { from, to, raw, headers, subject: decodedWords(headers.get("subject") ?? ""), text };
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const bytes = body
    .replace(/=\r\n/gu, "")
    .replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** "=?UTF-8?Q?…?=" as the words that it stands for. */
function decodedWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/gu, "?==?")
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/giu, (_, how: string, words: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString("latin1")
        : words
            .replace(/_/gu, " ")
            .replace(/=([0-9A-F]{2})/giu, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
    .replace(/[\u0080-\u00ff]+/gu, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}
