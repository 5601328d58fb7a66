// What the page shows of what was handed over: each with what became of it. To whoever handed it over alone.
import type { App } from "../../app.ts";
import { handedList } from "../../engine/contact/handed-list.ts";
import type { Link } from "../../store/people/links.ts";
import { uploadStatus } from "../../store/rounds/uploads.ts";
import type { UploadTarget } from "../../store/shapes/link-target.ts";
import { pasteField, sayKept, sayUnreadable } from "../../text/file-kinds.ts";
import type { HandedPart } from "../../text/page/handed-part.ts";
import { handedPageWords } from "../../text/page/upload.ts";
import type { ShownUpload } from "./upload-page.ts";
import { type KeptFile, signOf } from "./upload-post.ts";

/**
 * What became of these files; null where one of them is no file of this person's for this report, or is not the file
 * that it is shown for: a link that another opened shows nothing that the person handed over elsewhere.
 */
export async function shownUploads(
  app: App,
  link: Link<UploadTarget>,
  { files, known }: { readonly files: readonly KeptFile[]; readonly known: readonly number[] },
): Promise<readonly ShownUpload[] | null> {
  const { personId, target } = link;
  const shown: ShownUpload[] = [];
  for (const { id, sign } of files) {
    const status = await uploadStatus(app.db, id);
    if (status?.nodeId !== target.nodeId || status.personId !== personId) return null;
    if (signOf(status.sha256) !== sign) return null;
    const { name, outcome, removed } = status;
    const before = known.includes(id) ? [{ head: handedPageWords.known, lines: [] }] : [];
    const says = removed ? [{ head: handedPageWords.removed, lines: [] }] : await saysOf(app, link, status);
    shown.push({ name, waits: outcome === null && !removed, says: [...before, ...says] });
  }
  return shown;
}

type Status = NonNullable<Awaited<ReturnType<typeof uploadStatus>>>;

async function saysOf(
  app: App,
  { personId, target }: Link<UploadTarget>,
  { id, nodeId, name, outcome }: Status,
): Promise<readonly HandedPart[]> {
  switch (outcome?.type) {
    case undefined:
      return [];
    case "kept":
      return [{ head: sayKept(name, outcome.kind, pasteField.onPage), lines: [] }];
    case "bundle":
      return [{ head: handedPageWords.bundle(outcome.files.length), lines: [] }];
    case "unreadable":
      return [{ head: sayUnreadable(name, outcome.why, pasteField.onPage), lines: [] }];
    case "read": {
      const upload = { id, nodeId, name, file: outcome.file };
      const to = { personId, addressId: target.addressId };
      return (await handedList(app.db, upload, to, app.clock())) ?? [];
    }
  }
}
