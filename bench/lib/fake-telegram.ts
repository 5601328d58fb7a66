// A Telegram in a process of its own that takes every message at once, and says to its parent in which chat: one line each.
import { createServer } from "node:http";
import { z } from "zod";

const message = z.object({ chat_id: z.coerce.number(), text: z.string() });
const bot = { id: 700_000_001, is_bot: true, first_name: "Fake", username: "fake_bot" };
let messages = 0;

function resultOf(method: string, body: string): { result: unknown; chat?: number } {
  if (method === "sendMessage") {
    const { chat_id: id, text } = message.parse(JSON.parse(body));
    const date = Math.floor(Date.now() / 1000);
    return { result: { message_id: ++messages, date, chat: { id, type: "private" }, text }, chat: id };
  }
  if (method === "getMe") return { result: bot };
  if (method === "getWebhookInfo") return { result: { url: "", pending_update_count: 0 } };
  return { result: true };
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const path = request.url ?? "";
    const { result, chat } = resultOf(
      path.slice(path.lastIndexOf("/") + 1),
      Buffer.concat(chunks).toString(),
    );
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, result }));
    if (chat !== undefined) process.stdout.write(`${chat}\n`);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" ? address?.port : 0}\n`);
});
// Whoever started it has gone when its standard input ends.
process.stdin.on("end", () => process.exit(0)).resume();
