// The files that people sent, as a fake platform serves them over HTTP: whole, or with a trouble a test asks for.
import type { ServerResponse } from "node:http";
import { z } from "zod";

export const servedFileSchema = z.strictObject({
  /** The path at which it is served. */
  path: z.string().startsWith("/"),
  base64: z.string(),
  /** What the first so many requests meet; afterwards it comes whole. */
  trouble: z
    .strictObject({
      times: z.int(),
      how: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("status"), code: z.int() }),
        z.strictObject({ kind: z.literal("redirect"), to: z.string() }),
        /** It never ends: as fast as it is taken, or with nothing more after its first bytes. */
        z.strictObject({ kind: z.literal("endless") }),
        z.strictObject({ kind: z.literal("stalls") }),
        /** The connection ends in the middle. */
        z.strictObject({ kind: z.literal("half") }),
      ]),
    })
    .optional(),
});
export type ServedFile = z.input<typeof servedFileSchema>;
export type FileTrouble = NonNullable<ServedFile["trouble"]>;

export class ServedFiles {
  private readonly files = new Map<string, z.output<typeof servedFileSchema>>();
  /** How often each path was asked for. */
  readonly asked: Record<string, number> = {};

  add(file: unknown): void {
    const served = servedFileSchema.parse(file);
    this.files.set(served.path, served);
  }

  sizeOf(path: string): number | null {
    const file = this.files.get(path);
    return file ? Buffer.from(file.base64, "base64").length : null;
  }

  serve(response: ServerResponse, path: string): void {
    this.asked[path] = (this.asked[path] ?? 0) + 1;
    const file = this.files.get(path);
    if (!file) return void response.writeHead(404).end("Not Found");
    const bytes = Buffer.from(file.base64, "base64");
    const { trouble } = file;
    if (!trouble || trouble.times <= 0) {
      return void response.writeHead(200, { "content-type": "application/octet-stream" }).end(bytes);
    }
    trouble.times--;
    const { how } = trouble;
    if (how.kind === "status") return void response.writeHead(how.code).end("no");
    if (how.kind === "redirect") return void response.writeHead(302, { location: how.to }).end();
    response.writeHead(200, how.kind === "half" ? { "content-length": bytes.length } : {});
    if (how.kind === "endless") return void pour(response);
    const part = bytes.subarray(0, Math.ceil(bytes.length / 2));
    response.write(part, () => {
      if (how.kind === "half") response.socket?.destroy();
    });
  }
}

const block = Buffer.alloc(65_536, "a");

function pour(response: ServerResponse) {
  const more = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on("drain", more);
  more();
}
