// Files that came with a message: what becomes of them is said at once, and what can be fetched is left to be.
import type { App } from "../../app.ts";
import { mostBytesOfFile } from "../../files/limits.ts";
import type { FileFate, Input } from "../../interview/situation.ts";
import type { Address, AttachedFile, IncomingMessage } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { putSentFiles } from "../../store/queue/sent-files.ts";
import { hasRoomFor, isSealed } from "../../store/rounds/uploads.ts";
import { fileLines } from "../../text/interview/sent-files.ts";
import type { Person, Replied } from "../person.ts";

/** What becomes of it, as far as that does not depend on the report. */
export function fateOf({ channels }: App, from: Address, { what, files }: AttachedFile): FileFate {
  if (noFile.has(what)) return "none";
  const channel = channels.find(({ name, account }) => name === from.channel && account === from.account);
  if (!files || !channel?.fetchFile) return channel?.limits.documentsIn ? "unheard" : "unseen";
  if (files.some(({ size }) => size !== null && size > mostBytesOfFile)) return "too-large";
  return pictures.has(what) ? "picture" : "document";
}

const pictures: ReadonlySet<string> = new Set(["photo", "image"]);

/** Kinds of message that are never a file for a report, such as a sticker, and texts that a channel could not read. */
const noFile: ReadonlySet<string> = new Set([
  "unreadable",
  "sticker",
  "animation",
  "gif",
  "location",
  "venue",
  "contact",
  "business_card",
  "poll",
  "dice",
]);

/** The input at the report to which it goes: what could be fetched is "full" where that report takes no more files. */
export async function withRoom(
  tx: Tx,
  nodeId: number,
  message: IncomingMessage,
  input: Input,
): Promise<Input> {
  if ((input.type !== "media" && input.type !== "text") || !comes(input.file)) return input;
  const files = attached(message)?.files ?? [];
  const bytes = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  return (await hasRoomFor(tx, nodeId, { files: files.length, bytes })) ? input : { ...input, file: "full" };
}

/** Below a command's answer, what becomes of the file that the command stood under: no interview has said that. */
export async function tellFileBeside(app: App, tx: Tx, p: Person, replied: Replied): Promise<Replied> {
  const { place, message, chat, personId } = p;
  const file = attached(message);
  if (!file || !place || replied.step) return replied;
  const fate = fateOf(app, message.address, file);
  const input = await withRoom(tx, place.nodeId, message, { type: "media", file: fate });
  const what = (await isSealed(tx, place.nodeId)) && comes(fate) ? "media-sealed" : lineOf(input);
  if (what === null) return replied;
  if (coming.has(what))
    await leave(tx, { addressId: chat.addressId, personId, nodeId: place.nodeId }, message);
  const { answer } = replied;
  const text = answer.text === "" ? fileLines[what] : `${answer.text}\n\n${fileLines[what]}`;
  return { ...replied, answer: { ...answer, text, promptOnly: false } };
}

const lines = {
  unseen: "caption-file",
  unheard: "no-media",
  document: "document-coming",
  picture: "picture-coming",
  "too-large": "file-too-large",
  full: "file-full",
} as const satisfies Partial<Record<FileFate, keyof typeof fileLines>>;

function lineOf(input: Input): keyof typeof fileLines | null {
  return input.type === "media" && input.file !== "none" ? lines[input.file] : null;
}

/** Whether a file is fetched. */
export function comes(fate: FileFate | undefined): boolean {
  return fate === "document" || fate === "picture";
}

/** Leaves the files of a message to be fetched where its answer says that they come. */
export async function leaveToFetch(
  tx: Tx,
  { chat: { addressId }, personId, message }: Pick<Person, "chat" | "personId" | "message">,
  nodeId: number,
  { step }: Replied,
): Promise<void> {
  const said = step?.events.find((event) => event.type === "said" && coming.has(event.what));
  if (said?.type === "said") await leave(tx, { addressId, personId, nodeId }, message, said.proofs);
}

async function leave(
  tx: Tx,
  from: { readonly addressId: number; readonly personId: number; readonly nodeId: number },
  message: IncomingMessage,
  proofs?: readonly string[],
): Promise<void> {
  const { files = [], album } = attached(message) ?? {};
  if (files.length === 0) return;
  // Several files of one message are told as one, like those of an album.
  const together = album ?? (files.length > 1 ? message.key : null);
  await putSentFiles(tx, { ...from, files, album: together, proofs: proofs ? [...proofs] : null });
}

const coming: ReadonlySet<string> = new Set(["document-coming", "picture-coming"]);

/** Whether the answer to one more file of an album says more than that it comes, like the others. */
export function isNewsOfAlbum({ step }: Replied): boolean {
  const news = ["file-too-large", "file-full"];
  return step?.events.some((event) => event.type === "said" && news.includes(event.what)) ?? false;
}

/** The files that came with a message. */
export function attached({ body }: IncomingMessage): AttachedFile | null {
  if (body.type === "media") return body;
  return (body.type === "text" ? body.file : undefined) ?? null;
}
