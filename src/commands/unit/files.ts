// /files: what lies with a report beside its answers, and the page on which more is handed over.

import type { Standing } from "../../store/people/people.ts";
import { mayHave } from "../../store/people/rights.ts";
import { heldSentFiles, releaseSentFiles } from "../../store/queue/sent-files.ts";
import {
  hasRoomFor,
  isProof,
  isSealed,
  removeUpload,
  uploadById,
  uploadsOf,
} from "../../store/rounds/uploads.ts";
import { reportOffer, reportTitle, roundText, tellApart } from "../../text/interview/rounds.ts";
import { fileLines } from "../../text/interview/sent-files.ts";
import { fileOffer, fileOffers, filesText } from "../../text/officer/files.ts";
import { commandOffer, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOfficer, ownReport, unitInRound } from "../shared/own-report.ts";

/**
 * Without an argument the report that the chat works on; an officer names another by its unit's code. The other
 * arguments come from choices: `get ID`, `drop NODE`, `drop NODE NUMBER`, `drop-this ID`, `drop-yes ID`, `keep`, `of NODE`, `for NODE`.
 */
export const files: PersonCommand = {
  name: "files",
  aliases: commandNames.files.aliases,
  async run(context, args) {
    if (args === "") return own(context);
    if (args === "keep") return { text: filesText.kept };
    const get = /^get (\d{1,15})$/.exec(args)?.[1];
    if (get) return give(context, Number(get));
    const drop = /^drop (\d{1,15})(?: (.+))?$/.exec(args);
    if (drop?.[1]) return askDrop(context, Number(drop[1]), drop[2]);
    const one = /^drop-this (\d{1,15})$/.exec(args)?.[1];
    if (one) return askDropThis(context, Number(one));
    const yes = /^drop-yes (\d{1,15})$/.exec(args)?.[1];
    if (yes) return takeBack(context, Number(yes));
    const [, what, node] = /^(of|for) (\d{1,15})$/.exec(args) ?? [];
    if (node) return ofReport(context, what === "for", Number(node));
    return ofUnit(context, args);
  },
};

/** The reports that the person answers and that are open: of several, which is meant is asked. */
function openOf({ standings }: PersonContext): Standing[] {
  return standings.filter(({ role, expected, roundOpen }) => role === "contact" && expected && roundOpen);
}

/** Of the report that was chosen: what lies with it, or the files that waited for that choice. */
async function ofReport(context: PersonContext, waited: boolean, nodeId: number): Promise<Reply> {
  const report = openOf(context).find((one) => one.nodeId === nodeId);
  if (!report) return { text: filesText.nowhere };
  const name = reportTitle(report, context.app.settings.TIME_ZONE);
  if (!waited) return list(context, { nodeId, name });
  return { text: await takeHeld(context, nodeId, name), effect: { type: "go-on" } };
}

/** Leaves the files that waited to be fetched for this report, where it takes them; gives what is said of it. */
async function takeHeld({ tx, addressId }: PersonContext, nodeId: number, name: string): Promise<string> {
  const held = await heldSentFiles(tx, addressId);
  if (held.files === 0) return filesText.gone;
  if (await isSealed(tx, nodeId)) return `${name}: ${fileLines["media-sealed"]}`;
  if (!(await hasRoomFor(tx, nodeId, held))) return `${name}: ${fileLines["file-full"]}`;
  return filesText.coming(await releaseSentFiles(tx, addressId, nodeId), name);
}

async function own(context: PersonContext): Promise<Reply> {
  const open = openOf(context);
  if (open.length > 1 && context.entering === null) {
    const names = tellApart(open, context.app.settings.TIME_ZONE);
    return {
      chooses: true,
      text: roundText.whereFiles(names),
      offers: open.map(({ nodeId }, index) =>
        commandOffer(reportOffer(names[index] ?? "", index), "files", `of ${nodeId}`),
      ),
    };
  }
  const here = await ownReport(context);
  if (here) return list(context, here);
  return isOfficer(context)
    ? { text: filesText.askUnit, ask: { name: "files", args: "" } }
    : { text: filesText.nowhere };
}

async function ofUnit(context: PersonContext, code: string): Promise<Reply> {
  const found = await unitInRound(context, code, "files");
  if ("reply" in found) return found.reply;
  const { unit } = found;
  return { ...(await list(context, unit)), logged: [{ what: "officer-act", unitId: unit.unitId }] };
}

/**
 * Shows the files, with the page for more only where the chat works on this report: there the rows of a file can be
 * read.
 */
async function list(
  { app, tx, standings, entering }: PersonContext,
  of: { readonly nodeId: number; readonly name: string },
): Promise<Reply> {
  const own = standings.some(({ role, nodeId }) => role === "contact" && nodeId === of.nodeId);
  const found = await uploadsOf(tx, of.nodeId);
  const offers = found.map(({ id }, index) => commandOffer(fileOffer(index + 1), "files", `get ${id}`));
  const drop = commandOffer(fileOffers.drop, "files", `drop ${of.nodeId}`);
  return {
    text: filesText.list(of.name, found, app.settings.TIME_ZONE),
    offers: found.length > 0 ? [...offers, drop] : [],
    ...(own || entering === of.nodeId ? { document: { type: "upload", nodeId: of.nodeId } as const } : {}),
  };
}

async function give({ tx, personId }: PersonContext, id: number): Promise<Reply> {
  const document = { type: "stored", uploadId: id } as const;
  const file = (await mayHave(tx, personId, document)) ? await uploadById(tx, id) : null;
  return file ? { text: filesText.ready(file.name), document } : { text: filesText.gone };
}

async function askDrop(context: PersonContext, nodeId: number, no: string | undefined): Promise<Reply> {
  const { tx, personId } = context;
  if (!(await mayHave(tx, personId, { type: "upload", nodeId }))) return { text: filesText.gone };
  const found = await uploadsOf(tx, nodeId);
  const file =
    no === undefined ? undefined : found[Number(/^(?:t\S+ )?(\d{1,3})$/u.exec(no.trim())?.[1]) - 1];
  const only = no === undefined && found.length === 1 ? found[0] : file;
  if (!only) return { text: filesText.askWhich, ask: { name: "files", args: `drop ${nodeId}` } };
  return confirmDrop(only);
}

async function askDropThis({ tx, personId }: PersonContext, id: number): Promise<Reply> {
  const may = await mayHave(tx, personId, { type: "stored", uploadId: id });
  const file = may ? await uploadById(tx, id) : null;
  return file ? confirmDrop(file) : { text: filesText.gone };
}

function confirmDrop({ id, name }: { readonly id: number; readonly name: string }): Reply {
  return {
    text: filesText.confirmDrop(name),
    offers: [
      commandOffer(fileOffers.dropYes, "files", `drop-yes ${id}`),
      commandOffer(fileOffers.dropNo, "files", "keep"),
    ],
  };
}

/** Takes a file back; of one whose questions are open nothing more is asked. Once the report is sealed its files belong to it, and only an officer may take one away. */
async function takeBack({ tx, now, personId, standings, asksOf }: PersonContext, id: number): Promise<Reply> {
  const may = await mayHave(tx, personId, { type: "stored", uploadId: id });
  const file = may ? await uploadById(tx, id) : null;
  if (!file) return { text: filesText.gone };
  const contact = standings.some(({ role, nodeId }) => role === "contact" && nodeId === file.nodeId);
  if (contact && (await isSealed(tx, file.nodeId))) return { text: filesText.sealed };
  if (await isProof(tx, file.nodeId, id)) return { text: filesText.proves };
  await removeUpload(tx, id, personId, now);
  const act = { what: "officer-act", detail: { node: file.nodeId, upload: id } } as const;
  const effect = asksOf === id ? { effect: { type: "go-on" } as const } : {};
  return { text: filesText.dropped(file.name), logged: contact ? [] : [act], ...effect };
}
