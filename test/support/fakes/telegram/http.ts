// How the fake reads a request's fields, as JSON or multipart, and how it answers.
import type { IncomingMessage, ServerResponse } from "node:http";

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** A trouble that does not keep the platform from doing what it was asked, but its answer from arriving well. */
export type AnswerTrouble = { readonly kind: string; readonly ms?: number } | null;

/** Answers, as the trouble has it: not at all, with half of the answer, late; or well. */
export function answerWith(
  trouble: AnswerTrouble,
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  if (trouble?.kind === "cut-after") response.socket?.destroy();
  else if (trouble?.kind === "slow") setTimeout(() => reply(response, status, body), trouble.ms ?? 0);
  else if (trouble?.kind === "half") replyHalf(response, status, body);
  else reply(response, status, body);
}

function replyHalf(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
}

/** The parameters of a call. A file stands where `attach://` names its part. */
export function fields(body: Buffer, type = ""): Record<string, unknown> {
  if (body.length === 0) return {};
  if (type.startsWith("application/json")) return JSON.parse(body.toString("utf8"));
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1];
  if (boundary === undefined) throw new Error(`neither JSON nor multipart: ${type}`);
  const parts = new Map(parse(body, boundary).map((part) => [part.name, part]));
  const attached = new Set<string>();
  const values = [...parts.values()].map((part) => {
    const text = part.bytes.toString("utf8");
    const file = text.startsWith("attach://") ? parts.get(text.slice("attach://".length)) : undefined;
    if (file) attached.add(file.name);
    return [part.name, file ? new File([new Uint8Array(file.bytes)], file.filename ?? "") : text] as const;
  });
  return Object.fromEntries(values.filter(([name]) => !attached.has(name)));
}

type PartOfBody = { readonly name: string; readonly filename: string | undefined; readonly bytes: Buffer };

function parse(body: Buffer, boundary: string): readonly PartOfBody[] {
  const mark = `--${boundary}`;
  const parts: PartOfBody[] = [];
  for (let at = body.indexOf(mark); ; ) {
    const from = at + mark.length;
    const next = body.indexOf(`\r\n${mark}`, from);
    if (at < 0 || next < 0) return parts;
    const head = body.indexOf("\r\n\r\n", from);
    const header = body.subarray(from, head).toString("utf8");
    const name = /name="?([^";\r]+)"?/.exec(header)?.[1] ?? "";
    const filename = /filename="?([^";\r]+)"?/.exec(header)?.[1];
    parts.push({ name, filename, bytes: body.subarray(head + 4, next) });
    at = next + 2;
  }
}
