// Keeps files that were fetched with their report, or tells their sender why not: in the transaction that ends the fetching,
// so that nothing is lost between and nothing told twice.
import { createHash } from "node:crypto";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { personOf } from "../store/people/people.ts";
import { mayHave } from "../store/people/rights.ts";
import { putOutbox } from "../store/queue/outbox.ts";
import type { FetchedFile } from "../store/queue/sent-files.ts";
import { gatheringFor, gathersAt, tellGathering } from "../store/rounds/gatherings.ts";
import { keepUpload } from "../store/rounds/uploads.ts";
import { type NotKeptFile, notKeptText, pictureName } from "../text/people/sent-files.ts";
import { cleanFileName, shownFileName } from "./file-kind.ts";
import { type TakenFile, takenFile } from "./taken-file.ts";

/** A file that a report takes. */
type Taken = FetchedFile & TakenFile;

/** Files that were sent as one are told as one. */
export async function keepFiles(app: App, tx: Tx, files: readonly FetchedFile[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const { personId, nodeId, addressId } = first;
  // Whoever is gone, or has another chat now, is told nothing.
  if ((await personOf(tx, addressId)) !== personId) return;
  const may = await mayHave(tx, personId, { type: "upload", nodeId });
  const several = await gathersAt(tx, nodeId);
  const known = files.map((file) =>
    may ? takenOrNot(file, several) : notKept(file, { type: "not-theirs" }),
  );
  const failed = known.flatMap((file) => ("why" in file ? [file] : []));
  const taken = known.flatMap((file) => ("why" in file ? [] : [file]));
  const together = several && isOfSeveral(taken);
  const full = together ? await keepTogether(app, tx, taken) : await keepAll(app, tx, taken);
  const untold = [...failed, ...full];
  if (untold.length > 0) await tell(app, tx, first, untold);
}

/** Several files that are read, or an archive: of units below. One is looked at when it was read. */
function isOfSeveral(files: readonly Taken[]): boolean {
  return (
    files.filter(({ as }) => as.read).length > 1 ||
    files.some(({ kind, as }) => kind === "archive" && as.read)
  );
}

/** Files of units below are told together, once the last of them is read. */
async function keepTogether(app: App, tx: Tx, files: readonly Taken[]): Promise<readonly NotKeptFile[]> {
  const [first] = files;
  if (!first) return [];
  const now = app.clock();
  const gatheringId = await gatheringFor(tx, first, now);
  const failed: NotKeptFile[] = [];
  for (const file of files) {
    const kept = await keepOne(app, tx, file, { gatheringId });
    if (kept === "full") failed.push(notKept(file, { type: "full" }));
  }
  await tellGathering(tx, gatheringId, `sent-${first.id}`, now);
  return failed;
}

function takenOrNot(file: FetchedFile, several: boolean): Taken | NotKeptFile {
  const { got, name } = file;
  if ("trouble" in got) return notKept(file, { type: got.trouble });
  const taken = takenFile(name ?? "", got.bytes, several);
  if (!("why" in taken)) return { ...file, ...taken };
  const { type, kind } = taken.why;
  return notKept(file, type === "broken" ? { type } : { type: "refused", kind });
}

function notKept({ name }: FetchedFile, why: NotKeptFile["why"]): NotKeptFile {
  return { name: name === null ? null : shownFileName(name), why };
}

/** Keeps the files and gives those for which the report has no room. Pictures are told beside the first of all. */
async function keepAll(app: App, tx: Tx, files: readonly Taken[]): Promise<readonly NotKeptFile[]> {
  const failed: NotKeptFile[] = [];
  // Of files that were sent as one only the first has a caption.
  const proofs =
    files.map((file) => file.proofs).find((one) => one?.length === 1) ?? files[0]?.proofs ?? null;
  let first: number | null = null;
  const isPicture = ({ kind }: Taken) => kind === "picture";
  // There is something to say of every other file: what was read of it, or why it was not.
  for (const file of [...files].sort((a, b) => Number(isPicture(a)) - Number(isPicture(b)))) {
    const kept = await keepOne(
      app,
      tx,
      { ...file, proofs },
      isPicture(file) && first !== null ? { besideId: first } : {},
    );
    if (kept === "full") failed.push(notKept(file, { type: "full" }));
    else first ??= kept.id;
  }
  return failed;
}

function keepOne(
  app: App,
  tx: Tx,
  file: Taken,
  among: { readonly besideId?: number; readonly gatheringId?: number },
): ReturnType<typeof keepUpload> {
  const { id, nodeId, personId, addressId, bytes, kind, as } = file;
  const now = app.clock();
  const name = file.name ?? pictureName(id, now, app.settings.TIME_ZONE);
  return keepUpload(tx, {
    nodeId,
    personId,
    addressId,
    name: cleanFileName(name, as.extension),
    mime: as.mime,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    kept: as.read ? null : kind,
    ...among,
    ...(file.proofs === null ? {} : { proofs: [...file.proofs] }),
    sending: `sent-file:${id}`,
    now,
  });
}

async function tell(
  app: App,
  tx: Tx,
  { id, addressId, nodeId }: FetchedFile,
  failed: readonly NotKeptFile[],
): Promise<void> {
  const helps = app.settings.PUBLIC_URL !== undefined && failed.some(({ why }) => why.type !== "not-theirs");
  const document = helps ? ({ type: "upload", nodeId } as const) : null;
  await putOutbox(tx, {
    addressId,
    // Not a reply: it must not replace the question that the chat was asked.
    kind: "notice",
    dedupe: `sent-file:${id}`,
    body: { text: notKeptText(failed), choices: [], document, progress: null },
    now: app.clock(),
  });
}
