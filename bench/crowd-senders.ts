// The anonymous crowd of bench/crowd.ts, in a process of its own: posts as fast as it is answered until its input ends,
// then prints how often it got each status.
import { randomBytes } from "node:crypto";
import { setPriority } from "node:os";
import { z } from "zod";

const order = z.object({ crowd: z.enum(["page", "oa"]), url: z.string(), senders: z.number() });
const { crowd, url, senders } = order.parse(JSON.parse(process.argv[2] ?? ""));
// A real crowd has machines of its own: this one takes only what the program leaves.
setPriority(19);

const id = () => randomBytes(9).toString("base64url");

/** What a stranger's page posts, from another browser each time; the senders are spread over four networks. */
function pagePost(sender: number): Request {
  return new Request(`${url}/chat/messages`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Tonghop-Page": "1",
      "X-Forwarded-For": `203.0.113.${1 + (sender % 4)}`,
    },
    body: JSON.stringify({ id: id(), age: 0, text: "xin chào" }),
  });
}

/** Bodies that cost most to read: nested deeply, with a number of many digits inside; also some of the size that is taken. */
const bodies = [1024 * 1024, 64 * 1024].flatMap((size) => {
  const depth = Math.floor((size - 64) / 6);
  const head = `{"timestamp":"${Date.now()}","a":`;
  return [
    `${head}${'{"a":'.repeat(depth - 10)}1234567890123456789${"}".repeat(depth - 10)}}`,
    `${head}${"[".repeat(3 * depth - 60)}1234567890123456789${"]".repeat(3 * depth - 60)}}`,
    `${head}${"1".repeat(6 * depth - 120)}}`,
  ];
});

/** An event that nobody signed. */
function oaPost(n: number): Request {
  return new Request(`${url}/webhook/zalo-oa`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-ZEvent-Signature": `mac=${"0".repeat(64)}` },
    body: bodies[n % bodies.length] ?? "",
  });
}

let over = false;
process.stdin.resume();
process.stdin.on("end", () => {
  over = true;
});
const statuses: Record<string, number> = {};

async function send(sender: number): Promise<void> {
  for (let n = 0; !over; n++) {
    const status = await fetch(crowd === "page" ? pagePost(sender) : oaPost(n)).then(
      async (response) => {
        await response.arrayBuffer();
        return String(response.status);
      },
      // The connection was closed before all of the body was sent.
      () => "closed",
    );
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

await Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)));
console.log(JSON.stringify(statuses));
process.exit(0);
