// Where Zalo keeps the files that people send, as both of its products name them in their messages. Pure.
import { z } from "zod";
import type { SentFile } from "../../message.ts";
import { loosely, looseText, storableText } from "./text.ts";

/** The names of Zalo's own content network and of its file servers; files lie on hosts below them. */
export const FILE_HOSTS: readonly string[] = ["zdn.vn", "zadn.vn", "dlfl.vn", "zalo.me"];

/** In how many seconds a file must have come. */
export const FILE_SECONDS = 120;

const address = z
  .string()
  .regex(/^https?:\/\//)
  .max(2_000);

/** A file at the address that Zalo gives, with the name and size that it says; null where there is no address. */
export function fileAt(url: unknown, name?: string, size?: string): SentFile | null {
  const get = address.safeParse(url);
  if (!get.success) return null;
  const bytes = size !== undefined && /^\d{1,12}$/.test(size) ? Number(size) : null;
  return { get: get.data, name: name === undefined ? null : storableText(name), size: bytes };
}

/** What an event of the Official Account's has attached, within its message or beside it. */
export const attachmentsSchema = loosely(
  z.array(z.object({ payload: loosely(z.object({ url: z.unknown(), name: looseText, size: looseText })) })),
);

/** The files among what is attached; null where not each of them has an address, for none is dropped in silence. */
export function attachedFiles(attachments: z.infer<typeof attachmentsSchema>): readonly SentFile[] | null {
  const files = (attachments ?? []).map(({ payload }) =>
    payload ? fileAt(payload.url, payload.name, payload.size) : null,
  );
  const found = files.flatMap((file) => file ?? []);
  return found.length === 0 || found.length < files.length ? null : found;
}
