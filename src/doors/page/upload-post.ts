// What the page for files posts: files and a paste, each looked at by what it truly is, and kept. Parses no file itself.
import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { App } from "../../app.ts";
import { mostBytesOfFile, mostMegabytes } from "../../files/limits.ts";
import { type Paste, pasteBytes, pasteMime } from "../../files/paste.ts";
import { inTransaction, type Tx } from "../../store/db.ts";
import type { Link } from "../../store/people/links.ts";
import { gatheringFor, gathersAt, tellGathering } from "../../store/rounds/gatherings.ts";
import { keepUpload, mostFiles } from "../../store/rounds/uploads.ts";
import type { UploadTarget } from "../../store/shapes/link-target.ts";
import { pasteField, sayUnreadable } from "../../text/file-kinds.ts";
import { uploadWords } from "../../text/page/upload.ts";
import { cleanFileName, shownFileName } from "../file-kind.ts";
import { type TakenFile, takenFile } from "../taken-file.ts";

const mostAtOnce = 10;
/** Where the files of units below come too. */
const mostOfUnits = 60;
const largestHtml = 4_000_000;
const largestText = 1_000_000;
/** All that one post may hold: some large files, or many of the usual size. */
export const largestPost = 25_000_000;

/** What a form holds, as it was posted. */
export type Posted = { readonly files: readonly File[]; readonly paste: Paste | null };

/** Something that was not kept: what the page says of it, and the status where nothing was. */
export type Refused = { readonly says: string; readonly status: 400 | 409 | 413 | 415 };

/** A file by its row and by the beginning of its hash: only whoever had the file knows both. */
export type KeptFile = { readonly id: number; readonly sign: string };

type KeptOne = KeptFile & { readonly known: boolean };

/** What of a file's hash stands in the address of its page. */
export function signOf(sha256: string): string {
  return sha256.slice(0, 16);
}

/** What came of one post. */
export type Kept = {
  readonly files: readonly KeptFile[];
  /** Of these the report had them already. */
  readonly known: readonly number[];
  readonly refused: readonly Refused[];
};

/** The files and the paste of a form; null where it holds neither, or is no form. */
export async function postedIn(c: Context): Promise<Posted | null> {
  const form = await c.req.formData().catch(() => null);
  if (form === null) return null;
  const files = form
    .getAll("file")
    .flatMap((one) => (one instanceof File && (one.size > 0 || one.name !== "") ? [one] : []));
  const paste = pasteIn(form);
  return files.length === 0 && paste === null ? null : { files, paste };
}

/** Keeps each file and the paste that a report takes, and says of the others why it does not take them. */
export async function keepPosted(
  app: App,
  link: Link<UploadTarget>,
  { files, paste }: Posted,
): Promise<Kept> {
  const ids = new Map<number, KeptFile>();
  const known: number[] = [];
  const refused: Refused[] = [];
  const note = (kept: KeptOne | Refused) => {
    if (!("id" in kept)) return refused.push(kept);
    if (kept.known && !ids.has(kept.id)) known.push(kept.id);
    return ids.set(kept.id, kept);
  };
  if (paste !== null) note(await keepPaste(app, link, paste));
  const { nodeId } = link.target;
  const several = await inTransaction(app.db, (tx) => gathersAt(tx, nodeId));
  const most = several ? mostOfUnits : mostAtOnce;
  const taken: (Taken | Refused)[] = [];
  for (const file of files.slice(0, most)) taken.push(await takeFile(file, several));
  const together =
    several && (taken.length > 1 || taken.some((one) => "as" in one && one.kind === "archive"));
  if (together) for (const kept of await keepTogether(app, link, taken)) note(kept);
  else for (const one of taken) note("says" in one ? one : await keep(app, link, madeOf(one)));
  if (files.length > most) refused.push({ says: uploadWords.mostAtOnce(most), status: 413 });
  return { files: [...ids.values()], known, refused };
}

/** A form's line ends are its own: the same paste comes as the same text. */
function pasteIn(form: FormData): Paste | null {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replace(/\r\n?/gu, "\n") : "";
  };
  const [html, text] = [said("html"), said("text")];
  if (html.trim() === "" && text.trim() === "") return null;
  return { html: html.trim() === "" ? null : html, text };
}

async function keepPaste(app: App, link: Link<UploadTarget>, paste: Paste): Promise<KeptOne | Refused> {
  if ((paste.html ?? "").length > largestHtml || paste.text.length > largestText)
    return { says: uploadWords.pasteTooLarge, status: 413 };
  return keep(app, link, {
    name: uploadWords.pasteName,
    bytes: pasteBytes(paste),
    mime: pasteMime,
    kept: null,
  });
}

/** A file as a report takes it, with its name. */
type Taken = TakenFile & { readonly name: string };

async function takeFile(file: File, several: boolean): Promise<Taken | Refused> {
  if (file.size > mostBytesOfFile)
    return { says: uploadWords.tooLarge(shownFileName(file.name), mostMegabytes), status: 413 };
  const taken = takenFile(file.name, new Uint8Array(await file.arrayBuffer()), several);
  if ("why" in taken)
    return {
      says: sayUnreadable(shownFileName(file.name), taken.why, pasteField.onPage),
      status: taken.why.kind === "empty" ? 400 : 415,
    };
  return { ...taken, name: cleanFileName(file.name, taken.as.extension) };
}

function madeOf({ name, kind, as, bytes }: Taken): Made {
  return { name, bytes, mime: as.mime, kept: as.read ? null : kind };
}

/** In one transaction, so that none is told before the last one lies there. */
function keepTogether(
  app: App,
  link: Link<UploadTarget>,
  taken: readonly (Taken | Refused)[],
): Promise<readonly (KeptOne | Refused)[]> {
  const now = app.clock();
  const { personId, target } = link;
  return inTransaction(app.db, async (tx) => {
    const gatheringId = await gatheringFor(tx, { ...target, personId }, now);
    const kept: (KeptOne | Refused)[] = [];
    for (const one of taken)
      kept.push("says" in one ? one : await keepIn(tx, link, { ...madeOf(one), gatheringId }, now));
    await tellGathering(tx, gatheringId, `kept-${now.getTime()}`, now);
    return kept;
  });
}

type Made = Pick<Parameters<typeof keepUpload>[1], "name" | "bytes" | "mime" | "kept" | "gatheringId">;

function keep(app: App, link: Link<UploadTarget>, made: Made): Promise<KeptOne | Refused> {
  return inTransaction(app.db, (tx) => keepIn(tx, link, made, app.clock()));
}

async function keepIn(
  tx: Tx,
  { personId, target }: Link<UploadTarget>,
  made: Made,
  now: Date,
): Promise<KeptOne | Refused> {
  const sha256 = createHash("sha256").update(made.bytes).digest("hex");
  const { nodeId, addressId } = target;
  const kept = await keepUpload(tx, { ...made, nodeId, addressId, personId, sha256, now });
  return kept === "full"
    ? { says: uploadWords.full(mostFiles), status: 409 }
    : { ...kept, sign: signOf(sha256) };
}
