// The thread that makes files: one at a time, each from one snapshot of the database. Started by documents.ts only.
import { PassThrough, type Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { OutgoingFile } from "../channels/channel.ts";
import type { Answers } from "../form/answers.ts";
import { payloadWithoutPersonal } from "../form/personal.ts";
import { nothingBeside } from "../form/report-cells.ts";
import { opinionsFileName, unitFileName, workbookFileName } from "../report/excel/file-name.ts";
import { writeEmptyUnits, writeUnitFile } from "../report/excel/unit-file.ts";
import { writeWorkbook } from "../report/excel/workbook.ts";
import type { UnitReport } from "../report/types.ts";
import { draftWithoutPersonal, unitsWithoutPersonal } from "../report/without-personal.ts";
import { writeOpinions } from "../report/word/opinions.ts";
import { openDb, type Tx } from "../store/db.ts";
import { handedInBelow } from "../store/rounds/below-read.ts";
import { unitsBelow } from "../store/rounds/gatherings.ts";
import { handedIn } from "../store/rounds/handed-in.ts";
import {
  loadDraft,
  loadReceipt,
  loadWorkbookScope,
  streamUnitReports,
} from "../store/rounds/reports-read.ts";
import { officeName, workbookLabels } from "../text/paper/labels.ts";
import { opinionLabels } from "../text/people/opinions.ts";
import type { DocumentAnswer, DocumentOrder, MadeRef } from "./documents.ts";
import { filledTotals, filledUnit } from "./filled.ts";
import { makeSlips, slipTargetsSchema } from "./slips.ts";

const refSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("workbook"), roundId: z.int(), personId: z.int() }),
  z.object({ type: z.literal("filled-totals"), roundId: z.int(), personId: z.int() }),
  z.object({ type: z.literal("filled-unit"), nodeId: z.int() }),
  z.object({ type: z.literal("draft"), nodeId: z.int() }),
  z.object({ type: z.literal("opinions"), nodeId: z.int() }),
  z.object({ type: z.literal("empty-units"), nodeId: z.int() }),
  z.object({ type: z.literal("receipt"), submissionId: z.int() }),
  z.object({ type: z.literal("slips"), roundId: z.int(), personId: z.int(), unitId: z.int().nullable() }),
]);
const orderSchema = z.object({
  id: z.int(),
  ref: refSchema,
  asOf: z.date(),
  people: z.boolean(),
  random: z.string(),
});
const source = z
  .object({
    databaseUrl: z.string(),
    timeZone: z.string(),
    page: z.string().nullable(),
    doors: slipTargetsSchema.nullable(),
  })
  .parse(workerData);

const office = "application/vnd.openxmlformats-officedocument";
const mimes = {
  workbook: `${office}.spreadsheetml.sheet`,
  words: `${office}.wordprocessingml.document`,
} as const;
const { db } = openDb(source.databaseUrl, { max: 1 });

let queue: Promise<void> = Promise.resolve();

parentPort?.on("message", (message: unknown) => {
  const order = orderSchema.parse(message);
  queue = queue.then(() => answer(order));
});

async function answer(order: DocumentOrder): Promise<void> {
  try {
    const { name, bytes } = await make(order);
    const mime = order.ref.type === "opinions" ? mimes.words : mimes.workbook;
    post({ type: "made", id: order.id, name, mime, bytes });
  } catch (error) {
    post({
      type: "failed",
      id: order.id,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
}

function post(message: DocumentAnswer): void {
  parentPort?.postMessage(message);
}

/** Everything in a file is of one moment, whatever is sealed while it is being made. */
function make(order: DocumentOrder): Promise<Omit<OutgoingFile, "mime">> {
  const { ref, asOf, people, random } = order;
  if (ref.type === "slips") {
    if (!source.doors) throw new Error("slips need to know the doors that they show");
    return makeSlips(db, ref, { asOf, random, timeZone: source.timeZone, doors: source.doors });
  }
  return db.transaction((tx) => makeFrom(tx, ref, { asOf, people }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

/** What a place held itself is told from the unit: a row of its office beside those of the units below. */
async function* namedOwnParts(units: AsyncIterable<UnitReport>): AsyncGenerator<UnitReport> {
  for await (const unit of units) yield unit.ownPart ? { ...unit, node: officeOf(unit.node) } : unit;
}

function officeOf(node: UnitReport["node"]): UnitReport["node"] {
  return { ...node, name: officeName(node.name), shortName: officeName(node.shortName) };
}

async function makeFrom(
  tx: Tx,
  ref: Exclude<MadeRef, { type: "slips" }>,
  { asOf, people: all }: Pick<DocumentOrder, "asOf" | "people">,
): Promise<Omit<OutgoingFile, "mime">> {
  const { timeZone, page } = source;
  const clock = { asOf, timeZone, page };
  switch (ref.type) {
    case "filled-totals":
    case "workbook": {
      const { round, placeIds, parentIds, people } = await loadWorkbookScope(
        tx,
        ref.roundId,
        ref.personId,
        clock,
      );
      const whole = () => namedOwnParts(streamUnitReports(tx, round.form, parentIds, people, placeIds));
      const units = all && people ? whole : () => unitsWithoutPersonal(round.form, whole());
      const filled = ref.type === "filled-totals" ? await filledTotals(tx, round, units, page) : null;
      if (filled !== null) return filled;
      const bytes = await collect((sink) =>
        writeWorkbook(sink, { round, labels: workbookLabels(round, page), units }),
      );
      return { name: workbookFileName(round, asOf), bytes };
    }
    case "filled-unit": {
      const sealed = await handedIn(tx, ref.nodeId);
      const own =
        sealed === null
          ? ({ type: "draft", nodeId: ref.nodeId } as const)
          : ({ type: "receipt", submissionId: sealed } as const);
      return (
        (await filledUnit(tx, own, { ...clock, people: all })) ?? makeFrom(tx, own, { asOf, people: all })
      );
    }
    case "draft": {
      const { round, unit, ...whole } = await loadDraft(tx, ref.nodeId, clock);
      const said = all ? whole : draftWithoutPersonal(round.form, whole);
      const bytes = await collect((sink) =>
        writeUnitFile(sink, { type: "draft", round, labels: workbookLabels(round, page), unit, ...said }),
      );
      return { name: unitFileName("draft", unit.code, asOf, timeZone), bytes };
    }
    case "empty-units": {
      const { round, unit } = await loadDraft(tx, ref.nodeId, clock);
      const units = (await unitsBelow(tx, ref.nodeId)).filter(({ handedIn }) => !handedIn);
      const bytes = await collect((sink) =>
        writeEmptyUnits(sink, { round, labels: workbookLabels(round, page), units }),
      );
      return { name: unitFileName("empty", unit.code, asOf, timeZone), bytes };
    }
    case "opinions": {
      const { round, unit, ...own } = await loadDraft(tx, ref.nodeId, clock);
      if (unit.profile === null) throw new Error("nothing is asked of this unit");
      const { form } = round;
      const below = await handedInBelow(tx, ref.nodeId);
      const without = (answers: Answers) =>
        all ? answers : draftWithoutPersonal(form, { answers, beside: nothingBeside }).answers;
      const bytes = await writeOpinions({
        round,
        labels: opinionLabels,
        unit: { name: unit.name, profile: unit.profile },
        answers: without(own.answers),
        below: below.map(({ name, answers }) => ({ name, answers: without(answers) })),
      });
      return { name: opinionsFileName(unit.code, asOf, timeZone), bytes };
    }
    case "receipt": {
      const { round, ...whole } = await loadReceipt(tx, ref.submissionId, clock);
      const sealed = all ? whole : { ...whole, payload: payloadWithoutPersonal(round.form, whole.payload) };
      const bytes = await collect((sink) =>
        writeUnitFile(sink, { type: "receipt", round, labels: workbookLabels(round, page), ...sealed }),
      );
      return { name: unitFileName("receipt", sealed.payload.unit.code, round.asOf, timeZone), bytes };
    }
  }
}

/** What is written into a sink, as bytes. */
async function collect(write: (sink: Writable) => Promise<void>): Promise<Uint8Array> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), write(sink)]);
  return new Uint8Array(bytes);
}
