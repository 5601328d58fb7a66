// The reports in files that were handed over together: found, noted once, and shown as they stand. Writes no report.
import { questionnaire } from "../../form/questions.ts";
import { type FoundReport, reportsIn } from "../../interview/handed/gathered.ts";
import type { GatheredDoubt } from "../../interview/handed/gathering.ts";
import { readHanded } from "../../interview/handed/read-handed.ts";
import type { Tx } from "../../store/db.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import {
  filesGathered,
  type GatheredFile,
  type GatheredRow,
  type GatheringRow,
  gatheredIn,
  noteGathered,
  settleGathered,
  type UnitBelow,
  unitsBelow,
} from "../../store/rounds/gatherings.ts";
import { gatheringText, type ToldReport } from "../../text/people/gathering.ts";
import type { Reply } from "./command.ts";
import { newOffers } from "./gathering-offers.ts";

export type Gathered = {
  readonly gathering: GatheringRow;
  readonly units: readonly UnitBelow[];
  readonly rows: readonly GatheredRow[];
  readonly files: readonly GatheredFile[];
};

/** All of a gathering, with what its files hold noted. */
export async function loadGathered(tx: Tx, gathering: GatheringRow, now: Date): Promise<Gathered> {
  const units = await unitsBelow(tx, gathering.nodeId);
  const files = await filesGathered(tx, gathering.id);
  await noteNew(tx, gathering, { units, files }, now);
  return { gathering, units, files, rows: await gatheredIn(tx, gathering.id) };
}

/** One report of a file, cut out anew. */
export function foundAt(
  units: readonly UnitBelow[],
  files: readonly GatheredFile[],
  { uploadId, part }: Pick<GatheredRow, "uploadId" | "part">,
): FoundReport<UnitBelow> | null {
  const file = files.find(({ id }) => id === uploadId);
  if (!file?.outcome) return null;
  const all = reportsIn(units)({ name: file.name, outcome: file.outcome });
  return all.find((one) => one.part === part) ?? null;
}

async function noteNew(
  tx: Tx,
  { id }: GatheringRow,
  { units, files }: Pick<Gathered, "units" | "files">,
  now: Date,
): Promise<void> {
  const known = await gatheredIn(tx, id);
  const among = reportsIn(units);
  const fresh = files.filter((file) => known.every(({ uploadId }) => uploadId !== file.id));
  const rows: Parameters<typeof noteGathered>[1][number][] = [];
  for (const { id: uploadId, name, outcome } of fresh) {
    if (!outcome) continue;
    for (const found of among({ name, outcome })) {
      const judged = await judge(tx, found, found.unit, now);
      const { part } = found;
      const nodeId = found.unit?.nodeId ?? null;
      rows.push({ gatheringId: id, uploadId, part, name: found.name, nodeId, ...judged });
    }
  }
  await noteGathered(tx, rows);
  await numberDoubts(tx, await gatheredIn(tx, id));
}

type Judged = Pick<GatheredRow, "state" | "why" | "blanks">;

/** Whether a report can be written for a unit as it is. */
export async function judge(
  tx: Tx,
  { file, why }: Pick<FoundReport<UnitBelow>, "file" | "why">,
  unit: UnitBelow | null,
  now: Date,
): Promise<Judged> {
  const open = (doubt: GatheredDoubt): Judged => ({ state: "open", why: doubt, blanks: 0 });
  if (!file) return open("unreadable");
  if (!unit) return open(why ?? "no-unit");
  if (unit.handedIn) return { state: "left", why: "handed-in", blanks: 0 };
  const q = questionnaire(await loadForm(tx, unit.formId, unit.formVersion), unit.profile);
  const handed = readHanded(q, file, { sheet: null, unit, now });
  if (handed.choose.length > 0) return open("sheets");
  if (handed.rows.length + handed.narratives.length + handed.lists.length === 0) return open("nothing");
  const blanks = new Set([...handed.blanks, ...handed.dashes].map(({ id }) => id)).size;
  return { state: "ready", why: null, blanks };
}

/** Two files of one unit are both doubtful; whatever is to be decided has a number, and keeps it. */
async function numberDoubts(tx: Tx, rows: readonly GatheredRow[]): Promise<void> {
  const ready = rows.filter(({ state, no }) => state === "ready" && no === null);
  const twice = ready.filter((row) => ready.some((other) => other !== row && other.nodeId === row.nodeId));
  let no = Math.max(0, ...rows.map((row) => row.no ?? 0));
  for (const row of rows) {
    const again = twice.includes(row);
    if (!again && (row.state !== "open" || row.no !== null)) continue;
    no += 1;
    await settleGathered(tx, row.id, again ? { state: "open", why: "twice", no } : { no });
  }
}

/** What is said of a gathering that is not settled; the next text decides. `above`: what became of the last one. */
export function showGathered({ gathering, units, rows, files }: Gathered, above: readonly string[]): Reply {
  const ready = rows.filter(({ state }) => state === "ready");
  const inFiles = new Set(rows.map(({ nodeId }) => nodeId));
  const missing = units.filter(({ handedIn, nodeId }) => !handedIn && !inFiles.has(nodeId));
  const text = gatheringText.told({
    reports: toldReports({ units, rows, files }),
    ready: ready.length,
    blanks: ready.reduce((sum, { blanks }) => sum + blanks, 0),
    zeros: gathering.zeros,
    example: missing[0]?.code ?? units[0]?.code ?? null,
    without: missing.map(({ shortName }) => shortName),
  });
  return {
    text: [...above, text].join("\n"),
    offers: ready.length > 0 ? newOffers(gathering.id, "write") : [],
    ask: { name: "collect", args: String(gathering.id) },
  };
}

export function toldReports({ units, rows, files }: Omit<Gathered, "gathering">): readonly ToldReport[] {
  return rows.map((row) => ({
    no: row.no,
    name: row.name,
    unit: units.find(({ nodeId }) => nodeId === row.nodeId)?.shortName ?? null,
    why: row.why,
    unreadable: row.why === "unreadable" ? (foundAt(units, files, row)?.unreadable ?? null) : null,
    left: row.state === "left",
  }));
}
