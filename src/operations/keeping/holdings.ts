// `holdings`: what is held now and until when, for data-protection papers and for whoever asks. Counts, never contents.
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { backupFolder } from "../../store/backup/before-upgrade.ts";
import { databaseBytes, type Holding, type HoldingKind, holdings } from "../../store/holdings.ts";
import { sessionIdleDays } from "../../store/people/sessions.ts";
import { holdingNames, holdingsHelp, holdingsText, type Removal } from "../../text/operator/holdings.ts";
import { readArguments } from "../shared/arguments.ts";
import { type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

type Kind = HoldingKind | "backups";
type Rule = Pick<Removal, "type"> & {
  readonly setting?: Extract<keyof OperationContext["settings"], `RETENTION_${string}`>;
  readonly days?: number;
};

/** A kind without its name does not compile here. */
const names: Readonly<Record<Kind, string>> = holdingNames;

/** Until when each kind is kept: what schedule/ and `backup --prune` carry out. */
const rules: Readonly<Record<Kind, Rule>> = {
  people: { type: "people", setting: "RETENTION_PEOPLE_DAYS" },
  erased: { type: "number" },
  addresses: { type: "addresses" },
  sessions: { type: "sessions", days: sessionIdleDays },
  codes: { type: "expired", setting: "RETENTION_CODES_DAYS" },
  "wrong-codes": { type: "hour" },
  links: { type: "expired", setting: "RETENTION_CODES_DAYS" },
  answers: { type: "report", setting: "RETENTION_PERSONAL_DAYS" },
  submissions: { type: "report", setting: "RETENTION_PERSONAL_DAYS" },
  uploads: { type: "files", setting: "RETENTION_FILES_DAYS" },
  "sent-files": { type: "age", setting: "RETENTION_INBOX_DAYS" },
  requests: { type: "kept" },
  events: { type: "report", setting: "RETENTION_PERSONAL_DAYS" },
  "inbox-content": { type: "age", setting: "RETENTION_DEAD_DAYS" },
  "inbox-keys": { type: "age", setting: "RETENTION_INBOX_DAYS" },
  outbox: { type: "age", setting: "RETENTION_SENT_DAYS" },
  reminders: { type: "kept" },
  security: { type: "age", setting: "RETENTION_SECURITY_DAYS" },
  register: { type: "kept" },
  drafts: { type: "kept" },
  installation: { type: "kept" },
  backups: { type: "prune", setting: "RETENTION_BACKUP_DAYS" },
};

const dayMs = 24 * 3_600_000;

export const holdingsOperation: Operation = {
  name: "holdings",
  ...holdingsHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const { db } = storeOf(context);
    const backups = await backupsHeld(resolve(context.settings.DATA_DIR));
    const found: readonly (Holding & { readonly kind: Kind })[] = [
      ...(await holdings(db)),
      ...(backups === null ? [] : [{ kind: "backups" as const, ...backups }]),
    ];
    const held = found.map((one) => ({ ...one, removed: removalOf(one, context) }));
    const bytes = await databaseBytes(db);
    if (values.json) return context.print(JSON.stringify({ holdings: held, databaseBytes: bytes }));
    const { TIME_ZONE: zone } = context.settings;
    for (const one of held) context.print(holdingsText.line({ ...one, zone }));
    if (backups === null) context.print(`${names.backups}: ${holdingsText.noFolder}`);
    context.print(holdingsText.whole(bytes));
  },
};

function removalOf(
  { kind, oldest }: Holding & { readonly kind: Kind },
  { settings }: OperationContext,
): Removal {
  const { type, setting, days: fixed } = rules[kind];
  const days = setting === undefined ? (fixed ?? null) : settings[setting];
  const next = type === "age" && days !== null && oldest ? new Date(oldest.getTime() + days * dayMs) : null;
  return { type, days, setting: setting ?? null, next };
}

/** The backups that the program made by itself; null where the folder cannot be read. */
async function backupsHeld(dataDir: string): Promise<Holding | null> {
  const folder = backupFolder(dataDir);
  try {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".backup"));
    const found = await Promise.all(files.map((name) => stat(join(folder, name))));
    const times = found.map(({ mtimeMs }) => mtimeMs);
    return {
      rows: files.length,
      oldest: times.length === 0 ? null : new Date(Math.min(...times)),
      newest: times.length === 0 ? null : new Date(Math.max(...times)),
      bytes: found.reduce((sum, { size }) => sum + size, 0),
    };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? { rows: 0, oldest: null, newest: null, bytes: 0 } : null;
  }
}
